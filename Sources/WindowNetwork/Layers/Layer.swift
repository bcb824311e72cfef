import NumericKernels

/// A function of matrices with its derivative: how one node of a graph is computed from its inputs, and how the
/// gradient at the node is carried back to them.
public protocol Layer<Scalar>: AnyObject {
  associatedtype Scalar: KernelScalar

  /// What papers call it, in lower case.
  var name: String { get }

  /// What the last forward pass computed, in a line: `y = max(0, x)`.
  var forwardFormula: String { get }

  /// What the layer makes of the gradient `dy` at its node, in a line: for its inputs, then for its parameters.
  var backwardFormula: String { get }

  /// What training may change; empty for a layer without weights.
  var parameters: [Parameter<Scalar>] { get }

  /// The shape of the value, from those of the inputs.
  func outputShape(of inputs: [Node<Scalar>]) -> Shape

  /// Computes `node.value`, which already has its shape and holds nothing of use, from the values of `node.inputs`.
  func forward(_ node: Node<Scalar>, _ pass: Pass)

  /// The blocks of the gradient at `node` that the layer makes use of, which may be fewer than all where parameters are
  /// partly frozen; nil for all of it. Those of its inputs are known.
  func wantedGradient(of node: Node<Scalar>) -> [MatrixBlock]?

  /// Adds to the gradients of those inputs that need one, and to those of the parameters, what `node.gradient` brings;
  /// `Node.addToGradient` and `RowGradient.add` spare those that were cleared their zeros.
  ///
  /// The values are those of the last forward pass.
  func backward(_ node: Node<Scalar>)
}

extension Layer {
  public var forwardFormula: String { "y = f(x)" }

  public var backwardFormula: String { "dx = dy · ∂f/∂x" }

  public var parameters: [Parameter<Scalar>] { [] }

  public func wantedGradient(of node: Node<Scalar>) -> [MatrixBlock]? { nil }
}
