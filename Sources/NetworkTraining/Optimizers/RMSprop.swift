import NumericKernels
import WindowNetwork

/// RMSprop: steps divided by the root of a running mean of the square of the gradient, v, element by element: Adagrad
/// with a memory that fades.
///
/// ```text
/// v ← βᵏ·v + (1 − β)·g²
/// θ ← θ − rate · g / (√v + ε)
/// ```
///
/// k is 1 in a dense parameter. In an embedding table it is the number of steps since the row was last touched, whose
/// gradients were 0; so the rule is the dense one, to within the rounding of a power. A row that rested long has next
/// to no memory left: its first step is about rate / √(1 − β) in each direction, whatever the gradient.
///
/// - SeeAlso: Tieleman and Hinton, "Lecture 6.5 – rmsprop", COURSERA: Neural Networks for Machine Learning, 2012.
public struct RMSprop<Scalar: KernelScalar>: Optimizer {
  private let decayOfSquare: Double
  private let epsilon: Double
  private var steps = 0
  /// v, one matrix a parameter, of its shape.
  private var squares: [Matrix<Scalar>] = []
  /// The step that last touched each row, one list a parameter.
  private var rowSteps: [[Int32]] = []

  public init(decayOfSquare: Double = 0.9, epsilon: Double = 1e-8) {
    self.decayOfSquare = decayOfSquare
    self.epsilon = epsilon
  }

  public var state: OptimizerState<Scalar> {
    get { OptimizerState(steps: steps, matrices: [squares], rowSteps: rowSteps) }
    set {
      newValue.check(for: "RMSprop", kinds: 1, usesRowSteps: true)
      steps = newValue.steps
      squares = newValue.matrices[0]
      rowSteps = newValue.rowSteps
    }
  }

  public mutating func step(_ parameters: [Parameter<Scalar>], rate: Double, by team: Team) {
    squares.prepare(for: parameters)
    rowSteps.prepare(for: parameters)
    steps += 1
    let update = RMSpropUpdate<Scalar>(
      decay: LazyDecay(decayOfSquare),
      shareOfSquare: Scalar(1 - decayOfSquare),
      rate: Scalar(rate),
      epsilon: Scalar(epsilon),
      step: Int32(steps)
    )
    for (index, parameter) in parameters.enumerated() where !parameter.isFrozen {
      update.apply(
        parameter.gradient,
        to: &parameter.value,
        square: &squares[index],
        rowSteps: &rowSteps[index]
      )
    }
  }
}

/// The arithmetic of one step, with its constants, each rounded but once.
private struct RMSpropUpdate<Scalar: KernelScalar> {
  /// β and its powers
  let decay: LazyDecay<Scalar>
  /// 1 − β
  let shareOfSquare: Scalar
  let rate: Scalar
  let epsilon: Scalar
  /// The number of this step.
  let step: Int32

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func apply(
    _ gradient: RowGradient<Scalar>,
    to value: inout Matrix<Scalar>,
    square: inout Matrix<Scalar>,
    rowSteps: inout [Int32]
  ) {
    let width = value.columns
    let rows = gradient.rows.span
    let values = gradient.values
    let g = values.elements.span
    var theta = value.elements.mutableSpan
    var v = square.elements.mutableSpan
    var lastSteps = rowSteps.mutableSpan
    for slot in rows.indices {
      let row = Int(rows[slot])
      let from = slot * width
      let to = row * width
      let kept = decay.over(steps: step - lastSteps[row])
      lastSteps[row] = step
      for column in 0..<width {
        let derivative = g[from + column]
        let newSquare = kept * v[to + column] + shareOfSquare * derivative * derivative
        v[to + column] = newSquare
        theta[to + column] -= rate * derivative / (newSquare.squareRoot() + epsilon)
      }
    }
  }
}
