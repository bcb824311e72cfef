import RealModule

/// A rate that falls by the same share in every epoch, a little at each step.
///
/// ```text
/// rate(step) = initial · e^(−decay · t), t = step / stepsPerEpoch
/// ```
public struct ExponentialDecay: Schedule, Hashable {
  public let initialRate: Double
  /// k of the formula, per epoch: 0.1 leaves 90.5 % of the rate after one epoch, 36.8 % after ten.
  public let decay: Double
  public let stepsPerEpoch: Int

  /// - Precondition: `stepsPerEpoch` is above 0.
  public init(initialRate: Double, decay: Double, stepsPerEpoch: Int) {
    precondition(stepsPerEpoch > 0, "no epoch has \(stepsPerEpoch) steps")
    self.initialRate = initialRate
    self.decay = decay
    self.stepsPerEpoch = stepsPerEpoch
  }

  public func rate(step: Int) -> Double {
    initialRate * Double.exp(-decay * (Double(step) / Double(stepsPerEpoch)))
  }
}
