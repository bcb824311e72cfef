import NumericKernels
import WindowNetwork

/// Stochastic gradient descent: a step against the gradient of one batch.
///
/// ```text
/// θ ← θ − rate · g
/// ```
///
/// Rows of an embedding table that a batch did not touch have no gradient and stay where they are; that is the dense
/// rule, bit for bit.
///
/// - SeeAlso: Robbins and Monro, "A Stochastic Approximation Method", Annals of Mathematical Statistics 22 (1951).
public struct SGD<Scalar: KernelScalar>: Optimizer {
  private var steps = 0

  public init() {}

  public var state: OptimizerState<Scalar> {
    get { OptimizerState(steps: steps, matrices: [], rowSteps: []) }
    set {
      newValue.check(for: "SGD", kinds: 0, usesRowSteps: false)
      steps = newValue.steps
    }
  }

  public mutating func step(_ parameters: [Parameter<Scalar>], rate: Double, by team: Team) {
    steps += 1
    for parameter in parameters where !parameter.isFrozen {
      parameter.value.descend(parameter.gradient, rate: Scalar(rate))
    }
  }
}

extension Matrix {
  /// Subtracts `rate · gradient` from the rows that the gradient touches.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  fileprivate mutating func descend(_ gradient: RowGradient<Scalar>, rate: Scalar) {
    let width = columns
    let rows = gradient.rows.span
    let values = gradient.values
    let g = values.elements.span
    var theta = elements.mutableSpan
    for slot in rows.indices {
      let from = slot * width
      let to = Int(rows[slot]) * width
      for column in 0..<width { theta[to + column] -= rate * g[from + column] }
    }
  }
}
