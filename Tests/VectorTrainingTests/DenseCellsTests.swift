import Testing

@testable import VectorTraining

@Suite struct DenseCellsTests {
  /// The pairs with cells by the definition: those whose ranks, from 1, have a product up to the largest limit for which
  /// there are few enough.
  static func oracle(_ vocabularySize: Int, _ mostCells: Int) -> [[Int]] {
    let pairs = (0..<vocabularySize).flatMap { row in (row..<vocabularySize).map { [row, $0] } }
    func chosen(_ limit: Int) -> [[Int]] { pairs.filter { ($0[0] + 1) * ($0[1] + 1) <= limit } }
    let limit = (0...vocabularySize * vocabularySize).last { chosen($0).count <= mostCells } ?? 0
    return chosen(limit)
  }

  @Test(arguments: 0...9) func everyPairUpToTheLimitHasACell(vocabularySize: Int) {
    for mostCells in 0...50 {
      let cells = DenseCells(vocabularySize: vocabularySize, mostCells: mostCells)
      let expected = Self.oracle(vocabularySize, mostCells)
      let comment: Comment = "\(mostCells) cells"
      #expect(cells.count == expected.count && cells.count <= mostCells, comment)
      // numbered from 0 on, row by row
      #expect(expected.map { cells[$0[0], $0[1]] } == Array(0..<expected.count), comment)
      for row in 0..<vocabularySize {
        for column in row..<vocabularySize where !expected.contains([row, column]) {
          #expect(cells[row, column] == nil, comment)
        }
        #expect(cells.columns(ofRow: row).map { [row, $0] } == expected.filter { $0[0] == row }, comment)
      }
      #expect(cells.rows == Set(expected.map { $0[0] }).count, comment)
    }
  }

  @Test func aLargeVocabularyTakesNoTime() {
    let cells = DenseCells(vocabularySize: 400_000, mostCells: 100_000)
    #expect(cells.count <= 100_000 && cells.count > 99_000)
    #expect(cells[0, 0] == 0)
    #expect(cells[0, 399_999] == nil)
    #expect(cells.columns(ofRow: cells.rows).isEmpty)
  }
}
