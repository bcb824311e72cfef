import NumericKernels

/// How the weight of a dense layer is drawn before training. Units that start alike would get the same gradient and stay
/// alike for good, so weights start at random; biases need not, and start at 0.
///
/// - SeeAlso: Bengio, "Practical Recommendations for Gradient-Based Training of Deep Architectures", 2012.
public enum WeightInitializer: String, Sendable, Codable, CaseIterable {
  /// Evenly from ±√(6 / (inputs + outputs)); see ``NumericKernels/Matrix/xavierUniform(outputs:inputs:using:)``.
  case xavierUniform = "xavier-uniform"
  /// Normally, with the variance 2 / (inputs + outputs); see
  /// ``NumericKernels/Matrix/xavierNormal(outputs:inputs:using:)``.
  case xavierNormal = "xavier-normal"
  /// Evenly from ±0.01, whatever the size of the layer; see
  /// ``NumericKernels/Matrix/smallRandom(outputs:inputs:using:)``.
  case smallRandom = "small-random"

  /// The initial weight of a dense layer, `[outputs, inputs]`.
  ///
  /// - Complexity: O(`outputs` · `inputs`).
  public func matrix<Scalar: KernelScalar>(
    outputs: Int,
    inputs: Int,
    using generator: inout SeededGenerator
  ) -> Matrix<Scalar> {
    switch self {
    case .xavierUniform: .xavierUniform(outputs: outputs, inputs: inputs, using: &generator)
    case .xavierNormal: .xavierNormal(outputs: outputs, inputs: inputs, using: &generator)
    case .smallRandom: .smallRandom(outputs: outputs, inputs: inputs, using: &generator)
    }
  }
}
