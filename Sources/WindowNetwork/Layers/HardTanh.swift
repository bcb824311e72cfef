import NumericKernels

/// The hard hyperbolic tangent, `y = min(1, max(−1, x))`: tanh in three straight pieces, at the cost of two comparisons.
/// Its derivative is 1 between −1 and 1 and 0 beyond; at both it is taken as 0. What is no number stays none.
///
/// Shapes: `x` and `y` are one shape.
///
/// - Complexity: O(elements), forward and backward alike.
/// - SeeAlso: Collobert et al., "Natural Language Processing (Almost) from Scratch", JMLR 12 (2011), section 3.3.1.
public final class HardTanh<Scalar: KernelScalar>: Layer {
  public let name = "hard tanh"

  public init() {}

  public var forwardFormula: String { "y = min(1, max(−1, x))" }

  public var backwardFormula: String { "dx = dy ∘ [−1 < x < 1]" }

  public func outputShape(of inputs: [Node<Scalar>]) -> Shape { inputs[0].value.shape }

  public func forward(_ node: Node<Scalar>, _ pass: Pass) {
    node.value.clip(node.inputs[0].value)
  }

  public func backward(_ node: Node<Scalar>) {
    let x = node.inputs[0]
    if x.needsGradient { x.gradient.add(node.gradient, whereWithinOne: node.value) }
  }
}

extension Matrix {
  /// Replaces the elements by those of `x`, what lies beyond −1 or 1 by these.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  fileprivate mutating func clip(_ x: Matrix) {
    let source = x.elements.span
    var y = elements.mutableSpan
    for index in y.indices {
      let value = source[index]
      y[index] = value > 1 ? 1 : (value < -1 ? -1 : value)
    }
  }

  /// Adds the elements of `dy` where those of `y` lie between −1 and 1.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  fileprivate mutating func add(_ dy: Matrix, whereWithinOne y: Matrix) {
    let values = y.elements.span
    let addend = dy.elements.span
    var dx = elements.mutableSpan
    for index in dx.indices { dx[index] += values[index].magnitude < 1 ? addend[index] : 0 }
  }
}
