/// A rate that stays.
///
/// ```text
/// rate(step) = initial
/// ```
public struct ConstantRate: Schedule, Hashable {
  public let initialRate: Double

  public init(initialRate: Double) {
    self.initialRate = initialRate
  }

  public func rate(step: Int) -> Double { initialRate }
}
