import Testing

@testable import WordVectors

@Suite struct BadRowTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var reason: BadRow.Reason
    var testDescription: String
  }

  static let cases = [
    Case(
      reason: .tooFewNumbers(found: 49, expected: 50),
      testDescription: "7: too few numbers in 'the 1' (found 49; expected 50)"),
    Case(
      reason: .notANumber("x"),
      testDescription: "7: a field of 'the 1' is not a number (found 'x'; expected a decimal number)"),
    Case(
      reason: .notFinite("nan"),
      testDescription: "7: a number of 'the 1' is not finite (found 'nan'; expected a finite 32-bit number)"),
    Case(
      reason: .emptyWord,
      testDescription: "7: no word before the numbers 'the 1' (found an empty word; expected a word and a space)"),
    Case(
      reason: .invalidUTF8,
      testDescription: "7: the word of 'the 1' is not UTF-8 (found other bytes; expected UTF-8)"),
    Case(
      reason: .zeroByte, testDescription: "7: the word of 'the 1' holds a zero byte (found U+0000; expected text)"),
  ]

  @Test(arguments: cases) func saysWhatIsWrong(_ c: Case) {
    #expect(BadRow(line: 7, reason: c.reason, excerpt: "the 1").description == c.testDescription)
  }

  struct Excerpt: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
    var text: String
  }

  static let excerpts = [
    Excerpt(testDescription: "short", bytes: Array("the 0.1".utf8), text: "the 0.1"),
    Excerpt(testDescription: "empty", bytes: [], text: ""),
    Excerpt(
      testDescription: "forty", bytes: Array(repeating: 0x61, count: 40), text: String(repeating: "a", count: 40)),
    Excerpt(
      testDescription: "long", bytes: Array(repeating: 0x61, count: 41), text: String(repeating: "a", count: 40) + "…"),
    Excerpt(testDescription: "control characters", bytes: [0x1b, 0x5b, 0x00, 0x09], text: "\\u{1b}[\\u{0}\\u{9}"),
    Excerpt(testDescription: "line separators", bytes: Array("\u{85}\u{2028}".utf8), text: "\\u{85}\\u{2028}"),
    Excerpt(testDescription: "not UTF-8", bytes: [0x61, 0xff], text: "a\u{fffd}"),
  ]

  @Test(arguments: excerpts) func excerptsAreOnePrintableLine(_ c: Excerpt) {
    #expect(excerpt(of: c.bytes) == c.text)
  }
}
