import NumericKernels
import WindowNetwork

/// Adagrad: steps divided by the root of the sum of all squares of the gradient so far, G, element by element. What is
/// seldom pushed keeps a high rate, which suits the vectors of rare words; no rate ever rises again.
///
/// ```text
/// G ← G + g²
/// θ ← θ − rate · g / (√G + ε)
/// ```
///
/// Rows of an embedding table that a batch did not touch have no gradient: neither G nor θ would change by the dense
/// rule, and the two agree bit for bit.
///
/// - SeeAlso: Duchi, Hazan and Singer, "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization",
///   JMLR 12 (2011), the diagonal form of figure 1.
public struct Adagrad<Scalar: KernelScalar>: Optimizer {
  private let epsilon: Double
  private var steps = 0
  /// G, one matrix a parameter, of its shape.
  private var sums: [Matrix<Scalar>] = []

  public init(epsilon: Double = 1e-10) {
    self.epsilon = epsilon
  }

  public var state: OptimizerState<Scalar> {
    get { OptimizerState(steps: steps, matrices: [sums], rowSteps: []) }
    set {
      newValue.check(for: "Adagrad", kinds: 1, usesRowSteps: false)
      steps = newValue.steps
      sums = newValue.matrices[0]
    }
  }

  public mutating func step(_ parameters: [Parameter<Scalar>], rate: Double, by team: Team) {
    sums.prepare(for: parameters)
    steps += 1
    let update = AdagradUpdate(rate: Scalar(rate), epsilon: Scalar(epsilon))
    for (index, parameter) in parameters.enumerated() where !parameter.isFrozen {
      update.apply(parameter.gradient, to: &parameter.value, sum: &sums[index])
    }
  }
}

/// The arithmetic of one step.
private struct AdagradUpdate<Scalar: KernelScalar> {
  let rate: Scalar
  let epsilon: Scalar

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func apply(_ gradient: RowGradient<Scalar>, to value: inout Matrix<Scalar>, sum: inout Matrix<Scalar>) {
    let width = value.columns
    let rows = gradient.rows.span
    let values = gradient.values
    let g = values.elements.span
    var theta = value.elements.mutableSpan
    var sums = sum.elements.mutableSpan
    for slot in rows.indices {
      let from = slot * width
      let to = Int(rows[slot]) * width
      for column in 0..<width {
        let derivative = g[from + column]
        let newSum = sums[to + column] + derivative * derivative
        sums[to + column] = newSum
        theta[to + column] -= rate * derivative / (newSum.squareRoot() + epsilon)
      }
    }
  }
}
