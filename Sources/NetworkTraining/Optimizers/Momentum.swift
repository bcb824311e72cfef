import NumericKernels
import WindowNetwork

/// Gradient descent with momentum: steps along a velocity, v, that the gradients push and that friction wears down.
///
/// ```text
/// v ← μᵏ·v + g
/// θ ← θ − rate · v
/// ```
///
/// k is 1 in a dense parameter. In an embedding table it is the number of steps since the row was last touched, so that
/// a row that comes back has the velocity of the dense rule. What is left out is the way that the dense rule would have
/// carried the row in the meantime: v times the sum of rate · μʲ over the steps without a gradient, j = 1 … k − 1, which
/// is at most μ / (1 − μ) steps of full length, and 9 at the default.
///
/// - SeeAlso: Polyak, "Some methods of speeding up the convergence of iteration methods", USSR Computational Mathematics
///   and Mathematical Physics 4 (1964); Sutskever et al., "On the importance of initialization and momentum in deep
///   learning", ICML 2013. Here, as in PyTorch, the rate scales the way and not the push, so a rate that falls brakes
///   at once.
public struct Momentum<Scalar: KernelScalar>: Optimizer {
  private let decay: Double
  private var steps = 0
  /// v, one matrix a parameter, of its shape.
  private var velocities: [Matrix<Scalar>] = []
  /// The step that last touched each row, one list a parameter.
  private var rowSteps: [[Int32]] = []

  /// - Parameter decay: μ, the share of the velocity that a step leaves.
  public init(decay: Double = 0.9) {
    self.decay = decay
  }

  public var state: OptimizerState<Scalar> {
    get { OptimizerState(steps: steps, matrices: [velocities], rowSteps: rowSteps) }
    set {
      newValue.check(for: "momentum", kinds: 1, usesRowSteps: true)
      steps = newValue.steps
      velocities = newValue.matrices[0]
      rowSteps = newValue.rowSteps
    }
  }

  public mutating func step(_ parameters: [Parameter<Scalar>], rate: Double, by team: Team) {
    velocities.prepare(for: parameters)
    rowSteps.prepare(for: parameters)
    steps += 1
    let update = MomentumUpdate<Scalar>(decay: LazyDecay(decay), rate: Scalar(rate), step: Int32(steps))
    for (index, parameter) in parameters.enumerated() where !parameter.isFrozen {
      update.apply(
        parameter.gradient,
        to: &parameter.value,
        velocity: &velocities[index],
        rowSteps: &rowSteps[index]
      )
    }
  }
}

/// The arithmetic of one step.
private struct MomentumUpdate<Scalar: KernelScalar> {
  let decay: LazyDecay<Scalar>
  let rate: Scalar
  /// The number of this step.
  let step: Int32

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func apply(
    _ gradient: RowGradient<Scalar>,
    to value: inout Matrix<Scalar>,
    velocity: inout Matrix<Scalar>,
    rowSteps: inout [Int32]
  ) {
    let width = value.columns
    let rows = gradient.rows.span
    let values = gradient.values
    let g = values.elements.span
    var theta = value.elements.mutableSpan
    var v = velocity.elements.mutableSpan
    var lastSteps = rowSteps.mutableSpan
    for slot in rows.indices {
      let row = Int(rows[slot])
      let from = slot * width
      let to = row * width
      let kept = decay.over(steps: step - lastSteps[row])
      lastSteps[row] = step
      for column in 0..<width {
        let newVelocity = kept * v[to + column] + g[from + column]
        v[to + column] = newVelocity
        theta[to + column] -= rate * newVelocity
      }
    }
  }
}
