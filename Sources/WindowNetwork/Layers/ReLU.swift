import NumericKernels

/// The rectified linear unit, `y = max(0, x)`; its derivative at 0 is taken as 0. What is no number stays none, so that
/// a network that has gone wrong shows it.
///
/// Shapes: `x` and `y` are one shape.
///
/// - Complexity: O(elements), forward and backward alike.
/// - SeeAlso: Glorot, Bordes and Bengio, "Deep Sparse Rectifier Neural Networks", AISTATS 2011.
public final class ReLU<Scalar: KernelScalar>: Layer {
  public let name = "relu"

  public init() {}

  public var forwardFormula: String { "y = max(0, x)" }

  public var backwardFormula: String { "dx = dy ∘ [x > 0]" }

  public func outputShape(of inputs: [Node<Scalar>]) -> Shape { inputs[0].value.shape }

  public func forward(_ node: Node<Scalar>, _ pass: Pass) {
    node.value.rectify(node.inputs[0].value)
  }

  public func backward(_ node: Node<Scalar>) {
    let x = node.inputs[0]
    if x.needsGradient { x.gradient.add(node.gradient, wherePositive: node.value) }
  }
}

extension Matrix {
  /// Replaces the elements by max(0, x) of those of `x`.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  fileprivate mutating func rectify(_ x: Matrix) {
    let source = x.elements.span
    var y = elements.mutableSpan
    for index in y.indices { y[index] = source[index] < 0 ? 0 : source[index] }
  }

  /// Adds the elements of `dy` where those of `y` are positive.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  fileprivate mutating func add(_ dy: Matrix, wherePositive y: Matrix) {
    let sign = y.elements.span
    let addend = dy.elements.span
    var dx = elements.mutableSpan
    for index in dx.indices { dx[index] += sign[index] > 0 ? addend[index] : 0 }
  }
}
