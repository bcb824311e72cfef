import NumericKernels
import Testing

@testable import WindowNetwork

@Suite struct GraphTraceTests {
  private static let one = Matrix<Double>(rows: 1, columns: 1, elements: [1])

  private static func dense(_ name: String, outputs: Int, inputs: Int, seed: UInt64) -> Dense<Double> {
    GraphTests.dense(name, outputs: outputs, inputs: inputs, seed: seed)
  }

  /// A value that reaches the loss on three ways of different length, one of them through a layer that is used twice.
  private struct Mesh {
    let graph = Graph<Double>()
    let loss: Node<Double>

    init() {
      let input = graph.add(Source(.offKink(rows: 3, columns: 2, seed: 1)))
      let shared = GraphTraceTests.dense("shared", outputs: 2, inputs: 2, seed: 2)
      let first = graph.add(shared, input)
      let second = graph.add(shared, first)
      let side = graph.add(GraphTraceTests.dense("side", outputs: 1, inputs: 2, seed: 4), graph.add(ReLU(), input))
      loss = graph.add(WeightedSum(), graph.add(Concatenation(), second, side, first), input)
      graph.forward(to: loss, .inference)
    }
  }

  @Test func gradientsAreThoseOfTheGraph() {
    let mesh = Mesh()
    let trace = GraphTrace(from: mesh.loss, in: mesh.graph, seed: Self.one)
    mesh.graph.backward(from: mesh.loss)
    #expect(trace.steps.map(\.name) == mesh.graph.nodes.map(\.layer.name))
    for (step, node) in zip(trace.steps, mesh.graph.nodes) {
      #expect(step.value == node.value)
      #expect(step.gradient?.isNear(node.gradient, within: 1e-14) == true, "\(step.name)")
    }
    for parameter in mesh.graph.parameters {
      var sum = Matrix<Double>(rows: parameter.value.rows, columns: parameter.value.columns)
      for part in trace.steps.flatMap(\.parameters) where part.name == parameter.name {
        #expect(part.shape == parameter.value.shape)
        sum.add(part.gradient.dense(rowCount: part.shape.rows))
      }
      #expect(sum.isNear(parameter.gradient.dense(rowCount: parameter.value.rows), within: 1e-14), "\(parameter.name)")
    }
  }

  /// x is used twice by one layer, and once more by the loss: dx = c₁ + c₂ + c₃ at each element, in three parts.
  @Test func aValueWithSeveralUsesGetsTheSumOfItsParts() throws {
    let graph = Graph<Double>()
    let input = graph.add(Source(GraphTests.x))
    let twice = graph.add(Concatenation(), input, input)
    let loss = graph.add(WeightedSum(), twice, input)
    graph.forward(to: loss, .inference)
    let trace = GraphTrace(from: loss, in: graph, seed: Self.one)
    let c = (0..<12).map(WeightedSum.coefficient)
    #expect(trace.steps.map(\.inputs) == [[], [0, 0], [1, 0]])
    #expect(trace.steps.map { $0.parts.map(\.consumer) } == [[2, 1, 1], [2], []])
    #expect(
      trace.steps[0].parts.map(\.gradient.elements) == [
        [c[8], c[9], c[10], c[11]], [c[0], c[1], c[4], c[5]], [c[2], c[3], c[6], c[7]],
      ])
    let sum = (0..<4).map { index in trace.steps[0].parts.reduce(0) { $0 + $1.gradient.elements[index] } }
    #expect(trace.steps[0].gradient?.elements == sum)
    #expect(trace.steps[0].parameters.map(\.gradient.values.elements) == [sum])
  }

  @Test func everyPartOfAMeshIsThere() {
    let mesh = Mesh()
    let trace = GraphTrace(from: mesh.loss, in: mesh.graph, seed: Self.one)
    for (number, step) in trace.steps.enumerated() {
      let uses = trace.steps.enumerated().flatMap { user, step in
        step.inputs.filter { $0 == number }.map { _ in user }
      }
      #expect(step.parts.map(\.consumer) == uses.sorted(by: >), "\(step.name)")
      guard number < trace.steps.count - 1, let gradient = step.gradient else { continue }
      var sum = Matrix<Double>(rows: gradient.rows, columns: gradient.columns)
      for part in step.parts { sum.add(part.gradient) }
      #expect(sum == gradient, "\(step.name)")
    }
  }

  @Test func whatNeedsNoGradientHasNone() {
    let graph = Graph<Double>()
    let constant = graph.add(Constant(GraphTests.x))
    let source = graph.add(Source(GraphTests.x))
    let loss = graph.add(WeightedSum(), graph.add(Concatenation(), constant, source))
    graph.forward(to: loss, .inference)
    let steps = GraphTrace(from: loss, in: graph, seed: Self.one).steps
    #expect(steps.map { $0.gradient == nil } == [true, false, false, false])
    #expect(steps[0].parts.isEmpty)
  }

  @Test func nothingToTrainIsNoTrouble() {
    let graph = Graph<Double>()
    let loss = graph.add(WeightedSum(), graph.add(Constant(GraphTests.x)))
    graph.forward(to: loss, .inference)
    #expect(GraphTrace(from: loss, in: graph, seed: Self.one).steps.allSatisfy { $0.gradient == nil })
  }

  /// The walk may start anywhere, with any gradient there: dx = seed·W.
  @Test func startsWhereItIsTold() {
    let graph = Graph<Double>()
    let input = graph.add(Source(Matrix(rows: 1, columns: 2, elements: [3, 4])))
    let weight = Matrix<Double>(rows: 2, columns: 2, elements: [1, 2, 5, 7])
    let dense = graph.add(Dense(name: "dense", weight: weight, bias: Matrix(rows: 1, columns: 2)), input)
    let later = graph.add(WeightedSum(), dense)
    graph.forward(to: later, .inference)
    let trace = GraphTrace(from: dense, in: graph, seed: Matrix(rows: 1, columns: 2, elements: [1, -1]))
    #expect(trace.steps.count == 2)
    #expect(trace.steps[1].gradient?.elements == [1, -1])
    #expect(trace.steps[1].parts.isEmpty)
    #expect(trace.steps[0].gradient?.elements == [-4, -5])
    #expect(trace.steps[1].parameters.map(\.gradient.values.elements) == [[3, 4, -3, -4], [1, -1]])
  }

  @Test func leavesTheGraphAsItWas() {
    let mesh = Mesh()
    mesh.graph.backward(from: mesh.loss)
    let gradients = mesh.graph.nodes.map(\.gradient)
    _ = GraphTrace(from: mesh.loss, in: mesh.graph, seed: Self.one)
    #expect(mesh.graph.nodes.map(\.gradient) == gradients)
    for parameter in mesh.graph.parameters {
      #expect(parameter.gradient.values.elements.allSatisfy { $0 == 0 }, "\(parameter.name)")
    }
  }

  /// Of a table there are only the rows that were looked up, each with the sum of what its places bring.
  @Test func rowsOfATableWithSeveralPlaces() {
    let table = Parameter<Double>(name: "table", table: .offKink(rows: 5, columns: 2, seed: 1), trainableRows: 0..<5)
    let lookup = EmbeddingLookup(table: table, places: 3)
    lookup.indices = [3, 1, 3]
    let graph = Graph<Double>()
    let loss = graph.add(WeightedSum(), graph.add(lookup))
    graph.forward(to: loss, .inference)
    let steps = GraphTrace(from: loss, in: graph, seed: Self.one).steps
    let c = (0..<6).map(WeightedSum.coefficient)
    #expect(steps[0].gradient?.elements == c)
    #expect(steps[0].parameters[0].gradient.rows == [3, 1])
    #expect(steps[0].parameters[0].gradient.values.elements == [c[0] + c[4], c[1] + c[5], c[2], c[3]])
    #expect(steps[0].parameters[0].shape == Shape(rows: 5, columns: 2))
  }

  @Test func mistakesAreRefused() async {
    await #expect(processExitsWith: .failure) {
      let node = Graph<Double>().add(Constant(Matrix<Double>(rows: 1, columns: 1)))
      _ = GraphTrace(from: node, in: Graph<Double>(), seed: Matrix(rows: 1, columns: 1))
    }
    await #expect(processExitsWith: .failure) {
      let graph = Graph<Double>()
      let node = graph.add(Constant(Matrix<Double>(rows: 1, columns: 2)))
      graph.forward(to: node, .inference)
      _ = GraphTrace(from: node, in: graph, seed: Matrix(rows: 1, columns: 1))
    }
  }
}
