import Testing

@testable import WordVectors

@Suite struct RowBlockTests {
  @Test func holdsRowsOfBothKinds() {
    var block = RowBlock(dimension: 2)
    #expect(block.isEmpty)
    block.append(Array("x".utf8)[...], line: 1)
    #expect(!block.isEmpty)
    block.append(Array("new york 1 2 \r".utf8)[...], line: 2)
    block.append(Array("a 1 nan".utf8)[...], line: 3)
    block.append(Array("b -3 4".utf8)[...], line: 4)
    #expect(block.count == 2)
    #expect(block.vectors == [1, 2, -3, 4])
    #expect(String(decoding: block.spelling[block.wordRange(0)], as: UTF8.self) == "new york")
    #expect(String(decoding: block.spelling[block.wordRange(1)], as: UTF8.self) == "b")
    #expect(block.badRows.map(\.precedingWords) == [0, 1])
    #expect(
      block.badRows.map(\.row) == [
        BadRow(line: 1, reason: .tooFewNumbers(found: 0, expected: 2), excerpt: "x"),
        BadRow(line: 3, reason: .notFinite("nan"), excerpt: "a 1 nan"),
      ])
  }

  @Test func roomIsNoContent() {
    var block = RowBlock(dimension: 3)
    block.reserve(bytes: 1000)
    #expect(block.isEmpty && block.vectors.isEmpty && block.spelling.isEmpty)
  }
}
