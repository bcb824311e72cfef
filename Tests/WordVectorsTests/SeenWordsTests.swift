import Testing

@testable import WordVectors

@Suite struct SeenWordsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var words: [String]
    var isNew: [Bool]
  }

  static let cases = [
    Case(testDescription: "different", words: ["a", "b", "c"], isNew: [true, true, true]),
    Case(testDescription: "repeated", words: ["a", "b", "a", "b", "a"], isNew: [true, true, false, false, false]),
    Case(testDescription: "two spellings of é", words: ["\u{e9}", "e\u{301}", "\u{e9}"], isNew: [true, true, false]),
    Case(testDescription: "case", words: ["a", "A", "A"], isNew: [true, true, false]),
  ]

  /// The same with a good hash, and with one that tells no two words apart.
  @Test(arguments: cases, [false, true]) func newWordsAreNew(_ c: Case, allCollide: Bool) {
    var seen = allCollide ? SeenWords(hash: { _ in 7 }) : SeenWords()
    var stored: [String] = []
    for (word, isNew) in zip(c.words, c.isNew) {
      let bytes = Array(word.utf8)
      let answer = seen.insert(bytes.span, id: stored.count) { stored[$0] }
      #expect(answer == isNew, "\(word)")
      if answer { stored.append(word) }
    }
  }
}
