extension Matrix {
  /// Sets every element to `value`.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func fill(with value: Scalar) {
    var all = elements.mutableSpan
    for index in all.indices { all[index] = value }
  }

  /// Takes over the shape and the elements of `other`, keeping the storage.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func copy(_ other: Matrix) {
    reshape(to: other.shape)
    let source = other.elements.span
    var all = elements.mutableSpan
    for index in all.indices { all[index] = source[index] }
  }

  /// Adds `scale · other`, element by element.
  ///
  /// - Precondition: both have one shape.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func add(_ other: Matrix, scaledBy scale: Scalar = 1) {
    precondition(shape == other.shape, "cannot add \(other.shape) to \(shape)")
    let addend = other.elements.span
    var sum = elements.mutableSpan
    for index in sum.indices { sum[index] += scale * addend[index] }
  }

  /// Replaces the elements by `a ∘ b`, the products of the elements at the same place.
  ///
  /// - Precondition: all three have one shape.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func setElementwiseProduct(of a: Matrix, and b: Matrix) {
    precondition(shape == a.shape && shape == b.shape, "\(shape) cannot hold \(a.shape) ∘ \(b.shape)")
    let left = a.elements.span
    let right = b.elements.span
    var product = elements.mutableSpan
    for index in product.indices { product[index] = left[index] * right[index] }
  }

  /// Adds `a ∘ b`, the products of the elements at the same place.
  ///
  /// - Precondition: all three have one shape.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func addElementwiseProduct(of a: Matrix, and b: Matrix) {
    precondition(shape == a.shape && shape == b.shape, "cannot add \(a.shape) ∘ \(b.shape) to \(shape)")
    let left = a.elements.span
    let right = b.elements.span
    var sum = elements.mutableSpan
    for index in sum.indices { sum[index] += left[index] * right[index] }
  }

  /// Adds the one row of `row` to each row.
  ///
  /// Shapes: `row` is `[1, columns]`.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func addToEachRow(_ row: Matrix) {
    precondition(row.rows == 1 && row.columns == columns, "cannot add \(row.shape) to each row of \(shape)")
    let width = columns
    let addend = row.elements.span
    var sum = elements.mutableSpan
    for start in stride(from: 0, to: sum.count, by: max(width, 1)) {
      for column in 0..<width { sum[start + column] += addend[column] }
    }
  }

  /// Adds the sum of the rows of `other` to this matrix's one row: the gradient of a bias.
  ///
  /// Shapes: `self` is `[1, columns]`, `other` is `[rows, columns]`.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func addColumnSums(of other: Matrix) {
    precondition(rows == 1 && columns == other.columns, "\(shape) cannot hold the column sums of \(other.shape)")
    let width = columns
    let addends = other.elements.span
    var sum = elements.mutableSpan
    for start in stride(from: 0, to: addends.count, by: max(width, 1)) {
      for column in 0..<width { sum[column] += addends[start + column] }
    }
  }

  /// The square root of the mean square of the elements; 0 for an empty matrix.
  public var rootMeanSquare: Scalar {
    guard !elements.isEmpty else { return 0 }
    var sum: Scalar = 0
    for element in elements { sum += element * element }
    return (sum / Scalar(elements.count)).squareRoot()
  }
}
