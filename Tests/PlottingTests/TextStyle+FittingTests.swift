import Testing

@testable import Plotting

@Suite struct TextStyleFittingTests {
  /// A letter is 6.622 wide.
  private let style = TextStyle.code

  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var lines: [String]
    var testDescription: String { "'\(text)'" }
  }

  static let cases = [
    Case(text: "", lines: []), Case(text: "  \n ", lines: []), Case(text: "one", lines: ["one"]),
    Case(text: "one two", lines: ["one two"]), Case(text: "one two three", lines: ["one two", "three"]),
    Case(text: "one\ntwo", lines: ["one two"]), Case(text: "abcdefghijklm no", lines: ["abcdefghij", "klm no"]),
    Case(text: "a abcdefghijk", lines: ["a", "abcdefghij", "k"]),
  ]

  @Test(arguments: cases) func linesOfTenLetters(_ c: Case) { #expect(style.lines(of: c.text, width: 67) == c.lines) }

  @Test func aLineHasALetterAtLeast() { #expect(style.lines(of: "ab", width: 1) == ["a", "b"]) }

  @Test func shortenedWhereItMustBe() {
    #expect(style.shortened("abcdefghij", width: 67) == "abcdefghij")
    #expect(style.shortened("abcdefghijk", width: 67) == "abcdefghi…")
    #expect(style.shortened("abc", width: 1) == "…")
    #expect(style.shortened("", width: 1) == "")
  }
}
