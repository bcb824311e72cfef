import NumericKernels
import WindowNetwork

/// A rule that turns gradients into steps.
///
/// Embedding tables have sparse gradients; an optimizer updates only the rows that were touched, and says in its own
/// comment how that differs from updating all of them.
public protocol Optimizer<Scalar> {
  associatedtype Scalar: KernelScalar

  /// What the optimizer remembers; to be stored, and given to a new one of its kind.
  ///
  /// - Precondition: what it is given came from an optimizer of the same kind, for parameters of the same shapes.
  var state: OptimizerState<Scalar> { get set }

  /// Moves every trainable parameter by its gradient.
  ///
  /// - Parameter rate: the learning rate of this step.
  /// - Parameter team: the threads that may do it; what they do does not depend on how many they are.
  /// - Precondition: the same parameters, in the same order, at every call.
  /// - Complexity: O(touched elements).
  mutating func step(_ parameters: [Parameter<Scalar>], rate: Double, by team: Team)
}

extension Optimizer {
  /// Moves every trainable parameter by its gradient, on the caller's thread.
  public mutating func step(_ parameters: [Parameter<Scalar>], rate: Double) {
    step(parameters, rate: rate, by: .alone)
  }
}
