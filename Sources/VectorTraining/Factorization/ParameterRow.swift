/// How the parameters of a word lie in memory: in lanes of four, first the values, then as many sums of squared steps.
///
/// The values are the vector, then the bias and 1 (in a row of the matrix) or 1 and the bias (in a column), then zeros. So
/// the product of a row and a column is that of the vectors plus both biases. The sums of the two constants are infinite,
/// so that no step changes them.
struct ParameterRow: Sendable, Hashable {
  let dimension: Int

  /// The lanes of the values, and of the sums.
  var lanes: Int { (dimension + 2 + 3) / 4 }

  /// The lanes of the parameters of a word.
  var stride: Int { 2 * lanes }

  /// The bytes of the parameters of a word in single precision.
  var size: Int { 16 * stride }

  enum Side: Sendable {
    case row, column
  }

  /// The parameters of a word before training.
  ///
  /// - Parameter values: `[dimension + 1]`, the vector and the bias.
  func initial<Scalar: SIMDScalar & BinaryFloatingPoint>(_ values: [Scalar], _ side: Side) -> [SIMD4<Scalar>] {
    precondition(values.count == dimension + 1, "\(values.count) numbers for a vector of \(dimension) and a bias")
    let (bias, one) = places(side)
    var scalars = [Scalar](repeating: 0, count: 4 * lanes) + [Scalar](repeating: 1, count: 4 * lanes)
    scalars.replaceSubrange(0..<dimension, with: values[..<dimension])
    scalars[bias] = values[dimension]
    scalars[one] = 1
    scalars[4 * lanes + one] = .infinity
    return Swift.stride(from: 0, to: scalars.count, by: 4).map { start in
      SIMD4(scalars[start], scalars[start + 1], scalars[start + 2], scalars[start + 3])
    }
  }

  /// Where among the values the bias stands, and where the constant.
  func places(_ side: Side) -> (bias: Int, one: Int) {
    side == .row ? (dimension, dimension + 1) : (dimension + 1, dimension)
  }
}
