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

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func outputShape(of inputs: [Node<Scalar>]) -> Shape { inputs[0].value.shape }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func forward(_ node: Node<Scalar>, _ pass: Pass) {
    node.value.rectify(node.inputs[0].value, by: node.team)
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func backward(_ node: Node<Scalar>) {
    let x = node.inputs[0]
    guard x.needsGradient else { return }
    x.addToGradient { dx, adds in dx.set(node.gradient, wherePositive: node.value, adds: adds, by: node.team) }
  }
}

extension Matrix {
  /// Replaces the elements by max(0, x) of those of `x`.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  fileprivate mutating func rectify(_ x: Matrix, by team: Team) {
    var y = elements.mutableSpan
    Scalar.rectify(x.elements.span, into: &y, by: team)
  }

  /// Replaces the elements by those of `dy` where those of `y` are positive, and by 0 elsewhere; or adds them.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  fileprivate mutating func set(_ dy: Matrix, wherePositive y: Matrix, adds: Bool, by team: Team) {
    precondition(shape == dy.shape && shape == y.shape, "\(shape) is no gradient beside \(dy.shape) and \(y.shape)")
    var dx = elements.mutableSpan
    Scalar.rectifyBack(y.elements.span, dy.elements.span, into: &dx, adds: adds, by: team)
  }
}
