import NumericKernels
import TestSupport

extension Matrix {
  /// Whole numbers from -9 to 9. Sums of products of a few of them are exact even in `Float`, in whatever order.
  static func wholeNumbers(rows: Int, columns: Int, using random: inout SeededRandom) -> Matrix {
    let elements = (0..<rows * columns).map { _ in Scalar(Int.random(in: -9...9, using: &random)) }
    return Matrix(rows: rows, columns: columns, elements: elements)
  }

  /// Real numbers from -1 to 1.
  static func realNumbers(rows: Int, columns: Int, using random: inout SeededRandom) -> Matrix {
    let elements = (0..<rows * columns).map { _ in Scalar(Double.random(in: -1...1, using: &random)) }
    return Matrix(rows: rows, columns: columns, elements: elements)
  }

  /// A matrix of one number throughout.
  static func constant(_ value: Scalar, rows: Int, columns: Int) -> Matrix {
    Matrix(rows: rows, columns: columns, elements: Array(repeating: value, count: rows * columns))
  }
}
