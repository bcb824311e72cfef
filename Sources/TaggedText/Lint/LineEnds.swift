/// How the lines of a file end: in a line feed, or in a carriage return before it, as on Windows.
struct LineEnds {
  private var plain = (count: 0, first: 0)
  private var windows = (count: 0, first: 0)

  /// Takes in a line, given without its line feed.
  ///
  /// - Parameter isEnded: whether it has one; the last line of a file may not.
  mutating func observe(_ line: ArraySlice<UInt8>, isEnded: Bool, number: Int) {
    guard isEnded else { return }
    if line.last == UInt8(ascii: "\r") {
      windows = (windows.count + 1, windows.count == 0 ? number : windows.first)
    } else {
      plain = (plain.count + 1, plain.count == 0 ? number : plain.first)
    }
  }

  /// What there is to say, at the first line of the rarer kind.
  func finding(in file: String) -> LintFinding? {
    guard plain.count > 0, windows.count > 0 else { return nil }
    let line = windows.count <= plain.count ? windows.first : plain.first
    return LintFinding(
      .mixedLineEnds, at: TextPlace(file: file, line: line),
      """
      line ends of two kinds (found \(windows.count.counted("line")) with CR LF and \(plain.count.grouped) with LF); \
      write all of them in one way
      """)
  }
}
