import Testing

@testable import TaggedText

@Suite struct LineEndsTests {
  @Test(arguments: [
    ("a O\r\nb O\n\nc O\n", 1, 3), ("a O\nb O\r\n\r\nc O\r\n", 3, 1),
  ])
  func findsTheRarer(_ text: String, _ windows: Int, _ plain: Int) {
    let lines = windows == 1 ? "1 line" : "\(windows) lines"
    #expect(
      LintedText(text).findings(.mixedLineEnds) == [
        "a:1: line ends of two kinds (found \(lines) with CR LF and \(plain) with LF); write all of them in one way"
      ])
  }

  /// A last line without an end has none of any kind.
  @Test(arguments: ["a O\nb O\n", "a O\r\nb O\r\n", "a O\r\nb O", "a O\nb O\r", ""])
  func oneKindIsFine(_ text: String) { #expect(LintedText(text).findings(.mixedLineEnds) == []) }
}
