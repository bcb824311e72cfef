import TaggedText

/// What a format holds in one piece: a line of plain text, a sentence in columns, a record of JSON Lines, a document of
/// brat.
///
/// Text that has not been cut has no sentences yet; ``cut(by:)`` makes them. Words that came without a text have none;
/// ``joinWords()`` makes one.
public struct Passage: Sendable, Hashable {
  /// Where it begins in its file.
  public var place: TextPlace

  /// The lines that marked documents before it, each empty where the format has no such line; none where the document
  /// before goes on.
  public var documentMarks: [[UInt8]] = []

  /// The text, which is UTF-8; `nil` where there are only words.
  public var text: [UInt8]?

  /// What ends the text in its file.
  public var lineEnd = LineEnd.none

  /// Whether the text is only words with spaces between.
  public var isJoined = false

  /// The sentences, with byte ranges where there is a text.
  public var sentences: [Sentence] = []

  /// The entities by their place in the text, in the order of the file, which may overlap; `nil` where the file says
  /// nothing of entities, and where it names them by words, as columns do.
  public var mentions: [Mention]?

  /// The entities that the file holds, where others were found: what those are to be compared with.
  public var gold: [Mention]?

  /// Whether its entities are others than those of the file.
  public var isRetagged = false

  /// What the file has beside, in its own format.
  public var source = Source.none

  /// What a format has beside words and entities, for that format to write again.
  public enum Source: Sendable, Hashable {
    case none
    /// The lines of a sentence in columns.
    case columns(CoNLLSentence)
    /// The lines of a sentence in CoNLL-U.
    case conllu([[UInt8]])
    /// The record of JSON Lines.
    case json([UInt8])
  }

  public init(place: TextPlace) { self.place = place }

  /// Whether a document begins here.
  public var opensDocument: Bool { !documentMarks.isEmpty }
}

// MARK: - Between text and words

extension Passage {
  /// Makes sentences of the text, where there are none yet, and puts ``mentions`` to their words.
  ///
  /// - Parameter policy: which words become the entity of a mention that does not begin and end with words. With
  ///   ``MisalignedPolicy/error`` it has none, and whether that is an error is for the caller to say.
  /// - Returns: the mentions that do not begin and end with words, and those that no entity of words could be made of.
  /// - Complexity: O(bytes + mentions · log mentions).
  @discardableResult
  public mutating func cut(by tokenizer: Tokenizer, misaligned policy: MisalignedPolicy = .expand) -> [Misalignment] {
    guard let text, sentences.isEmpty else { return [] }
    sentences =
      TextBytes(validating: text).map(tokenizer.sentences)
      ?? tokenizer.sentences(in: String(decoding: text, as: UTF8.self))
    guard let mentions else { return [] }
    var alignment = MentionAlignment(sentences: sentences, policy: policy)
    for mention in mentions.sorted(by: { $0.bytes.lowerBound < $1.bytes.lowerBound }) { alignment.add(mention) }
    sentences = alignment.sentences
    return alignment.misaligned
  }

  /// Makes a text of the words, where there is none: with a space between words, and a line feed between sentences.
  ///
  /// - Complexity: O(bytes).
  public mutating func joinWords() {
    guard text == nil else { return }
    var joined: [UInt8] = []
    for index in sentences.indices {
      if index > 0 { joined.append(UInt8(ascii: "\n")) }
      sentences[index].byteRanges = sentences[index].words.enumerated().map { number, word in
        if number > 0 { joined.append(UInt8(ascii: " ")) }
        let start = joined.count
        joined.append(contentsOf: word.utf8)
        return start..<joined.count
      }
    }
    text = joined
    isJoined = true
    lineEnd = .lineFeed
    mentions = sentences.flatMap(\.mentions)
  }

  /// Puts other entities in place of those that the passage had.
  ///
  /// - Parameter tagged: the passage's own sentences with other entities.
  /// - Parameter keepsGold: whether those that it had become the ``gold`` ones.
  /// - Precondition: the sentences are as many as those of the passage.
  public mutating func replaceEntities(by tagged: some Collection<Sentence>, keepsGold: Bool) {
    precondition(tagged.count == sentences.count, "\(tagged.count) sentences for \(sentences.count)")
    if keepsGold {
      joinWords()
      gold = mentions
    }
    for (index, sentence) in zip(sentences.indices, tagged) {
      sentences[index].entities = sentence.entities
      sentences[index].confidence = sentence.confidence
    }
    mentions = text == nil ? nil : sentences.flatMap(\.mentions)
    isRetagged = true
  }
}

extension Sentence {
  /// The entities by their place in the text that the words came from.
  ///
  /// - Precondition: the words have byte ranges.
  public var mentions: [Mention] {
    entities.enumerated().map { number, entity in
      let start = byteRanges[entity.tokens.lowerBound].lowerBound
      let end = byteRanges[entity.tokens.upperBound - 1].upperBound
      return Mention(entity.label, start..<end, score: confidence?.entities[number])
    }
  }
}
