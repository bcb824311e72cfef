import NumericKernels
import WindowNetwork

/// The L2 penalty, (λ/2)·‖W‖² added to the loss, whose gradient is λ·W: weights that nothing supports shrink towards
/// zero. It applies to weights, and not to biases or embeddings.
public struct L2Penalty: Sendable, Hashable {
  /// λ; 0 switches the penalty off.
  public let strength: Double

  public init(strength: Double) {
    self.strength = strength
  }

  /// Adds the gradient of the penalty to those of the parameters it applies to.
  ///
  /// - Complexity: O(penalized elements); nothing at strength 0.
  public func addGradient<Scalar: KernelScalar>(to parameters: [Parameter<Scalar>], by team: Team = .alone) {
    guard strength > 0 else { return }
    for parameter in parameters where parameter.isPenalized && !parameter.isFrozen {
      parameter.gradient.values.add(parameter.value, scaledBy: Scalar(strength), by: team)
    }
  }

  /// The penalty itself.
  public func loss<Scalar: KernelScalar>(of parameters: [Parameter<Scalar>]) -> Double {
    let squares = parameters.filter(\.isPenalized).map { parameter in
      parameter.value.elements.reduce(0.0) { $0 + Double($1) * Double($1) }
    }
    return strength / 2 * squares.reduce(0, +)
  }
}
