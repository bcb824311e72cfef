/// A learning rate as a pure function of the step.
public protocol Schedule: Sendable {
  /// The rate of step `step`, counted from 0.
  func rate(step: Int) -> Double
}
