/// The arithmetic of a step of Adam, with its constants, each rounded but once: 1 − β₂ taken in `Float` would be off by
/// 5·10⁻⁵.
///
/// ```text
/// m ← β₁·m + (1 − β₁)·g        v ← β₂·v + (1 − β₂)·g²
/// θ ← θ − rate · m / (√(v · scale) + ε)
/// ```
public struct AdamStep<Scalar: BinaryFloatingPoint & Sendable>: Sendable {
  /// β₁ and 1 − β₁
  let decayOfMean: Scalar
  let shareOfGradient: Scalar
  /// β₂ and 1 − β₂
  let decayOfSquare: Scalar
  let shareOfSquare: Scalar
  /// The learning rate over the bias correction of the mean.
  let rate: Scalar
  /// One over the bias correction of the square.
  let squareScale: Scalar
  let epsilon: Scalar

  /// - Parameter meanCorrection: 1 − β₁ᵗ, by which the bias of the mean towards its beginning, zero, is corrected.
  /// - Parameter squareCorrection: 1 − β₂ᵗ, likewise.
  public init(
    decayOfMean: Double, decayOfSquare: Double, rate: Double, meanCorrection: Double, squareCorrection: Double,
    epsilon: Double
  ) {
    self.decayOfMean = Scalar(decayOfMean)
    shareOfGradient = Scalar(1 - decayOfMean)
    self.decayOfSquare = Scalar(decayOfSquare)
    shareOfSquare = Scalar(1 - decayOfSquare)
    self.rate = Scalar(rate / meanCorrection)
    squareScale = Scalar(1 / squareCorrection)
    self.epsilon = Scalar(epsilon)
  }
}
