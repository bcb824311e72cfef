import Testing

@testable import TaggedText

@Suite struct TextTableTests {
  @Test func numbersStandToTheRight() {
    #expect(TextTable.lines([["rate", "F1"], ["0.1", "90.25"]]) == "rate     F1\n 0.1  90.25")
  }

  @Test func namesStandToTheLeft() {
    #expect(TextTable.lines([["label", "F1"], ["LOC", "9"]], leftAligned: 1) == "label  F1\nLOC     9")
  }

  @Test func noSpaceIsLeftAtTheEnd() {
    #expect(TextTable.lines([["a", ""], ["b", "*"]], leftAligned: 2) == "a\nb  *")
    #expect(TextTable.lines([["", ""]]) == "")
  }

  @Test func nothing() {
    #expect(TextTable.lines([]) == "")
    #expect(TextTable([.left]).lines() == [])
  }

  @Test func rowsMayLackCellsAtTheirEnd() {
    var table = TextTable([.left, .right, .left])
    table.add(["word", "n", "note"])
    table.add(["a", "1,000", ""])
    table.add(["naïve"])
    table.add([])
    #expect(table.lines() == ["word       n  note", "a      1,000", "naïve", ""])
    #expect(table.lines(indent: 2).first == "  word       n  note")
  }

  @Test func rowsOfAnotherLengthAreOurMistake() async {
    await #expect(processExitsWith: .failure) { _ = TextTable.lines([["a"], ["b", "c"]]) }
  }
}
