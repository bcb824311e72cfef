/// A rate that falls in a straight line from its first value to zero at the end of training.
///
/// ```text
/// rate(step) = initial · (1 − step / totalSteps)
/// ```
public struct LinearDecay: Schedule, Hashable {
  public let initialRate: Double

  public init(initialRate: Double) {
    self.initialRate = initialRate
  }

  public func rate(step: Int, totalSteps: Int) -> Double {
    guard step < totalSteps else { return 0 }
    return initialRate * (1 - Double(step) / Double(totalSteps))
  }
}
