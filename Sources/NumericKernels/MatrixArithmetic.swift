extension Matrix {
  /// Sets every element to `value`.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func fill(with value: Scalar, by team: Team = .alone) {
    var all = elements.mutableSpan
    Scalar.fill(&all, with: value, by: team)
  }

  /// Takes over the shape and the elements of `other`, keeping the storage.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func copy(_ other: Matrix, by team: Team = .alone) {
    reshape(to: other.shape)
    copyColumns(of: other, by: team)
  }

  /// Adds `scale · other`, element by element.
  ///
  /// - Precondition: both have one shape.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func add(_ other: Matrix, scaledBy scale: Scalar = 1, by team: Team = .alone) {
    precondition(shape == other.shape, "cannot add \(other.shape) to \(shape)")
    var sum = elements.mutableSpan
    Scalar.add(other.elements.span, scaledBy: scale, to: &sum, by: team)
  }

  /// Replaces the elements by `a ∘ b`, the products of the elements at the same place.
  ///
  /// - Precondition: all three have one shape.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func setElementwiseProduct(of a: Matrix, and b: Matrix, by team: Team = .alone) {
    elementwiseProduct(of: a, and: b, adds: false, by: team)
  }

  /// Adds `a ∘ b`, the products of the elements at the same place.
  ///
  /// - Precondition: all three have one shape.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func addElementwiseProduct(of a: Matrix, and b: Matrix, by team: Team = .alone) {
    elementwiseProduct(of: a, and: b, adds: true, by: team)
  }

  @inline(__always)
  private mutating func elementwiseProduct(of a: Matrix, and b: Matrix, adds: Bool, by team: Team) {
    precondition(shape == a.shape && shape == b.shape, "\(shape) cannot hold \(a.shape) ∘ \(b.shape)")
    var product = elements.mutableSpan
    Scalar.multiplyElements(a.elements.span, b.elements.span, into: &product, adds: adds, by: team)
  }

  /// Adds the one row of `row` to each row.
  ///
  /// Shapes: `row` is `[1, columns]`.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func addToEachRow(_ row: Matrix, by team: Team = .alone) {
    precondition(row.rows == 1 && row.columns == columns, "cannot add \(row.shape) to each row of \(shape)")
    var sum = elements.mutableSpan
    Scalar.addToEachRow(row.elements.span, of: &sum, by: team)
  }

  /// Adds the sum of the rows of `other` to this matrix's one row: the gradient of a bias.
  ///
  /// Shapes: `self` is `[1, columns]`, `other` is `[rows, columns]`.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func addColumnSums(of other: Matrix, by team: Team = .alone) {
    precondition(rows == 1 && columns == other.columns, "\(shape) cannot hold the column sums of \(other.shape)")
    var sum = elements.mutableSpan
    Scalar.addColumnSums(of: other.elements.span, to: &sum, by: team)
  }

  /// The square root of the mean square of the elements; 0 for an empty matrix.
  public var rootMeanSquare: Scalar {
    guard !elements.isEmpty else { return 0 }
    var sum: Scalar = 0
    for element in elements { sum += element * element }
    return (sum / Scalar(elements.count)).squareRoot()
  }
}
