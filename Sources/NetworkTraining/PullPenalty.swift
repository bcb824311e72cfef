import NumericKernels
import WindowNetwork

/// A pull of fine-tuned vectors towards their pre-trained place, θ₀: a way between frozen and free. It is the L2 penalty
/// (λ/2)·‖θ − θ₀‖², decoupled from the gradient as weight decay is in AdamW, so that an adaptive optimizer does not
/// scale it away.
///
/// ```text
/// θ ← θ − min(rate·λ, 1) · (θ − θ₀)
/// ```
///
/// It is applied after the optimizer's step to the rows that the batch touched. Rows that no batch ever touched are
/// where they were and need no pull; one that was touched before waits for the next time, so that words are pulled as
/// often as they are pushed, and a step costs no more than the batch.
///
/// - SeeAlso: Li, Grandvalet and Davoine, "Explicit Inductive Bias for Transfer Learning with Convolutional Networks",
///   ICML 2018, formula 3 (L²-SP); Loshchilov and Hutter, "Decoupled Weight Decay Regularization", ICLR 2019.
public struct PullPenalty<Scalar: KernelScalar>: Sendable {
  /// λ; 0 switches the pull off.
  public let strength: Double
  /// θ₀, of the shape of the table.
  private let origin: Matrix<Scalar>
  /// The rows that have a pre-trained place, or as compounds and classes of numbers one made of such; padding and the unknown
  /// word have none.
  private let rows: Range<Int>

  /// - Parameter origin: the pre-trained vectors, `[rows, dimension]`.
  /// - Parameter rows: those of its rows that are pulled.
  /// - Precondition: `rows` are rows of `origin`.
  public init(strength: Double, towards origin: Matrix<Scalar>, rows: Range<Int>) {
    precondition(
      rows.lowerBound >= 0 && rows.upperBound <= origin.rows, "rows \(rows) are not all in a table of \(origin.rows)")
    self.strength = strength
    self.origin = origin
    self.rows = rows
  }

  /// Pulls those rows of the table that its gradient touches.
  ///
  /// - Parameter rate: the learning rate of the step that the optimizer has just made.
  /// - Precondition: `table` has the shape of the pre-trained vectors.
  /// - Complexity: O(touched elements); nothing at strength 0.
  public func apply(to table: Parameter<Scalar>, rate: Double) {
    guard strength > 0, !table.isFrozen else { return }
    precondition(table.value.shape == origin.shape, "\(table.value.shape) cannot be pulled towards \(origin.shape)")
    table.value.pull(table.gradient.rows, within: rows, towards: origin, share: Scalar(min(rate * strength, 1)))
  }
}

extension Matrix {
  /// Moves the rows of the given numbers that lie in `range` towards those of `origin`, by `share` of the distance.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  fileprivate mutating func pull(
    _ touched: [Int32],
    within range: Range<Int>,
    towards origin: Matrix,
    share: Scalar
  ) {
    let width = columns
    let target = origin.elements.span
    var theta = elements.mutableSpan
    for row in touched where range.contains(Int(row)) {
      let first = Int(row) * width
      for index in first..<first + width {
        // at the full share, exactly there and not where rounding puts it
        theta[index] = share < 1 ? theta[index] - share * (theta[index] - target[index]) : target[index]
      }
    }
  }
}
