import NumericKernels
import WindowNetwork

/// Adam: steps scaled by running means of the gradient, m, and of its square, v, each freed from its bias towards the
/// zero it starts at.
///
/// ```text
/// m ← β₁·m + (1 − β₁)·g        v ← β₂·v + (1 − β₂)·g²
/// θ ← θ − rate · (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)
/// ```
///
/// Rows of an embedding table that a batch did not touch are left as they are, their means included. The dense rule
/// would go on moving them by their decaying m, so the two agree only where every row is touched at every step; t
/// counts all steps in both.
///
/// - SeeAlso: Kingma and Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015, algorithm 1.
public struct Adam<Scalar: KernelScalar>: Optimizer {
  private let decayOfMean: Double
  private let decayOfSquare: Double
  private let epsilon: Double
  private var steps = 0
  /// m and v, one matrix a parameter, of its shape.
  private var means: [Matrix<Scalar>] = []
  private var squares: [Matrix<Scalar>] = []

  public init(decayOfMean: Double = 0.9, decayOfSquare: Double = 0.999, epsilon: Double = 1e-8) {
    self.decayOfMean = decayOfMean
    self.decayOfSquare = decayOfSquare
    self.epsilon = epsilon
  }

  public var state: OptimizerState<Scalar> {
    get { OptimizerState(steps: steps, matrices: [means, squares], rowSteps: []) }
    set {
      newValue.check(for: "Adam", kinds: 2, usesRowSteps: false)
      steps = newValue.steps
      means = newValue.matrices[0]
      squares = newValue.matrices[1]
    }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func step(_ parameters: [Parameter<Scalar>], rate: Double, by team: Team) {
    means.prepare(for: parameters)
    squares.prepare(for: parameters)
    steps += 1
    let step = AdamStep<Scalar>(
      decayOfMean: decayOfMean,
      decayOfSquare: decayOfSquare,
      rate: rate,
      meanCorrection: 1 - Double.pow(decayOfMean, steps),
      squareCorrection: 1 - Double.pow(decayOfSquare, steps),
      epsilon: epsilon
    )
    for (index, parameter) in parameters.enumerated() where !parameter.isFrozen {
      step.apply(
        parameter.gradient, to: &parameter.value, mean: &means[index], square: &squares[index], by: team)
    }
  }
}

extension AdamStep where Scalar: KernelScalar {
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  fileprivate func apply(
    _ gradient: RowGradient<Scalar>, to value: inout Matrix<Scalar>, mean: inout Matrix<Scalar>,
    square: inout Matrix<Scalar>, by team: Team
  ) {
    let width = value.columns
    let values = gradient.values
    var theta = value.elements.mutableSpan
    var m = mean.elements.mutableSpan
    var v = square.elements.mutableSpan
    Scalar.stepRows(
      self, gradient.rows.span, width: width, gradient: values.elements.span, value: &theta, mean: &m, square: &v,
      by: team)
  }
}
