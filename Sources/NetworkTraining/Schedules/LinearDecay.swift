/// A rate that falls in a straight line from its first value to zero at the end of training.
///
/// ```text
/// rate(step) = initial · (1 − step / totalSteps)
/// ```
public struct LinearDecay: Schedule, Hashable {
  public let initialRate: Double
  public let totalSteps: Int

  public init(initialRate: Double, totalSteps: Int) {
    self.initialRate = initialRate
    self.totalSteps = totalSteps
  }

  public func rate(step: Int) -> Double {
    guard step < totalSteps else { return 0 }
    return initialRate * (1 - Double(step) / Double(totalSteps))
  }
}
