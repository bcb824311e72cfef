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

  public mutating func step(_ parameters: [Parameter<Scalar>], rate: Double) {
    means.prepare(for: parameters)
    squares.prepare(for: parameters)
    steps += 1
    let meanCorrection = 1 - Double.pow(decayOfMean, steps)
    let squareCorrection = 1 - Double.pow(decayOfSquare, steps)
    let update = AdamUpdate<Scalar>(
      decayOfMean: Scalar(decayOfMean),
      shareOfGradient: Scalar(1 - decayOfMean),
      decayOfSquare: Scalar(decayOfSquare),
      shareOfSquare: Scalar(1 - decayOfSquare),
      rate: Scalar(rate / meanCorrection),
      squareScale: Scalar(1 / squareCorrection),
      epsilon: Scalar(epsilon)
    )
    for (index, parameter) in parameters.enumerated() where !parameter.isFrozen {
      update.apply(
        parameter.gradient,
        to: &parameter.value,
        mean: &means[index],
        square: &squares[index]
      )
    }
  }
}

/// The arithmetic of one step, with its constants, each rounded but once: 1 − β₂ taken in `Float` would be off by 5·10⁻⁵.
private struct AdamUpdate<Scalar: KernelScalar> {
  /// β₁ and 1 − β₁
  let decayOfMean: Scalar
  let shareOfGradient: Scalar
  /// β₂ and 1 − β₂
  let decayOfSquare: Scalar
  let shareOfSquare: Scalar
  /// The learning rate over the bias correction of the mean.
  let rate: Scalar
  /// One over the bias correction of the square.
  let squareScale: Scalar
  let epsilon: Scalar

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func apply(
    _ gradient: RowGradient<Scalar>,
    to value: inout Matrix<Scalar>,
    mean: inout Matrix<Scalar>,
    square: inout Matrix<Scalar>
  ) {
    let width = value.columns
    let rows = gradient.rows.span
    let g = gradient.values.elements.span
    var theta = value.elements.mutableSpan
    var m = mean.elements.mutableSpan
    var v = square.elements.mutableSpan
    for slot in rows.indices {
      let from = slot * width
      let to = Int(rows[slot]) * width
      for column in 0..<width {
        let derivative = g[from + column]
        let newMean = decayOfMean * m[to + column] + shareOfGradient * derivative
        let newSquare = decayOfSquare * v[to + column] + shareOfSquare * derivative * derivative
        m[to + column] = newMean
        v[to + column] = newSquare
        theta[to + column] -= rate * newMean / ((newSquare * squareScale).squareRoot() + epsilon)
      }
    }
  }
}
