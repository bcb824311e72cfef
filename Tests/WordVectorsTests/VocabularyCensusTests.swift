import Testing

@testable import WordVectors

@Suite struct VocabularyCensusTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var words: [String]
    var isCased = false
    var isDigitFolded = false
  }

  static let lower = Array(repeating: "word", count: 99)

  static let cases = [
    Case(testDescription: "no words", words: []),
    Case(testDescription: "lower case", words: ["the", "of", ",", "é", "ß"]),
    Case(testDescription: "one of a hundred", words: lower + ["Paris"], isCased: true),
    Case(testDescription: "one of more than a hundred", words: lower + ["word", "Paris"]),
    Case(testDescription: "upper case beyond ASCII", words: ["École"], isCased: true),
    Case(testDescription: "titlecase letter", words: ["ǅ"], isCased: true),
    Case(testDescription: "no case at all", words: ["日本", "12", "—"]),
    Case(testDescription: "decomposed", words: ["e\u{301}"]),
    Case(testDescription: "digits as they are", words: ["1999", "2000", "0"]),
    Case(testDescription: "digits folded", words: ["0000", "00", "a0"], isDigitFolded: true),
    Case(testDescription: "a stray number", words: Array(repeating: "00", count: 200) + ["1"], isDigitFolded: true),
    Case(testDescription: "one number of a hundred", words: Array(repeating: "00", count: 99) + ["1"]),
  ]

  @Test(arguments: cases) func oneInAHundredDecides(_ c: Case) {
    var census = VocabularyCensus()
    for word in c.words {
      let bytes = Array(word.utf8)
      census.add(bytes.span)
    }
    #expect(census.isCased == c.isCased)
    #expect(census.isDigitFolded == c.isDigitFolded)
  }
}
