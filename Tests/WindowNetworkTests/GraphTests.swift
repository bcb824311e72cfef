import NumericKernels
import Testing
import WindowNetwork

@Suite struct GraphTests {
  static let x = Matrix<Double>(rows: 2, columns: 2, elements: [1, 2, 3, 4])

  /// A table that nothing is learned about, looked up in windows of one place.
  private static func frozenLookup(_ indices: [Int32]) -> EmbeddingLookup<Double> {
    let table = Parameter(name: "frozen", table: x, trainableRows: 0..<0)
    let lookup = EmbeddingLookup(table: table, places: 1)
    lookup.indices = indices
    return lookup
  }

  static func dense(_ name: String, outputs: Int, inputs: Int, seed: UInt64) -> Dense<Double> {
    Dense(
      name: name, weight: .offKink(rows: outputs, columns: inputs, seed: seed),
      bias: .offKink(rows: 1, columns: outputs, seed: seed + 1))
  }

  @Test func forwardComputesInOrder() {
    let graph = Graph<Double>()
    let input = graph.add(Constant(Self.x))
    let hidden = graph.add(
      Dense(
        name: "hidden", weight: Matrix(rows: 1, columns: 2, elements: [10, -1]),
        bias: Matrix(rows: 1, columns: 1, elements: [-15])),
      input)
    let output = graph.add(ReLU(), hidden)
    graph.forward(to: output, .inference)
    #expect(hidden.value.elements == [-7, 11])
    #expect(output.value.elements == [0, 11])
    #expect(graph.nodes.count == 3)
    #expect(graph.nodes[0] === input && graph.nodes[1] === hidden && graph.nodes[2] === output)
  }

  @Test func forwardStopsAtTheLastNodeAskedFor() {
    let graph = Graph<Double>()
    let input = graph.add(Source(Self.x))
    let later = graph.add(ReLU(), input)
    graph.forward(to: input, .inference)
    #expect(input.value == Self.x)
    #expect(later.value.shape == Shape(rows: 0, columns: 0))
  }

  /// x is used twice by one layer, and once more by the loss: dx = c₁ + c₂ + c₃ at each element.
  @Test func contributionsOfAllConsumersAreSummed() {
    let graph = Graph<Double>()
    let input = graph.add(Source(Self.x))
    let twice = graph.add(Concatenation(), input, input)
    let loss = graph.add(WeightedSum(), twice, input)
    graph.forward(to: loss, .inference)
    graph.backward(from: loss)
    let c = (0..<12).map(WeightedSum.coefficient)
    let expected = [c[0] + c[2] + c[8], c[1] + c[3] + c[9], c[4] + c[6] + c[10], c[5] + c[7] + c[11]]
    #expect(input.gradient.isNear(Matrix(rows: 2, columns: 2, elements: expected), within: 1e-15))
  }

  /// A value that reaches the loss on three ways of different length, one of them through a layer that is used twice.
  @Test func gradientsOfAMeshAgreeWithCentralDifferences() {
    let graph = Graph<Double>()
    let input = graph.add(Source(.offKink(rows: 3, columns: 2, seed: 1)))
    let shared = Self.dense("shared", outputs: 2, inputs: 2, seed: 2)
    let first = graph.add(shared, input)
    let second = graph.add(shared, first)
    let side = graph.add(Self.dense("side", outputs: 1, inputs: 2, seed: 4), input)
    let loss = graph.add(WeightedSum(), graph.add(Concatenation(), second, side, first), input)
    let check = GradientCheck(of: loss, in: graph)
    #expect(check.rows.map(\.parameter) == ["input", "shared.weight", "shared.bias", "side.weight", "side.bias"])
    for row in check.rows { #expect(row.error < 1e-7, "\(row.parameter)") }
  }

  @Test func eachParameterIsListedOnceInOrder() {
    let graph = Graph<Double>()
    let second = Self.dense("second", outputs: 2, inputs: 2, seed: 1)
    let first = Source(Self.x)
    let node = graph.add(second, graph.add(second, graph.add(first)))
    _ = graph.add(ReLU(), node)
    #expect(graph.parameters.map(\.name) == ["input", "second.weight", "second.bias"])
    #expect(graph.parameters[0] === first.parameter)
    #expect(Graph<Double>().parameters.isEmpty)
  }

  @Test func onlyWhatLiesBehindATrainableParameterNeedsAGradient() {
    let graph = Graph<Double>()
    let constant = graph.add(Constant(Self.x))
    let frozen = graph.add(Self.frozenLookup([1, 0]))
    let both = graph.add(Concatenation(), constant, frozen)
    let trainable = graph.add(Source(Self.x))
    let mixed = graph.add(Concatenation(), both, trainable)
    let dense = graph.add(Self.dense("dense", outputs: 2, inputs: 4, seed: 1), both)
    let after = graph.add(ReLU(), dense)
    #expect([constant, frozen, both].allSatisfy { !$0.needsGradient })
    #expect([trainable, mixed, dense, after].allSatisfy { $0.needsGradient })
  }

  @Test func whatNeedsNoGradientGetsNone() {
    let graph = Graph<Double>()
    let frozen = graph.add(Self.frozenLookup([1, 0]))
    let constant = graph.add(Constant(Self.x))
    let untouched = graph.add(Concatenation(), frozen, constant)
    let source = graph.add(Source(Self.x))
    let dense = graph.add(
      Self.dense("dense", outputs: 3, inputs: 6, seed: 1), graph.add(Concatenation(), untouched, source))
    let loss = graph.add(WeightedSum(), dense, untouched)
    graph.forward(to: loss, .inference)
    graph.backward(from: loss)
    for node in [frozen, constant, untouched] { #expect(node.gradient.shape == Shape(rows: 0, columns: 0)) }
    #expect(frozen.layer.parameters[0].gradient.rows.isEmpty)
    #expect(source.gradient.elements.allSatisfy { $0 != 0 })
    #expect(GradientCheck(of: loss, in: graph).rows.allSatisfy { $0.error < 1e-7 })
  }

  @Test func parametersGatherOverPassesAndNodesDoNot() {
    let graph = Graph<Double>()
    let source = Source(Self.x)
    let input = graph.add(source)
    let loss = graph.add(WeightedSum(), input)
    for pass in 1...3 {
      graph.forward(to: loss, .inference)
      graph.backward(from: loss)
      for index in 0..<4 {
        #expect(input.gradient.elements[index] == WeightedSum.coefficient(index))
        let sum = Double(pass) * WeightedSum.coefficient(index)
        #expect((source.parameter.gradient.values.elements[index] - sum).magnitude < 1e-15)
      }
    }
  }

  @Test func nothingToTrainIsNoTrouble() async {
    await #expect(processExitsWith: .success) {
      let graph = Graph<Double>()
      let loss = graph.add(WeightedSum(), graph.add(Constant(GraphTests.x)))
      graph.forward(to: loss, .inference)
      graph.backward(from: loss)
      precondition(GradientCheck(of: loss, in: graph).worst == nil)
    }
  }

  /// A node made after the loss still holds what an earlier and larger batch left in it, or nothing at all.
  @Test func whatComesAfterTheLossIsLeftAlone() async {
    await #expect(processExitsWith: .success) {
      let graph = Graph<Double>()
      let constant = Constant<Double>(Matrix(rows: 5, columns: 2))
      let dense = GraphTests.dense("dense", outputs: 2, inputs: 2, seed: 1)
      let input = graph.add(dense, graph.add(constant))
      let loss = graph.add(WeightedSum(), input)
      let later = graph.add(GraphTests.dense("later", outputs: 2, inputs: 2, seed: 3), input)
      precondition(GradientCheck(of: loss, in: graph).rows.map(\.parameter).count == 4)
      graph.forward(to: later, .inference)
      constant.matrix = Matrix(rows: 3, columns: 2)
      for parameter in graph.parameters { parameter.gradient.clear() }
      graph.forward(to: loss, .inference)
      graph.backward(from: loss)
      precondition(later.layer.parameters.allSatisfy { $0.gradient.values.elements.allSatisfy { $0 == 0 } })
    }
  }

  @Test func batchesMayGrowAndShrink() {
    let graph = Graph<Double>()
    let constant = Constant<Double>(Matrix(rows: 0, columns: 2))
    let input = graph.add(constant)
    let dense = graph.add(Self.dense("dense", outputs: 2, inputs: 2, seed: 5), input)
    let loss = graph.add(WeightedSum(), graph.add(ReLU(), dense), input)
    for rows in [2, 5, 1, 3] {
      constant.matrix = .offKink(rows: rows, columns: 2, seed: UInt64(rows))
      let check = GradientCheck(of: loss, in: graph)
      #expect(input.value == constant.matrix)
      #expect(dense.gradient.shape == Shape(rows: rows, columns: 2))
      #expect(check.rows.count == 2)
      for row in check.rows { #expect(row.error < 1e-7, "\(row.parameter), \(rows) rows") }
    }
  }

  @Test func nodesOfAnotherGraphAreRefused() async {
    await #expect(processExitsWith: .failure) {
      let node = Graph<Double>().add(Constant(Matrix(rows: 1, columns: 1)))
      _ = Graph<Double>().add(ReLU(), node)
    }
    await #expect(processExitsWith: .failure) {
      let node = Graph<Double>().add(Constant(Matrix(rows: 1, columns: 1)))
      Graph<Double>().forward(to: node, .inference)
    }
  }

  @Test func aLossIsOneNumber() async {
    await #expect(processExitsWith: .failure) {
      let graph = Graph<Double>()
      let node = graph.add(Source(Matrix(rows: 1, columns: 2)))
      graph.forward(to: node, .inference)
      graph.backward(from: node)
    }
  }

  /// The first part of a gradient may replace what an earlier walk has left, whatever that is.
  @Test func whatAnEarlierWalkLeftIsNotRead() {
    let graph = Graph<Double>()
    let source = graph.add(Source(Matrix(rows: 1, columns: 2, elements: [2, -3])))
    let loss = graph.add(WeightedSum(), graph.add(ReLU(), source), graph.add(ReLU(), source))
    for _ in 1...2 {
      source.gradient.fill(with: .nan)
      graph.forward(to: loss, .inference)
      graph.backward(from: loss)
      #expect(source.gradient.elements == [WeightedSum.coefficient(0) + WeightedSum.coefficient(2), 0])
    }
  }

  @Test func aGradientThatNobodyAddsToIsZero() {
    let graph = Graph<Double>()
    let unused = graph.add(Source(Self.x))
    let loss = graph.add(WeightedSum(), graph.add(Source(Self.x)))
    graph.forward(to: loss, .inference)
    unused.gradient.fill(with: .nan)
    graph.backward(from: loss)
    #expect(unused.gradient == Matrix(rows: Self.x.rows, columns: Self.x.columns))
  }
}
