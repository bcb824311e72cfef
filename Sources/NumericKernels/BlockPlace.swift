/// Where a block of a matrix lies in its storage.
public struct BlockPlace: Sendable, Hashable {
  /// The place of its first element.
  let first: Int
  /// The elements from one row to the next.
  let width: Int

  /// The place where a block begins in a matrix of that shape.
  init(in shape: Shape, row: Int = 0, column: Int = 0) {
    precondition(row >= 0 && column >= 0, "no block begins at (\(row), \(column))")
    first = row * shape.columns + column
    width = shape.columns
  }

  /// The place after the last element of a block of that size, which is not empty.
  func end(ofBlock size: Shape) -> Int { first + (size.rows - 1) * width + size.columns }
}

extension Matrix {
  /// Writes the columns of `other` from `start` on, as many as there is room for, over those of this matrix from `column`
  /// on; both are as high.
  ///
  /// - Precondition: either `start` or `column` is 0, and all columns of the narrower matrix are copied.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func copyColumns(of other: Matrix, from start: Int = 0, to column: Int = 0, by team: Team = .alone) {
    let width = min(columns - column, other.columns - start)
    precondition(
      rows == other.rows && width == min(columns, other.columns),
      "no block is in columns \(column)... of \(shape) and \(start)... of \(other.shape)")
    let (source, target) = (
      BlockPlace(in: other.shape, column: start), BlockPlace(in: shape, column: column)
    )
    let size = Shape(rows: rows, columns: width)
    var all = elements.mutableSpan
    Scalar.copyBlock(size, from: other.elements.span, at: source, to: &all, at: target, by: team)
  }
}
