/// Which pairs of words have a cell of their own to be counted in: those of the most frequent words.
///
/// By Zipf's law a pair occurs about as often as one over the product of its ranks; so the pairs with cells are those
/// whose ranks, from 1, have a product up to a limit.
struct DenseCells: Sendable {
  /// The number of rows in which there are cells.
  let rows: Int
  /// The number of cells.
  let count: Int
  /// Of each row: the number of its first cell, less its first column; and the column behind its last.
  private let starts: [Int]
  private let ends: [Int]

  /// As many cells as there may be, or as there are pairs.
  ///
  /// - Complexity: O(`vocabularySize` · log `mostCells`).
  init(vocabularySize: Int, mostCells: Int) {
    var (low, high) = (0, vocabularySize * vocabularySize)
    while low < high {
      let middle = low + (high - low + 1) / 2
      if DenseCells.lengths(vocabularySize, limit: middle).reduce(0, +) <= mostCells {
        low = middle
      } else {
        high = middle - 1
      }
    }
    var (starts, ends): ([Int], [Int]) = ([], [])
    var count = 0
    for (row, length) in DenseCells.lengths(vocabularySize, limit: low).enumerated() {
      starts.append(count - row)
      ends.append(row + length)
      count += length
    }
    (self.starts, self.ends, self.count) = (starts, ends, count)
    rows = starts.count
  }

  /// The number of cells of each row that has any.
  private static func lengths(_ vocabularySize: Int, limit: Int) -> some Sequence<Int> {
    (0..<vocabularySize).lazy.map { min(vocabularySize, limit / ($0 + 1)) - $0 }.prefix { $0 > 0 }
  }

  /// The number of the cell of a pair; nil if it has none.
  ///
  /// - Precondition: `row` ≤ `column`.
  subscript(row: Int, column: Int) -> Int? {
    row < rows && column < ends[row] ? starts[row] + column : nil
  }

  /// The columns of a row in which there are cells.
  func columns(ofRow row: Int) -> Range<Int> { row < rows ? row..<ends[row] : row..<row }
}
