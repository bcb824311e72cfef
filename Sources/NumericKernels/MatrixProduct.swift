/// One side of a product: a matrix as it is, or transposed.
public struct Factor<Scalar: KernelScalar> {
  let matrix: Matrix<Scalar>
  let isTransposed: Bool

  /// The shape after transposing.
  var shape: Shape {
    isTransposed ? Shape(rows: matrix.columns, columns: matrix.rows) : matrix.shape
  }
}

extension Matrix {
  /// This matrix as a factor of a product.
  public var asIs: Factor<Scalar> { Factor(matrix: self, isTransposed: false) }

  /// This matrix, transposed, as a factor of a product; nothing is moved.
  public var transposed: Factor<Scalar> { Factor(matrix: self, isTransposed: true) }

  /// Replaces this matrix by `a · b`, or adds that; the result does not depend on the team.
  ///
  /// Shapes: `a` is `[m, k]`, `b` is `[k, n]`, `self` is `[m, n]`, each after transposing.
  ///
  /// - Complexity: O(`m` · `n` · `k`), in the system's BLAS.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func setProduct(
    of a: Factor<Scalar>, and b: Factor<Scalar>, adding adds: Bool = false, by team: Team = .alone
  ) {
    product(of: a, and: b, keeping: adds ? 1 : 0, by: team)
  }

  @inline(__always)
  private mutating func product(of a: Factor<Scalar>, and b: Factor<Scalar>, keeping beta: Scalar, by team: Team) {
    let (left, right) = (a.shape, b.shape)
    precondition(left.columns == right.rows, "inner sizes differ: \(left) · \(right)")
    precondition(rows == left.rows && columns == right.columns, "\(shape) cannot hold \(left) · \(right)")
    if shape.count == 0 || left.columns == 0 {
      if beta == 0 { fill(with: 0) }
      return
    }
    var c = elements.mutableSpan
    Scalar.multiply(
      m: left.rows,
      n: right.columns,
      k: left.columns,
      a: a.matrix.elements.span,
      transposeA: a.isTransposed,
      b: b.matrix.elements.span,
      transposeB: b.isTransposed,
      c: &c,
      keeping: beta,
      by: team
    )
  }
}
