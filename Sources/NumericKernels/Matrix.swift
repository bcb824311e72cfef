/// The number of rows and columns of a matrix, printed as `[rows, columns]`.
public struct Shape: Sendable, Hashable, CustomStringConvertible {
  public var rows: Int
  public var columns: Int

  public init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  /// The number of elements.
  public var count: Int { rows * columns }

  public var description: String { "[\(rows), \(columns)]" }
}

/// A dense matrix, row-major and without gaps: element (r, c) is `elements[r * columns + c]`.
public struct Matrix<Scalar: KernelScalar>: Sendable, Equatable {
  public private(set) var shape: Shape
  /// All elements, row after row; always `shape.count` of them.
  public var elements: [Scalar]

  public var rows: Int { shape.rows }
  public var columns: Int { shape.columns }

  /// A matrix of zeros.
  public init(rows: Int, columns: Int) {
    precondition(rows >= 0 && columns >= 0, "a matrix cannot have the shape [\(rows), \(columns)]")
    shape = Shape(rows: rows, columns: columns)
    elements = [Scalar](repeating: 0, count: rows * columns)
  }

  /// A matrix of the given elements, row after row.
  ///
  /// - Precondition: `elements` are `rows · columns`.
  public init(rows: Int, columns: Int, elements: [Scalar]) {
    precondition(rows >= 0 && columns >= 0, "a matrix cannot have the shape [\(rows), \(columns)]")
    precondition(elements.count == rows * columns, "[\(rows), \(columns)] cannot hold \(elements.count) elements")
    shape = Shape(rows: rows, columns: columns)
    self.elements = elements
  }

  public subscript(row: Int, column: Int) -> Scalar {
    get {
      checkPlace(row, column)
      return elements[row * columns + column]
    }
    set {
      checkPlace(row, column)
      elements[row * columns + column] = newValue
    }
  }

  private func checkPlace(_ row: Int, _ column: Int) {
    precondition(
      row >= 0 && row < rows && column >= 0 && column < columns, "no element (\(row), \(column)) in \(shape)")
  }

  /// Gives the matrix a new shape. The first elements stay, in storage order, and those that come new are zero.
  /// Storage once taken is kept, so that a buffer that changes between two batch sizes allocates only the first time.
  ///
  /// - Complexity: O(1) where the number of elements stays or shrinks, O(growth) otherwise.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func reshape(to newShape: Shape) {
    precondition(newShape.rows >= 0 && newShape.columns >= 0, "a matrix cannot have the shape \(newShape)")
    let growth = newShape.count - elements.count
    if growth > 0 {
      elements.append(contentsOf: repeatElement(0, count: growth))
    } else if growth < 0 {
      elements.removeLast(-growth)
    }
    shape = newShape
  }

  /// The elements of one row.
  public func row(_ index: Int) -> ArraySlice<Scalar> {
    elements[index * columns..<(index + 1) * columns]
  }

  /// The share of the elements that are zero, in 0 … 1; 0 for an empty matrix.
  ///
  /// - Complexity: O(elements).
  public var shareOfZeros: Double {
    elements.isEmpty ? 0 : Double(elements.count { $0 == 0 }) / Double(elements.count)
  }
}

extension Matrix where Scalar == Double {
  /// The same numbers in double precision.
  ///
  /// - Complexity: O(elements).
  public init(_ single: Matrix<Float>) {
    self.init(rows: single.rows, columns: single.columns, elements: single.elements.map { Double($0) })
  }
}
