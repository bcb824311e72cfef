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

  public func outputShape(of inputs: [Node<Scalar>]) -> Shape { inputs[0].value.shape }

  public func forward(_ node: Node<Scalar>, _ pass: Pass) {
    guard case .training(let seed) = pass, rate > 0 else {
      mask.reshape(to: Shape(rows: 0, columns: 0))
      node.value.copy(node.inputs[0].value)
      return
    }
    mask.reshape(to: node.value.shape)
    mask.drawDropoutMask(rate: rate, seed: SeededGenerator.mix(seed, stream))
    node.value.setElementwiseProduct(of: node.inputs[0].value, and: mask)
  }

  public func backward(_ node: Node<Scalar>) {
    let x = node.inputs[0]
    guard x.needsGradient else { return }
    if isIdle {
      x.gradient.add(node.gradient)
    } else {
      x.gradient.addElementwiseProduct(of: node.gradient, and: mask)
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

extension Matrix {
  /// Sets each element to 0 with the probability `rate`, and to 1 / (1 − `rate`) otherwise. One element is drawn from
  /// each 16 bits of the generator, so the rate is met to within 2⁻¹⁶.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  fileprivate mutating func drawDropoutMask(rate: Double, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let threshold = UInt64(rate * 0x1p16)
    let kept = Scalar(1 / (1 - rate))
    var factors = elements.mutableSpan
    var bits: UInt64 = 0
    for index in factors.indices {
      bits = index & 3 == 0 ? generator.next() : bits >> 16
      factors[index] = bits & 0xffff < threshold ? 0 : kept
    }
  }
}
