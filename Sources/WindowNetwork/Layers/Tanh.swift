import NumericKernels

/// The hyperbolic tangent, `y = tanh(x) = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)`, a smooth step from −1 to 1 through 0. Its derivative
/// follows from its value, 1 − y², and dies out where the step is flat.
///
/// Shapes: `x` and `y` are one shape. What is no number stays none.
///
/// - Complexity: O(elements), forward and backward alike.
/// - SeeAlso: LeCun et al., "Efficient BackProp", in "Neural Networks: Tricks of the Trade", 1998, section 4.4.
public final class Tanh<Scalar: KernelScalar>: Layer {
  public let name = "tanh"

  public init() {}

  public var forwardFormula: String { "y = tanh(x)" }

  public var backwardFormula: String { "dx = dy ∘ (1 − y²)" }

  public func outputShape(of inputs: [Node<Scalar>]) -> Shape { inputs[0].value.shape }

  public func forward(_ node: Node<Scalar>, _ pass: Pass) {
    node.value.setTanh(of: node.inputs[0].value)
  }

  public func backward(_ node: Node<Scalar>) {
    let x = node.inputs[0]
    if x.needsGradient { x.gradient.add(node.gradient, timesDerivativeOfTanh: node.value) }
  }
}

extension Matrix {
  /// Adds `dy · (1 − y²)`, element by element.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  fileprivate mutating func add(_ dy: Matrix, timesDerivativeOfTanh y: Matrix) {
    let values = y.elements.span
    let upstream = dy.elements.span
    var dx = elements.mutableSpan
    for index in dx.indices { dx[index] += upstream[index] * (1 - values[index] * values[index]) }
  }
}
