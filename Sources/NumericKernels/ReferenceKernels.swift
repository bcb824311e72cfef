/// The products as plain loops over the definition: the oracle for the fast ones, and the "before" of the lecture's
/// "use matrices, not loops".
public enum ReferenceKernels {
  /// `a · b`, each element summed in order.
  ///
  /// Shapes: `a` is `[m, k]`, `b` is `[k, n]`, the result is `[m, n]`.
  ///
  /// - Complexity: O(`m` · `n` · `k`).
  public static func product<Scalar: KernelScalar>(_ a: Matrix<Scalar>, _ b: Matrix<Scalar>) -> Matrix<Scalar> {
    precondition(a.columns == b.rows, "inner sizes differ: \(a.shape) · \(b.shape)")
    var c = Matrix<Scalar>(rows: a.rows, columns: b.columns)
    for row in 0..<a.rows {
      for column in 0..<b.columns {
        var sum: Scalar = 0
        for inner in 0..<a.columns { sum += a[row, inner] * b[inner, column] }
        c[row, column] = sum
      }
    }
    return c
  }

  /// The transpose, element by element.
  public static func transpose<Scalar: KernelScalar>(_ a: Matrix<Scalar>) -> Matrix<Scalar> {
    var t = Matrix<Scalar>(rows: a.columns, columns: a.rows)
    for row in 0..<a.rows {
      for column in 0..<a.columns { t[column, row] = a[row, column] }
    }
    return t
  }
}
