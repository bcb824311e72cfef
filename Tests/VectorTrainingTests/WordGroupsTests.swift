import Testing

@testable import VectorTraining

@Suite struct WordGroupsTests {
  @Test(arguments: [(1, 1), (1, 10), (8, 1), (8, 7), (8, 8), (8, 9), (16, 1000), (64, 63), (64, 4097)])
  func everyWordHasOnePlaceInOneGroup(count: Int, vocabularySize: Int) {
    let groups = WordGroups(count: count, vocabularySize: vocabularySize)
    var words: [[Int]] = Array(repeating: [], count: count)
    for rank in 0..<vocabularySize {
      #expect(groups.place(of: rank) == words[groups.group(of: rank)].count)
      words[groups.group(of: rank)].append(rank)
    }
    for group in 0..<count {
      #expect(groups.size(of: group) == words[group].count)
      #expect((0..<groups.size(of: group)).map { groups.rank(at: $0, in: group) } == words[group])
    }
    let sizes = (0..<count).map { groups.size(of: $0) }
    #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
  }

  @Test func blocksAreNumberedRowByRow() {
    let groups = WordGroups(count: 8, vocabularySize: 20)
    let blocks = (0..<8).flatMap { row in (0..<8).map { groups.block(row, $0) } }
    #expect(blocks == Array(0..<64))
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var vocabularySize: Int
    var records: Int
    var rowSize: Int
    var count: Int
  }

  static let cases = [
    Case(testDescription: "8 at least", vocabularySize: 1, records: 0, rowSize: 32, count: 8),
    Case(testDescription: "a million records a block", vocabularySize: 100, records: 64 << 20, rowSize: 32, count: 8),
    Case(testDescription: "one record more", vocabularySize: 100, records: 64 << 20 + 1, rowSize: 32, count: 16),
    Case(testDescription: "a megabyte a group", vocabularySize: 8 << 11, records: 0, rowSize: 512, count: 8),
    Case(testDescription: "one word more a group", vocabularySize: 8 << 11 + 8, records: 0, rowSize: 512, count: 16),
    Case(testDescription: "64 at most", vocabularySize: 2_000_000, records: 1 << 40, rowSize: 1 << 12, count: 64),
  ]

  @Test(arguments: cases) func thereAreAsManyGroupsAsBlocksNeed(_ c: Case) {
    let groups = WordGroups(vocabularySize: c.vocabularySize, records: c.records, rowSize: c.rowSize)
    #expect(groups == WordGroups(count: c.count, vocabularySize: c.vocabularySize))
  }

  @Test func aPlaceFitsIntoSixteenBits() async {
    #expect(WordGroups(count: 2, vocabularySize: 1 << 17).size(of: 1) == 1 << 16)
    await #expect(processExitsWith: .failure) { _ = WordGroups(count: 2, vocabularySize: 1 << 17 + 1) }
  }
}
