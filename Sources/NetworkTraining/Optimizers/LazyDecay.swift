import NumericKernels

/// The factor by which a memory decays in a step, and its powers, for rows that rested for several steps; each is rounded
/// but once.
struct LazyDecay<Scalar: KernelScalar> {
  private let factor: Double
  private let oneStep: Scalar

  init(_ factor: Double) {
    self.factor = factor
    oneStep = Scalar(factor)
  }

  /// What is left after `steps`, at least one.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func over(steps: Int32) -> Scalar {
    steps == 1 ? oneStep : Scalar(Double.pow(factor, Int(steps)))
  }
}
