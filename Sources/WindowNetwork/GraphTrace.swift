import NumericKernels

/// One forward pass and one backward walk as data: what every node computed, which gradient came back to it and in
/// which parts, and what it passed on to its parameters.
///
/// The walk is that of `Graph.backward(from:)`, taken one use of a value at a time. A value that is used in several
/// places, by several nodes or twice by one, gets a part of its gradient from each; its gradient is their sum, which is
/// the chain rule for a function of several variables that all depend on one.
///
/// - SeeAlso: Baydin et al., "Automatic Differentiation in Machine Learning: a Survey", JMLR 18 (2018), section 3.2.
public struct GraphTrace<Scalar: KernelScalar>: Sendable {
  /// What one use of a value brings to its gradient.
  public struct Part: Sendable {
    /// The step that uses the value.
    public let consumer: Int
    /// Of the shape of the value.
    public let gradient: Matrix<Scalar>
  }

  /// What a step brings to the gradient of one of its parameters.
  public struct ParameterPart: Sendable {
    public var name: String
    /// The shape of the whole parameter.
    public let shape: Shape
    /// Of a table, only the rows that the step looked up.
    public let gradient: RowGradient<Scalar>
  }

  /// One node of the graph.
  public struct Step: Sendable {
    /// What its layer is called.
    public var name: String
    /// The steps whose values it takes, which stand before it.
    public let inputs: [Int]
    /// What it computed, and what it makes of its gradient, as its layer says it.
    public let forwardFormula: String
    public let backwardFormula: String
    public let value: Matrix<Scalar>
    /// The gradient that came from above, `dy`: the sum of the parts. Nil where nothing asks for it.
    public internal(set) var gradient: Matrix<Scalar>?
    /// One part for each use of the value, the last use first, as the walk meets them. The step where the walk starts
    /// has none.
    public internal(set) var parts: [Part] = []
    public var parameters: [ParameterPart] = []
  }

  /// The nodes up to the one where the walk starts, in topological order.
  public var steps: [Step]

  /// Walks back from `end`.
  ///
  /// The values are those of the last forward pass. The gradients of the parameters are empty afterwards, and those of
  /// the nodes are left alone.
  ///
  /// - Parameter seed: the gradient at `end`, of the shape of its value: 1 at a loss, or the weights with which its
  ///   elements are summed.
  /// - Complexity: that of `Graph.backward(from:)`, and memory for all values and gradients.
  public init(from end: Node<Scalar>, in graph: Graph<Scalar>, seed: Matrix<Scalar>) {
    guard let last = graph.nodes.firstIndex(where: { $0 === end }) else {
      preconditionFailure("'\(end.layer.name)' is not in the graph")
    }
    precondition(seed.shape == end.value.shape, "\(seed.shape) is no gradient of a value of \(end.value.shape)")
    let nodes = graph.nodes[...last]
    let numbers = Dictionary(uniqueKeysWithValues: zip(nodes.map { ObjectIdentifier($0) }, nodes.indices))
    steps = nodes.map { node in
      Step(
        name: node.layer.name,
        inputs: node.inputs.compactMap { numbers[ObjectIdentifier($0)] },
        forwardFormula: node.layer.forwardFormula,
        backwardFormula: node.layer.backwardFormula,
        value: node.value
      )
    }
    for number in nodes.indices.reversed() where nodes[number].needsGradient {
      let gradient = number == last ? seed : steps[number].sumOfParts
      steps[number].gradient = gradient
      let use = nodes[number].separateUse(gradient)
      let parameters = use.layer.parameters
      for parameter in parameters { parameter.gradient.clear() }
      use.layer.backward(use)
      steps[number].parameters = parameters.map {
        ParameterPart(name: $0.name, shape: $0.value.shape, gradient: $0.gradient)
      }
      for parameter in parameters { parameter.gradient.clear() }
      for (input, source) in zip(use.inputs, steps[number].inputs) where input.needsGradient {
        steps[source].parts.append(Part(consumer: number, gradient: input.gradient))
      }
    }
  }
}

extension GraphTrace.Step {
  fileprivate var sumOfParts: Matrix<Scalar> {
    var sum = Matrix<Scalar>(rows: value.rows, columns: value.columns)
    for part in parts { sum.add(part.gradient) }
    return sum
  }
}

extension Node {
  /// This node with inputs that nobody else uses, their gradients zero, so that what its layer brings to each can be
  /// told from what other uses bring.
  fileprivate func separateUse(_ gradient: Matrix<Scalar>) -> Node {
    let copies = inputs.map { input in
      let copy = Node(layer: input.layer, inputs: input.inputs, team: team)
      copy.value = input.value
      copy.gradient = Matrix(rows: input.value.rows, columns: input.value.columns)
      return copy
    }
    let use = Node(layer: layer, inputs: copies, team: team)
    use.value = value
    use.gradient = gradient
    return use
  }
}
