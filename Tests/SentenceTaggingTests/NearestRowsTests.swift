import NumericKernels
import TestSupport
import Testing

@testable import SentenceTagging

@Suite struct NearestRowsTests {
  private static func random(_ rows: Int, _ columns: Int, using random: inout SeededRandom) -> Matrix<Float> {
    Matrix(
      rows: rows, columns: columns,
      elements: (0..<rows * columns).map { _ in Float.random(in: -1...1, using: &random) })
  }

  /// The rows in tiles of the given heights.
  private static func tiles(_ heights: [Int], of matrix: Matrix<Float>) -> [Matrix<Float>] {
    var first = 0
    return heights.map { height in
      defer { first += height }
      return Matrix(
        rows: height, columns: matrix.columns, elements: (first..<first + height).flatMap { matrix.row($0) })
    }
  }

  /// In tiles of any height, around the sixteen that are looked at together.
  @Test(arguments: [[40], [16, 16, 8], [1, 15, 17, 7], [40, 0]], [1, 3, 50])
  func agreesWithSortingAllProducts(_ heights: [Int], _ count: Int) {
    for seed: UInt64 in 1...5 {
      var generator = SeededRandom(seed: seed)
      let rows = Self.random(40, 3, using: &generator)
      let queries = Self.random(7, 3, using: &generator)
      let own = (0..<7).map { _ in Int.random(in: 95..<145, using: &generator) }
      var nearest = NearestRows(queries: 7, count: count)
      nearest.show(Self.tiles(heights, of: rows), first: 100, to: queries, own: own)
      for query in 0..<7 {
        let products = (0..<40).map { row in zip(queries.row(query), rows.row(row)).reduce(0) { $0 + $1.0 * $1.1 } }
        let expected = (0..<40).filter { $0 + 100 != own[query] }.sorted { products[$0] > products[$1] }.prefix(count)
        #expect(nearest[query].map(\.row) == expected.map { $0 + 100 }, "seed \(seed)")
        for (match, row) in zip(nearest[query], expected) {
          #expect((match.cosine - products[row]).magnitude < 1e-6, "seed \(seed)")
        }
      }
    }
  }

  @Test func ofEqualOnesTheFirstShownStays() {
    let row = Matrix<Float>(rows: 1, columns: 2, elements: [1, 0])
    let rows = Matrix<Float>(rows: 20, columns: 2, elements: (0..<20).flatMap { _ -> [Float] in [1, 0] })
    var nearest = NearestRows(queries: 1, count: 3)
    nearest.show([rows], first: 10, to: row, own: [11])
    nearest.show([rows], first: 50, to: row, own: [11])
    #expect(nearest[0].map(\.row) == [10, 12, 13])
  }

  @Test func nothingShownIsNothingFound() {
    #expect(NearestRows(queries: 2, count: 3)[1] == [])
  }

  /// Two lists may go on from one.
  @Test func isAValue() {
    let row = Matrix<Float>(rows: 1, columns: 1, elements: [1])
    var first = NearestRows(queries: 1, count: 2)
    first.show([row], first: 0, to: row, own: [-1])
    var second = first
    second.show([row], first: 1, to: row, own: [-1])
    #expect(first[0].map(\.row) == [0])
    #expect(second[0].map(\.row) == [0, 1])
  }

  @Test func tilesHoldAllRowsAtLengthOne() {
    var generator = SeededRandom(seed: 3)
    var matrix = Self.random(NearestRows.tileRows + 3, 2, using: &generator)
    for column in 0..<2 {
      matrix[1, column] = 0
      matrix[2, column] = .infinity
    }
    let tiles = matrix.unitTiles()
    #expect(tiles.map(\.rows) == [NearestRows.tileRows, 3])
    #expect(Array(tiles[0].row(1)) == [0, 0] && Array(tiles[0].row(2)) == [0, 0])
    for row in [0, 3, NearestRows.tileRows - 1, NearestRows.tileRows + 2] {
      let unit = tiles[row / NearestRows.tileRows].row(row % NearestRows.tileRows)
      #expect((unit.reduce(0) { $0 + $1 * $1 } - 1).magnitude < 1e-6)
      #expect(zip(unit, matrix.row(row)).allSatisfy { $0 * $1 > 0 })
    }
    #expect(Matrix<Float>(rows: 0, columns: 2).unitTiles() == [])
  }
}
