import NumericKernels
import RealModule

/// The mean cross-entropy of a softmax: −(1/batch) Σ log softmax(x)[gold].
///
/// Shapes: `x` is `[batch, classes]`, `goldClasses` holds `batch` class numbers, the value is `[1, 1]`.
/// Gradient: `dx = (softmax(x) − onehot(gold)) / batch`. The softmax is taken after subtracting each row's maximum, so
/// that no exponential overflows, and the loss as log Σ exp(x − max x) + max x − x[gold], so that the probability of the
/// right class may be too small for a number. Where the right class has the maximum, the loss is log(1 + the other
/// exponentials), so that it keeps its digits when it is next to nothing, and differences of it can be measured.
///
/// - Complexity: O(`batch` · `classes`), forward and backward alike.
public final class SoftmaxCrossEntropy<Scalar: KernelScalar>: Layer {
  public let name = "softmax cross-entropy"
  /// The right class of each row of the input.
  public var goldClasses: [Int32] = []
  /// softmax(x) of the last forward pass, `[batch, classes]`.
  private var probabilities = Matrix<Scalar>(rows: 0, columns: 0)

  public init() {}

  public var forwardFormula: String { "y = mean −log softmax(x)[gold]" }

  public var backwardFormula: String { "dx = dy·(softmax(x) − onehot(gold)) / batch" }

  public func outputShape(of inputs: [Node<Scalar>]) -> Shape { Shape(rows: 1, columns: 1) }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func forward(_ node: Node<Scalar>, _ pass: Pass) {
    let logits = node.inputs[0].value
    precondition(goldClasses.count == logits.rows, "\(goldClasses.count) gold classes for \(logits.shape)")
    probabilities.copy(logits)
    var sum: Scalar = 0
    for (row, exponentials) in probabilities.softmaxRows().enumerated() {
      let gold = Int(goldClasses[row])
      let distance = exponentials.largest - logits[row, gold]
      if distance > 0 {
        sum += distance + Scalar.log(exponentials.sum)
      } else {
        sum += Scalar.log(onePlus: probabilities.sum(ofRow: row, without: gold) * exponentials.sum)
      }
    }
    node.value[0, 0] = sum / Scalar(max(goldClasses.count, 1))
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func backward(_ node: Node<Scalar>) {
    let x = node.inputs[0]
    guard x.needsGradient, !goldClasses.isEmpty else { return }
    let scale = node.gradient[0, 0] / Scalar(goldClasses.count)
    x.gradient.add(probabilities, scaledBy: scale)
    for (row, gold) in goldClasses.enumerated() { x.gradient[row, Int(gold)] -= scale }
  }
}

extension Matrix {
  /// The sum of a row but for one of its columns.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  fileprivate func sum(ofRow row: Int, without column: Int) -> Scalar {
    let all = elements.span
    var sum: Scalar = 0
    for other in 0..<columns where other != column { sum += all[row * columns + other] }
    return sum
  }

  /// Replaces each row by its softmax, `exp(x − max x) / Σ exp(x − max x)`.
  ///
  /// - Returns: for each row max x and Σ exp(x − max x).
  /// - Complexity: O(elements).
  @discardableResult
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func softmaxRows() -> [(largest: Scalar, sum: Scalar)] {
    let width = columns
    var exponentials: [(largest: Scalar, sum: Scalar)] = []
    exponentials.reserveCapacity(rows)
    var x = elements.mutableSpan
    for start in stride(from: 0, to: x.count, by: max(width, 1)) {
      var largest = -Scalar.infinity
      for index in start..<start + width { largest = max(largest, x[index]) }
      var sum: Scalar = 0
      for index in start..<start + width {
        let exponential = Scalar.exp(x[index] - largest)
        x[index] = exponential
        sum += exponential
      }
      for index in start..<start + width { x[index] /= sum }
      exponentials.append((largest, sum))
    }
    return exponentials
  }
}
