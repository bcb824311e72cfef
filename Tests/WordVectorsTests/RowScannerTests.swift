import Testing

@testable import WordVectors

@Suite struct RowScannerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    /// How many rows of two numbers are read.
    var count: Int
    /// What is left.
    var rest = ""
  }

  static let padding = "# a comment of some length, for the quick way to look at"

  static let cases = [
    Case(testDescription: "rows", text: "a 0.1 0.2\nb -0.3 0.4\n", count: 2),
    Case(testDescription: "numbers of other kinds", text: "a 1 .5\nb +2 1e-5\n", count: 2),
    Case(testDescription: "tabs", text: "a\t0.1\t0.2\n", count: 1),
    Case(testDescription: "spaces and a carriage return at the end", text: "a 0.1 0.2  \r\nb 0.1 0.2\r\n", count: 2),
    Case(testDescription: "beyond ASCII", text: "é 0.1 0.2\n", count: 1),
    Case(testDescription: "no line feed", text: "a 0.1 0.2\nb 0.1 0.2", count: 1, rest: "b 0.1 0.2"),
    Case(testDescription: "a word alone", text: "a 0.1 0.2\nb\n", count: 1, rest: "b\n"),
    Case(testDescription: "an empty line", text: "a 0.1 0.2\n\n", count: 1, rest: "\n"),
    Case(testDescription: "an empty word", text: " 0.1 0.2\n", count: 0, rest: " 0.1 0.2\n"),
    Case(testDescription: "a word with a space", text: "new york 0.1 0.2\n", count: 0, rest: "new york 0.1 0.2\n"),
    Case(testDescription: "too few numbers", text: "a 0.1\n", count: 0, rest: "a 0.1\n"),
    Case(testDescription: "too many numbers", text: "a 0.1 0.2 0.3\n", count: 0, rest: "a 0.1 0.2 0.3\n"),
    Case(testDescription: "two separators", text: "a 0.1  0.2\n", count: 0, rest: "a 0.1  0.2\n"),
    Case(testDescription: "a number that goes on", text: "a 0.1x 0.2\n", count: 0, rest: "a 0.1x 0.2\n"),
    Case(testDescription: "not finite", text: "a 0.1 1e39\n", count: 0, rest: "a 0.1 1e39\n"),
    Case(testDescription: "a tab at the end", text: "a 0.1 0.2\t\n", count: 0, rest: "a 0.1 0.2\t\n"),
    Case(
      testDescription: "a space after the carriage return", text: "a 0.1 0.2\r \n", count: 0, rest: "a 0.1 0.2\r \n"),
    Case(testDescription: "a zero byte", text: "a\0 0.1 0.2\n", count: 0, rest: "a\0 0.1 0.2\n"),
    Case(testDescription: "nothing", text: "", count: 0),
  ]

  /// The same at the end of the text, where the quick way of a number has no room, and before other bytes.
  @Test(arguments: cases, ["", padding]) func stopsBeforeOtherRows(_ c: Case, padding: String) {
    var block = RowBlock(dimension: 2)
    let text = Array((c.text + padding).utf8)
    let end = RowScanner.scan(text.span, from: 0, into: &block)
    #expect(block.count == c.count)
    #expect(block.vectors.count == 2 * c.count)
    #expect(String(decoding: text[end...], as: UTF8.self) == c.rest + padding)
  }

  @Test func wordsAreUTF8() {
    var block = RowBlock(dimension: 1)
    let text = [UInt8(ascii: "x"), 0xff] + Array(" 0.5\n".utf8)
    #expect(RowScanner.scan(text.span, from: 0, into: &block) == 0)
    #expect(block.isEmpty)
  }

  @Test func beginsAnywhere() {
    var block = RowBlock(dimension: 1)
    let text = Array("a 0.5\nb 0.25\n".utf8)
    #expect(RowScanner.scan(text.span, from: 6, into: &block) == text.count)
    #expect(block.vectors == [0.25])
    #expect(block.spelling == Array("b".utf8))
  }
}
