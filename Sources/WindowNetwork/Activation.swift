import NumericKernels

/// The function that a hidden layer applies to each of its sums, without which several layers would be no more than one.
public enum Activation: String, Sendable, Codable, CaseIterable {
  /// σ(x) = 1 / (1 + e⁻ˣ)
  case sigmoid
  /// tanh(x) = 2σ(2x) − 1
  case tanh
  /// min(1, max(−1, x))
  case hardTanh = "hard-tanh"
  /// max(0, x)
  case relu

  /// A new layer of this function.
  public func makeLayer<Scalar: KernelScalar>() -> any Layer<Scalar> {
    switch self {
    case .sigmoid: Sigmoid<Scalar>()
    case .tanh: Tanh<Scalar>()
    case .hardTanh: HardTanh<Scalar>()
    case .relu: ReLU<Scalar>()
    }
  }

  /// The points at which the derivative jumps, in order: a central difference that reaches across one of them says
  /// nothing about the derivative on either side.
  public var kinks: [Double] {
    switch self {
    case .sigmoid, .tanh: []
    case .hardTanh: [-1, 1]
    case .relu: [0]
    }
  }
}
