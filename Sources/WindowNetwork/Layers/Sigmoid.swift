import NumericKernels

/// The logistic sigmoid, `y = σ(x) = 1 / (1 + e⁻ˣ)`, a smooth step from 0 to 1 through ½, and tanh in other units:
/// tanh(x) = 2σ(2x) − 1. Its derivative follows from its value, y·(1 − y), is ¼ at most, and dies out where the step is
/// flat.
///
/// Shapes: `x` and `y` are one shape. What is no number stays none, and no exponential overflows.
///
/// - Complexity: O(elements), forward and backward alike.
/// - SeeAlso: Rumelhart, Hinton and Williams, "Learning representations by back-propagating errors", Nature 323 (1986),
///   formula 2.
public final class Sigmoid<Scalar: KernelScalar>: Layer {
  public let name = "sigmoid"

  public init() {}

  public var forwardFormula: String { "y = σ(x)" }

  public var backwardFormula: String { "dx = dy ∘ y ∘ (1 − y)" }

  public func outputShape(of inputs: [Node<Scalar>]) -> Shape { inputs[0].value.shape }

  public func forward(_ node: Node<Scalar>, _ pass: Pass) {
    node.value.setSigmoid(of: node.inputs[0].value)
  }

  public func backward(_ node: Node<Scalar>) {
    let x = node.inputs[0]
    if x.needsGradient { x.gradient.add(node.gradient, timesDerivativeOfSigmoid: node.value) }
  }
}

extension Matrix {
  /// Adds `dy · y·(1 − y)`, element by element.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  fileprivate mutating func add(_ dy: Matrix, timesDerivativeOfSigmoid y: Matrix) {
    let values = y.elements.span
    let upstream = dy.elements.span
    var dx = elements.mutableSpan
    for index in dx.indices { dx[index] += upstream[index] * (values[index] * (1 - values[index])) }
  }
}
