import NumericKernels
import WindowNetwork

/// The L1 penalty with a memory: what all steps so far may take from a weight, u, is taken from the place where the
/// optimizer's steps alone would have carried it, z.
///
/// ```text
/// u ← u + rate·λ
/// z = w + taken
/// w ← sign(z) · max(|z| − u, 0)
/// taken ← z − w
/// ```
///
/// Away from zero this is the proximal step of λ·|w|, w ← sign(w) · max(|w| − rate·λ, 0), after each step of the optimizer.
/// At zero they part. There the proximal step forgets, and a weight that only noise pushes to and fro comes off zero with
/// every batch, for one push is longer than rate·λ; here a weight leaves zero only when its pushes outweigh the penalty
/// summed over the whole run. So it is the mean gradient that counts, and not that of a batch, and half of a layer can be
/// exactly zero at a strength that costs little accuracy.
///
/// It applies to weights, and not to biases or embeddings.
///
/// - SeeAlso: Tsuruoka, Tsujii and Ananiadou, "Stochastic Gradient Descent Training for L1-regularized Log-linear Models
///   with Cumulative Penalty", ACL 2009; Xiao, "Dual Averaging Methods for Regularized Stochastic Learning and Online
///   Optimization", JMLR 11 (2010).
public struct CumulativeL1Penalty<Scalar: KernelScalar>: Sendable {
  /// What the penalty remembers from step to step; to be stored, and given to a new one of the same strength.
  public struct State: Sendable, Equatable {
    /// u, the sum of rate·λ over all steps.
    public var total: Double
    /// What is taken from each weight, one matrix a penalized parameter, of its shape; empty before the first step.
    public var taken: [Matrix<Scalar>]

    public init(total: Double = 0, taken: [Matrix<Scalar>] = []) {
      self.total = total
      self.taken = taken
    }
  }

  /// λ; 0 switches the penalty off.
  public let strength: Double
  /// - Precondition: what it is given came from a penalty on parameters of the same shapes.
  public var state = State()

  public init(strength: Double) {
    self.strength = strength
  }

  /// Moves the parameters it applies to towards zero: weights, and not biases or embeddings.
  ///
  /// - Parameter rate: the learning rate of the step that the optimizer has just made.
  /// - Precondition: the same parameters, in the same order, at every call.
  /// - Complexity: O(penalized elements); nothing at strength 0.
  public mutating func apply(to parameters: [Parameter<Scalar>], rate: Double) {
    guard strength > 0 else { return }
    let penalized = parameters.filter { $0.isPenalized && !$0.isFrozen }
    state.taken.prepare(for: penalized)
    state.total += rate * strength
    for (index, parameter) in penalized.enumerated() {
      parameter.value.withhold(Scalar(state.total), taken: &state.taken[index])
    }
  }
}

extension Matrix {
  /// Gives back what was taken before and takes `total` from each element, towards zero and not across it. What is no
  /// number stays none.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  fileprivate mutating func withhold(_ total: Scalar, taken: inout Matrix) {
    var weights = elements.mutableSpan
    var before = taken.elements.mutableSpan
    for index in weights.indices {
      let free = weights[index] + before[index]
      let weight: Scalar = free.magnitude <= total ? 0 : free - (free < 0 ? -total : total)
      weights[index] = weight
      before[index] = free - weight
    }
  }
}
