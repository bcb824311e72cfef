import NumericKernels

/// Inverted dropout: in training each element is zero with the probability `rate`, and the others are divided by
/// 1 − `rate`, so that inference needs no scaling.
///
/// Shapes: `x` and `y` are one shape. The mask depends on the pass's seed and the layer's `stream` alone.
///
/// - Complexity: O(elements), forward and backward alike.
/// - SeeAlso: Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", JMLR 15 (2014).
public final class Dropout<Scalar: KernelScalar>: Layer {
  public let name = "dropout"
  /// The probability with which an element is dropped, in 0 ..< 1.
  public let rate: Double
  private let stream: UInt64
  /// What the last pass multiplied each element by; empty where it multiplied by nothing.
  private var mask = Matrix<Scalar>(rows: 0, columns: 0)

  /// - Parameter stream: tells the masks of several dropout layers of one network apart.
  public init(rate: Double, stream: UInt64) {
    precondition(rate >= 0 && rate < 1, "a dropout rate lies in 0 ..< 1, unlike \(rate)")
    self.rate = rate
    self.stream = stream
  }

  public var forwardFormula: String { isIdle ? "y = x, as nothing is dropped" : "y = x ∘ mask" }

  public var backwardFormula: String { isIdle ? "dx = dy" : "dx = dy ∘ mask" }

  /// Whether the last pass dropped nothing, as at inference.
  private var isIdle: Bool { mask.shape.count == 0 }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func outputShape(of inputs: [Node<Scalar>]) -> Shape { inputs[0].value.shape }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func forward(_ node: Node<Scalar>, _ pass: Pass) {
    guard case .training(let seed) = pass, rate > 0 else {
      mask.reshape(to: Shape(rows: 0, columns: 0))
      node.value.copy(node.inputs[0].value, by: node.team)
      return
    }
    mask.reshape(to: node.value.shape)
    let dropout = DropoutMask(rate: rate, seed: SeededGenerator.mix(seed, stream))
    node.value.setDropout(dropout, of: node.inputs[0].value, mask: &mask, by: node.team)
  }

  public func wantedGradient(of node: Node<Scalar>) -> [MatrixBlock]? { node.inputs[0].wantedGradient }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func backward(_ node: Node<Scalar>) {
    let x = node.inputs[0]
    guard x.needsGradient else { return }
    x.addToGradient { dx, adds in
      switch (isIdle, adds) {
      case (true, true): dx.add(node.gradient, by: node.team)
      case (true, false): dx.copy(node.gradient, by: node.team)
      case (false, true): dx.addElementwiseProduct(of: node.gradient, and: mask, by: node.team)
      case (false, false): dx.setElementwiseProduct(of: node.gradient, and: mask, by: node.team)
      }
    }
  }
}

/// Where and how much a network in training drops out, each a probability in 0 ..< 1.
public struct DropoutRates: Sendable, Hashable, Codable {
  /// Of the elements of the embeddings.
  public var input: Double
  /// Of the hidden units.
  public var hidden: Double

  public init(input: Double, hidden: Double) {
    self.input = input
    self.hidden = hidden
  }

  /// No dropout at all.
  public static let none = DropoutRates(input: 0, hidden: 0)
}
