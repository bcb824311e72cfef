/// A rate that is halved every so many steps.
///
/// ```text
/// rate(step) = initial · 2^−⌊step / stepsPerHalving⌋
/// ```
public struct Halving: Schedule, Hashable {
  public let initialRate: Double
  public let stepsPerHalving: Int

  /// - Precondition: `stepsPerHalving` is above 0.
  public init(initialRate: Double, stepsPerHalving: Int) {
    precondition(stepsPerHalving > 0, "a rate cannot be halved every \(stepsPerHalving) steps")
    self.initialRate = initialRate
    self.stepsPerHalving = stepsPerHalving
  }

  public func rate(step: Int) -> Double {
    initialRate * Double(sign: .plus, exponent: -(step / stepsPerHalving), significand: 1)
  }
}
