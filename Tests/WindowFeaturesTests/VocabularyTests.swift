import Testing
import WindowFeatures

@Suite struct VocabularyTests {
  @Test func rowsBehindPaddingAndTheUnknownWord() {
    #expect(Vocabulary.padding == 0)
    #expect(Vocabulary.unknown == 1)
    #expect(Vocabulary.firstWord == 2)
    let vocabulary = Vocabulary(words: ["the", "oslo", "."], isCased: false)
    #expect(vocabulary.words == ["the", "oslo", "."])
    #expect(vocabulary.rowCount == 5)
    #expect(["the", "oslo", ".", "turin"].map { vocabulary[$0] } == [2, 3, 4, nil])
  }

  @Test(arguments: [false, true]) func startsEmpty(isCased: Bool) {
    let vocabulary = Vocabulary(isCased: isCased)
    #expect(vocabulary.isCased == isCased)
    #expect(Vocabulary(words: [], isCased: isCased).isCased == isCased)
    #expect(vocabulary.words.isEmpty)
    #expect(vocabulary.rowCount == 2)
    #expect(vocabulary[""] == nil)
    #expect(vocabulary.row(of: "") == Vocabulary.unknown)
    #expect(vocabulary.row(of: "the") == Vocabulary.unknown)
  }

  @Test func aWordIsInsertedOnce() {
    var vocabulary = Vocabulary(words: ["the"], isCased: false)
    for word in ["oslo", "the", "oslo", "The"] { vocabulary.insert(word) }
    #expect(vocabulary.words == ["the", "oslo", "The"])
    #expect(["the", "oslo", "The"].map { vocabulary[$0] } == [2, 3, 4])
    #expect(vocabulary.rowCount == 5)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var form: String
    /// The word whose row the form has, or nil for the unknown word's.
    var word: String?
    var testDescription: String { "'\(form)'" }
  }

  static let words = ["paris", "Paris", "rome", "Rome", "1999", "0000", "b-52s", "b-00s", "\u{E5}", "0,000", "Top-00"]

  /// The form itself, then in lower case, each also with zeros for digits.
  static let cased = [
    Case(form: "paris", word: "paris"), Case(form: "Paris", word: "Paris"), Case(form: "PARIS", word: "paris"),
    Case(form: "1999", word: "1999"), Case(form: "2001", word: "0000"), Case(form: "20011", word: nil),
    Case(form: "B-52s", word: "b-52s"), Case(form: "B-17S", word: "b-00s"), Case(form: "1,234", word: "0,000"),
    Case(form: "Top-00", word: "Top-00"), Case(form: "Top-10", word: "Top-00"), Case(form: "TOP-10", word: "Top-00"),
    Case(form: "oslo", word: nil),
    Case(form: "\u{E5}", word: "\u{E5}"), Case(form: "\u{C5}", word: "\u{E5}"),
    Case(form: "\u{212B}", word: "\u{E5}"), Case(form: "a\u{30A}", word: nil), Case(form: "A\u{30A}", word: nil),
    Case(form: "", word: nil),
  ]

  @Test(arguments: cased) func rowsInACasedVocabulary(_ c: Case) {
    expect(c, in: Vocabulary(words: VocabularyTests.words, isCased: true))
  }

  /// The form in lower case, then that with zeros for digits; words with capitals are out of reach.
  static let uncased =
    cased.filter { !["Paris", "Top-00", "Top-10", "TOP-10"].contains($0.form) } + [
      Case(form: "Paris", word: "paris"), Case(form: "ROME", word: "rome"), Case(form: "Top-00", word: nil),
      Case(form: "TOP-10", word: nil),
    ]

  @Test(arguments: uncased) func rowsInAnUncasedVocabulary(_ c: Case) {
    expect(c, in: Vocabulary(words: VocabularyTests.words, isCased: false))
  }

  private func expect(_ c: Case, in vocabulary: Vocabulary) {
    guard let word = c.word else {
      #expect(vocabulary.row(of: c.form) == Vocabulary.unknown)
      return
    }
    let place = VocabularyTests.words.firstIndex { $0.utf8.elementsEqual(word.utf8) }
    #expect(vocabulary.row(of: c.form) == place.map { Int32($0) + Vocabulary.firstWord })
  }

  // MARK: Fall-backs

  /// 1,234.56 is of a class of the store, 1:30 and U2 of classes that it does not have.
  static let composed = [
    Case(form: "Paris", word: "paris"), Case(form: "1,234.56", word: "0,0.0"), Case(form: "99,5.000", word: "0,0.0"),
    Case(form: "1:30", word: "\nnumber:0:0"), Case(form: "12:05", word: "\nnumber:0:0"), Case(form: "12-05", word: nil),
    Case(form: "U2", word: "\nnumber:letters"), Case(form: "7-Eleven", word: "\nnumber:letters"),
    Case(form: "Paris-Rome", word: "\nparts:paris-rome"), Case(form: "PARIS-ROME", word: "\nparts:paris-rome"),
    Case(form: "Rome-Paris", word: nil), Case(form: "Rome", word: nil),
  ]

  static let composedWords = [
    "\nnumber:0:0", "\nnumber:letters", "paris", "0,0.0", "\nparts:paris-rome",
  ]

  @Test(arguments: composed) func rowsOfFallBacks(_ c: Case) {
    let vocabulary = Vocabulary(words: Self.composedWords, isCased: false, unknownWords: .composed)
    let place = c.word.flatMap { Self.composedWords.firstIndex(of: $0) }
    #expect(vocabulary.row(of: c.form) == place.map { Int32($0) + Vocabulary.firstWord } ?? Vocabulary.unknown)
  }

  @Test func withoutThePolicyThereAreNoFallBacks() {
    let vocabulary = Vocabulary(words: Self.composedWords, isCased: false)
    #expect(vocabulary.unknownWords == .single)
    for form in ["1,234.56", "1:30", "U2", "Paris-Rome"] { #expect(vocabulary.row(of: form) == Vocabulary.unknown) }
  }

  /// The subscript takes the store's spelling and no other.
  @Test func aWordIsFoundAsItIsSpelt() {
    let vocabulary = Vocabulary(words: ["Paris", "0000"], isCased: false)
    #expect(vocabulary["Paris"] == 2)
    #expect(vocabulary["paris"] == nil)
    #expect(vocabulary["1999"] == nil)
  }

  /// "é" in one scalar and in two are two words, in whatever order they come.
  @Test func spellingsAreComparedByTheirBytes() {
    let words = ["cafe\u{301}", "caf\u{E9}"]
    let vocabulary = Vocabulary(words: words, isCased: true)
    #expect(vocabulary.rowCount == 4)
    #expect(words.map { vocabulary[$0] } == [2, 3])
    #expect(["Cafe\u{301}", "Caf\u{E9}", "cafe"].map { vocabulary.row(of: $0) } == [2, 3, 1])
  }

  @Test func repeatsAreOurMistake() async {
    await #expect(processExitsWith: .failure) { _ = Vocabulary(words: ["the", "oslo", "the"], isCased: false) }
  }
}
