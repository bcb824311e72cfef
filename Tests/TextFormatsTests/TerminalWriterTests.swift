import TaggedText
import Testing

@testable import TextFormats

@Suite struct TerminalWriterTests {
  @Test func eachLabelHasItsColour() throws {
    let passage = Passage("Ada met Bob in Turin.", [("PER", "Ada"), ("PER", "Bob"), ("LOC", "Turin")])
    #expect(
      try written([passage], by: TerminalWriter(labels: ["LOC"]))
        == "␛[1;32mAda␛[0m␛[2m PER␛[0m met ␛[1;32mBob␛[0m␛[2m PER␛[0m in ␛[1;34mTurin␛[0m␛[2m LOC␛[0m.\n"
        .replacing("␛", with: "\u{1B}"))
  }

  @Test func nothingInTheTextCommandsTheTerminal() throws {
    let passage = Passage(
      "a\u{1B}]0;x\u{7}\u{9B}2J\u{202E}\r\tb\n\0\u{7F}👩\u{200D}👧", [("L\u{1B}", "b\n\0")],
      lineEnd: .carriageReturnLineFeed)
    #expect(
      try written([passage], by: TerminalWriter())
        == "a\\u{1B}]0;x\\u{7}\\u{9B}2J\\u{202E}\\u{D}\t␛[1;34mb␛[0m\n␛[1;34m\\u{0}␛[0m␛[2m L\\u{1B}␛[0m\\u{7F}👩\u{200D}👧\n"
        .replacing("␛", with: "\u{1B}"))
  }

  @Test func windowsLineEndsAreLineEnds() throws {
    #expect(
      try written([Passage("a\r\nb\r", lineEnd: .carriageReturnLineFeed)], by: TerminalWriter()) == "a\nb\\u{D}\n")
  }
}
