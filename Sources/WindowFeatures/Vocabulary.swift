import WordVectors

/// The words of a table of vectors and their rows: row 0 is the padding beyond the ends of a sentence, row 1 the
/// unknown word, the words follow.
public struct Vocabulary: Sendable {
  /// The row of padding.
  public static let padding: Int32 = 0
  /// The row of every word that has none of its own.
  public static let unknown: Int32 = 1
  /// The row of the first word.
  public static let firstWord: Int32 = 2

  /// The words, as the store spells them, and the keys of fall-backs that training met; word i has row i + 2.
  public private(set) var words: [String] = []
  /// Whether the store tells capitals from small letters.
  public let isCased: Bool
  /// What becomes of forms that are not here.
  public let unknownWords: UnknownWordPolicy
  /// The places of `words`.
  private var index = WordIndex()

  public init(isCased: Bool, unknownWords: UnknownWordPolicy = .single) {
    self.isCased = isCased
    self.unknownWords = unknownWords
  }

  /// - Precondition: no word stands twice.
  public init(words: [String], isCased: Bool, unknownWords: UnknownWordPolicy = .single) {
    self.init(isCased: isCased, unknownWords: unknownWords)
    self.words = words
    index = WordIndex(capacity: words.count)
    for number in words.indices {
      precondition(index.insert(number, of: words), "a word stands twice in a vocabulary")
    }
  }

  /// The number of rows, padding and the unknown word included.
  public var rowCount: Int { words.count + Int(Vocabulary.firstWord) }

  /// Adds a word, unless it is there.
  public mutating func insert(_ word: String) {
    words.append(word)
    if !index.insert(words.count - 1, of: words) { words.removeLast() }
  }

  /// The row of a word, spelt as in the store.
  public subscript(word: String) -> Int32? {
    index.number(of: word, in: words).map { Vocabulary.firstWord + Int32($0) }
  }

  /// The row of a word form as it stands in a text: that of the first of its look-up keys that is here, then of its
  /// fall-backs, or the unknown word's.
  public func row(of form: String) -> Int32 {
    for key in LookupPolicy.keys(for: form, isCased: isCased) {
      if let row = self[key] { return row }
    }
    for fallBack in unknownWords.fallBacks(of: form, isCased: isCased) {
      if let row = self[fallBack.key] { return row }
    }
    return Vocabulary.unknown
  }
}
