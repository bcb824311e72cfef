/// A learning rate as a pure function of how far training has come.
public protocol Schedule: Sendable {
  /// The rate of step `step`, counted from 0, of `totalSteps`.
  func rate(step: Int, totalSteps: Int) -> Double
}
