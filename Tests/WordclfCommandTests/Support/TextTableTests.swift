import Testing

@testable import wordclf

@Suite struct TextTableTests {
  @Test func columnsAreAsWideAsTheirWidestCell() {
    var table = TextTable([.left, .right, .left])
    table.add(["word", "n", "note"])
    table.add(["a", "1,000", ""])
    table.add(["naïve"])
    table.add([])
    #expect(table.lines() == ["word       n  note", "a      1,000", "naïve", ""])
    #expect(table.lines(indent: 2).first == "  word       n  note")
  }

  @Test func anEmptyTableHasNoLines() {
    #expect(TextTable([.left]).lines() == [])
  }
}
