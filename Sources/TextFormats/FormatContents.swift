/// What texts and their annotation may hold, so that it can be told what a format loses.
public struct FormatContents: OptionSet, Sendable, Hashable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// The text as it was, white space included.
  public static let text = FormatContents(rawValue: 1 << 0)
  /// Where words begin and end.
  public static let words = FormatContents(rawValue: 1 << 1)
  /// Where sentences end.
  public static let sentences = FormatContents(rawValue: 1 << 2)
  /// Where records end, when they hold several lines of text.
  public static let records = FormatContents(rawValue: 1 << 3)
  /// Where documents begin.
  public static let documents = FormatContents(rawValue: 1 << 4)
  /// Entities.
  public static let entities = FormatContents(rawValue: 1 << 5)
  /// Entities inside of others, or across.
  public static let overlaps = FormatContents(rawValue: 1 << 6)
  /// Probabilities of entities.
  public static let scores = FormatContents(rawValue: 1 << 7)
  /// Other columns, keys and comments.
  public static let extras = FormatContents(rawValue: 1 << 8)
}

extension FormatContents {
  /// One phrase for each, as `the words' borders`.
  public var descriptions: [String] {
    let all: [(FormatContents, String)] = [
      (.text, "the white space of the text"), (.words, "the borders of words"), (.sentences, "the ends of sentences"),
      (.records, "the ends of records with several lines"), (.documents, "the beginnings of documents"),
      (.entities, "entities"), (.overlaps, "entities that overlap others"), (.scores, "probabilities"),
      (.extras, "other columns, keys and comments"),
    ]
    return all.filter { contains($0.0) }.map(\.1)
  }
}

extension Passage {
  /// What is there to be lost.
  ///
  /// - Complexity: O(sentences + mentions · log mentions).
  public var contents: FormatContents {
    var contents: FormatContents = []
    if text != nil, !isJoined { contents.insert(.text) }
    if text == nil || isJoined { contents.formUnion([.words, .sentences]) }
    if case .json = source, text?.contains(UInt8(ascii: "\n")) == true { contents.insert(.records) }
    if case .conllu = source { contents.formUnion([.words, .sentences]) }
    if opensDocument { contents.insert(.documents) }
    let mentions = mentions ?? sentences.flatMap { $0.byteRanges.isEmpty ? [] : $0.mentions }
    if !mentions.isEmpty || sentences.contains(where: { !$0.entities.isEmpty }) { contents.insert(.entities) }
    if mentions.contains(where: { $0.score != nil }) { contents.insert(.scores) }
    let sorted = mentions.map(\.bytes).sorted { $0.lowerBound < $1.lowerBound }
    if zip(sorted, sorted.dropFirst()).contains(where: { $0.upperBound > $1.lowerBound }) { contents.insert(.overlaps) }
    if hasExtras { contents.insert(.extras) }
    return contents
  }

  /// The keys of JSON Lines that say something of text, words and entities.
  private static let jsonKeys: Set = [
    "text", "tokens", "tags", "sentence_starts", "entities", "offset_unit", "new_document",
  ]

  /// Whether the file has something beside words and entities.
  private var hasExtras: Bool {
    switch source {
    case .none: false
    case .columns(let read): read.columnCount > 2
    case .conllu(let lines): lines.contains(where: CoNLLULine.hasExtras)
    case .json(let record): JSONMember.members(of: record).contains { !Passage.jsonKeys.contains($0.key) }
    }
  }
}
