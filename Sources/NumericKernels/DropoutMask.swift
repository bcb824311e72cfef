/// Which elements of a matrix dropout leaves out, and what it multiplies the others by.
///
/// One element is drawn from each 16 bits of the numbers of SplitMix64, so that the rate is met to within 2⁻¹⁶. Number n of
/// that generator is a function of its seed and n alone: a mask can be drawn from any place on, and eight numbers at a time.
public struct DropoutMask: Sendable, Hashable {
  let seed: UInt64
  /// Of 2¹⁶ how many are dropped.
  let threshold: UInt16
  /// What the others are multiplied by, 1 / (1 − rate).
  let kept: Double

  /// - Parameter rate: the probability with which an element is dropped, in 0 ..< 1.
  public init(rate: Double, seed: UInt64) {
    precondition(rate >= 0 && rate < 1, "a dropout rate lies in 0 ..< 1, unlike \(rate)")
    self.seed = seed
    threshold = UInt16(rate * 0x1p16)
    kept = 1 / (1 - rate)
  }
}

extension Matrix {
  /// Replaces the elements by those of `x` times those of the mask, which is drawn.
  ///
  /// - Precondition: all three have one shape.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func setDropout(_ dropout: DropoutMask, of x: Matrix, mask: inout Matrix, by team: Team = .alone) {
    precondition(shape == x.shape && shape == mask.shape, "\(shape) cannot hold \(x.shape) ∘ \(mask.shape)")
    var factors = mask.elements.mutableSpan
    var y = elements.mutableSpan
    Scalar.drop(dropout, first: 0, x.elements.span, mask: &factors, into: &y, by: team)
  }
}
