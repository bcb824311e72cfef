import NumericKernels

/// Whether a forward pass serves training, where dropout draws its masks, or inference, where it does nothing.
public enum Pass: Sendable {
  case inference
  /// The seed decides every mask of the pass, so that a step can be repeated: by a gradient check, or after a restart.
  case training(seed: UInt64)
}

/// One value in a computational graph: a matrix, the layer that computes it from other values, and the gradient of the
/// loss with respect to it.
public final class Node<Scalar: KernelScalar> {
  public let layer: any Layer<Scalar>
  public let inputs: [Node]
  /// The threads that may compute it.
  public let team: Team
  /// What the forward pass computed.
  public var value: Matrix<Scalar>
  /// The blocks of the gradient that anything asks for; nil for all of it. Outside of them the gradient may stay 0 whatever it is.
  public internal(set) var wantedGradient: [MatrixBlock]?
  /// What consumers of the value have brought to its gradient; while `isGradientZero`, what an earlier walk left.
  private var gathered: Matrix<Scalar>
  private var isGradientZero = false
  /// Whether any parameter to be trained lies at or before this node; if not, nothing asks for its gradient.
  public let needsGradient: Bool

  init(layer: any Layer<Scalar>, inputs: [Node], team: Team) {
    self.layer = layer
    self.inputs = inputs
    self.team = team
    value = Matrix(rows: 0, columns: 0)
    gathered = Matrix(rows: 0, columns: 0)
    needsGradient = layer.parameters.contains { !$0.isFrozen } || inputs.contains(where: \.needsGradient)
  }

  /// The gradient of the loss, of the shape of `value`; each consumer of the value adds its part.
  public var gradient: Matrix<Scalar> {
    get {
      writeZeros()
      return gathered
    }
    _modify {
      writeZeros()
      yield &gathered
    }
    set {
      gathered = newValue
      isGradientZero = false
    }
  }

  /// Adds a part to the gradient. The first part since the gradient was cleared may as well replace what is there, which
  /// saves writing zeros and reading them.
  ///
  /// - Parameter write: is told whether it has to add.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func addToGradient(_ write: (_ gradient: inout Matrix<Scalar>, _ adds: Bool) -> Void) {
    write(&gathered, !isGradientZero)
    isGradientZero = false
  }

  /// Makes the gradient zeros of the shape of `value`; they are written when somebody asks for them.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func clearGradient() {
    gathered.reshape(to: value.shape)
    isGradientZero = true
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  private func writeZeros() {
    guard isGradientZero else { return }
    gathered.fill(with: 0)
    isGradientZero = false
  }
}

/// A computational graph over matrices.
///
/// A node can be made only from nodes that exist, so the order of making is a topological order. The forward pass
/// computes the values in that order; the backward pass starts with gradient 1 at the loss and walks the other way,
/// each layer adding to the gradients of its inputs, so that contributions of several consumers are summed. Values and
/// gradients stay where they are from batch to batch: a graph allocates only when a batch is larger than any before.
///
/// - SeeAlso: Baydin et al., "Automatic Differentiation in Machine Learning: a Survey", JMLR 18 (2018), section 3.2.
public final class Graph<Scalar: KernelScalar> {
  /// All nodes, in topological order.
  public private(set) var nodes: [Node<Scalar>] = []

  /// The threads that may compute its values and gradients, which do not depend on how many they are.
  public let team: Team

  public init(team: Team = .alone) {
    self.team = team
  }

  /// Makes a node that `layer` computes from `inputs`.
  ///
  /// - Precondition: the inputs are nodes of this graph.
  public func add(_ layer: any Layer<Scalar>, _ inputs: Node<Scalar>...) -> Node<Scalar> {
    add(layer, inputs)
  }

  /// Makes a node that `layer` computes from `inputs`.
  public func add(_ layer: any Layer<Scalar>, _ inputs: [Node<Scalar>]) -> Node<Scalar> {
    for input in inputs {
      precondition(nodes.contains { $0 === input }, "an input of '\(layer.name)' is not in the graph")
    }
    let node = Node(layer: layer, inputs: inputs, team: team)
    nodes.append(node)
    return node
  }

  /// The parameters of all layers, each once, in topological order.
  public var parameters: [Parameter<Scalar>] {
    var found: [Parameter<Scalar>] = []
    for node in nodes {
      for parameter in node.layer.parameters where !found.contains(where: { $0 === parameter }) {
        found.append(parameter)
      }
    }
    return found
  }

  /// Computes every value up to and including that of `last`.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func forward(to last: Node<Scalar>, _ pass: Pass) {
    for node in nodes {
      node.value.reshape(to: node.layer.outputShape(of: node.inputs))
      node.layer.forward(node, pass)
      if node === last { return }
    }
    preconditionFailure("'\(last.layer.name)' is not in the graph")
  }

  /// Adds the gradients of `loss` with respect to every parameter to be trained to the parameters' gradients.
  ///
  /// - Precondition: `loss` has the shape `[1, 1]` and a forward pass has computed it.
  /// - Complexity: about twice that of the forward pass.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func backward(from loss: Node<Scalar>) {
    precondition(loss.value.shape == Shape(rows: 1, columns: 1), "a loss is [1, 1], not \(loss.value.shape)")
    guard loss.needsGradient, let last = nodes.firstIndex(where: { $0 === loss }) else { return }
    let reached = nodes[...last]
    for node in reached where node.needsGradient {
      node.clearGradient()
      node.wantedGradient = node.layer.wantedGradient(of: node)
    }
    loss.gradient[0, 0] = 1
    for node in reached.reversed() where node.needsGradient {
      node.layer.backward(node)
    }
  }
}
