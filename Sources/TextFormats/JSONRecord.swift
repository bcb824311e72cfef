/// What is read of a record of JSON Lines, in any of the shapes that tools write.
struct JSONRecord: Decodable {
  var text: String?
  /// The words, where the text is cut already.
  var tokens: [Token]?
  /// The tag of each word.
  var tags: [String]?
  /// The entities, under whichever key; nil where there are none.
  var spans: [Span]?
  /// What the places of entities are counted in; nil where the record does not say.
  var unit: String?
  /// The numbers of the words that open sentences; nil for one sentence.
  var sentenceStarts: [Int]?
  var opensDocument: Bool

  private enum Key: String, CodingKey {
    case text, tokens, tags, entities, spans, label, labels
    case nerTags = "ner_tags"
    case unit = "offset_unit"
    case sentenceStarts = "sentence_starts"
    case opensDocument = "new_document"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    text = try container.decodeIfPresent(String.self, forKey: .text)
    tokens = try container.decodeIfPresent([Token].self, forKey: .tokens)
    tags = try container.decodeIfPresent([String].self, forKey: .tags)
    // other tools write numbers here, which say nothing without their list of names
    if tags == nil { tags = try? container.decodeIfPresent([String].self, forKey: .nerTags) }
    spans = try container.decodeIfPresent([Span].self, forKey: .entities)
    for key in [Key.spans, .label, .labels] where spans == nil && JSONRecord.hasSpans(container, key) {
      spans = try container.decodeIfPresent([Span].self, forKey: key)
    }
    unit = try container.decodeIfPresent(String.self, forKey: .unit)
    sentenceStarts = try container.decodeIfPresent([Int].self, forKey: .sentenceStarts)
    opensDocument = try container.decodeIfPresent(Bool.self, forKey: .opensDocument) ?? false
  }

  /// Whether a key holds entities, and not something else, as the label of the whole text: a list of objects or of lists.
  private static func hasSpans(_ container: KeyedDecodingContainer<Key>, _ key: Key) -> Bool {
    guard var list = try? container.nestedUnkeyedContainer(forKey: key), !list.isAtEnd else { return false }
    var other = list
    return (try? list.nestedUnkeyedContainer()) != nil || (try? other.nestedContainer(keyedBy: Key.self)) != nil
  }

  /// The keys that are read.
  static var keys: [String] {
    [
      Key.text, .tokens, .tags, .entities, .spans, .label, .labels, .nerTags, .unit, .sentenceStarts, .opensDocument,
    ].map(\.rawValue)
  }

  /// What JSON calls the values of a type.
  static func name(of type: any Any.Type) -> String {
    switch type {
    case is String.Type: "a string"
    case is Int.Type, is Double.Type: "a number"
    case is Bool.Type: "true or false"
    case is [Any].Type: "a list"
    default: "an object or a list"
    }
  }

  /// A word: a string, or an object that has it as its text.
  struct Token: Decodable {
    let text: String

    private enum Key: String, CodingKey { case text }

    init(from decoder: any Decoder) throws {
      if let text = try? decoder.singleValueContainer().decode(String.self) {
        self.text = text
      } else {
        text = try decoder.container(keyedBy: Key.self).decode(String.self, forKey: .text)
      }
    }
  }

  /// An entity: `{"start": 0, "end": 5, "label": "LOC"}`, also as `start_offset`, `end_offset` and `entity_group` or
  /// `entity`; or `[0, 5, "LOC"]`.
  struct Span: Decodable {
    let start: Int
    let end: Int
    let label: String
    let score: Double?

    private enum Key: String, CodingKey {
      case start, end, label, score, entity
      case startOffset = "start_offset"
      case endOffset = "end_offset"
      case entityGroup = "entity_group"
    }

    init(from decoder: any Decoder) throws {
      if var list = try? decoder.unkeyedContainer() {
        start = try list.decode(Int.self)
        end = try list.decode(Int.self)
        label = try list.decode(String.self)
        score = nil
        return
      }
      let container = try decoder.container(keyedBy: Key.self)
      start =
        try container.decodeIfPresent(Int.self, forKey: .startOffset) ?? container.decode(Int.self, forKey: .start)
      end = try container.decodeIfPresent(Int.self, forKey: .endOffset) ?? container.decode(Int.self, forKey: .end)
      score = try container.decodeIfPresent(Double.self, forKey: .score)
      label =
        try container.decodeIfPresent(String.self, forKey: .entityGroup)
        ?? container.decodeIfPresent(String.self, forKey: .entity) ?? container.decode(String.self, forKey: .label)
    }
  }
}
