import NumericKernels
import Testing
import WindowFeatures
import WindowNetwork

@Suite struct GradientCheckTests {
  /// The sum of xⁿ over all elements.
  private final class PowerSum: Layer {
    let name = "power sum"
    private let exponent: Int

    init(exponent: Int) { self.exponent = exponent }

    func outputShape(of inputs: [Node<Double>]) -> Shape { Shape(rows: 1, columns: 1) }

    func forward(_ node: Node<Double>, _ pass: Pass) {
      node.value[0, 0] = node.inputs[0].value.elements.reduce(0) { $0 + Double.pow($1, exponent) }
    }

    func backward(_ node: Node<Double>) {
      let x = node.inputs[0]
      for index in x.value.elements.indices {
        x.gradient.elements[index] += Double(exponent) * Double.pow(x.value.elements[index], exponent - 1)
      }
    }
  }

  /// Checks x² at 1 and 3, where the derivatives are 2 and 6, with numbers added to the derivatives.
  private func check(adding extra: [Double]) -> GradientCheck {
    let graph = Graph<Double>()
    let input = graph.add(Source(Matrix(rows: 1, columns: 2, elements: [1, 3])))
    let loss = graph.add(
      Altered(PowerSum(exponent: 2)) { base, node in
        base.backward(node)
        for (index, extra) in extra.enumerated() { node.inputs[0].gradient.elements[index] += extra }
      }, input)
    return GradientCheck(of: loss, in: graph)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var extra: [Double]
    var error: Double
  }

  static let cases = [
    Case(testDescription: "a right gradient", extra: [0, 0], error: 0),
    Case(testDescription: "one element off, relative to the largest", extra: [0.6, 0], error: 0.1),
    Case(testDescription: "the other way", extra: [-0.6, 0], error: 0.1),
    Case(testDescription: "the larger of two", extra: [0.6, -1.2], error: 0.2),
    Case(testDescription: "the gradient is the largest", extra: [0, 6], error: 0.5),
    Case(testDescription: "no gradient at all", extra: [-2, -6], error: 1),
    Case(testDescription: "the opposite", extra: [-4, -12], error: 2),
  ]

  @Test(arguments: cases) func errorsAreRelativeToTheLargestDerivative(_ c: Case) {
    let check = check(adding: c.extra)
    #expect(check.rows.map(\.parameter) == ["input"])
    #expect(check.rows.map(\.count) == [2])
    #expect(((check.worst?.error ?? .nan) - c.error).magnitude < 1e-9)
  }

  @Test(arguments: [[Double.nan, 0], [0, .nan], [.infinity, 0], [-.infinity, .nan]])
  func aGradientThatIsNoNumberIsWrong(_ extra: [Double]) {
    let error = check(adding: extra).worst?.error ?? 0
    #expect(!(error < 0.1), "\(error)")
  }

  /// ((x + h)³ − (x − h)³) / 2h = 3x² + h²
  @Test(arguments: [0.1, 0.01]) func differencesAreCentralAndOfTheStepGiven(_ step: Double) {
    let graph = Graph<Double>()
    let loss = graph.add(PowerSum(exponent: 3), graph.add(Source(Matrix(rows: 1, columns: 1, elements: [1]))))
    let error = GradientCheck(of: loss, in: graph, step: step).worst?.error ?? .nan
    #expect((error - step * step / (3 + step * step)).magnitude < 1e-12)
  }

  @Test func leavesTheValuesAsTheyWere() {
    let value = Matrix<Double>.offKink(rows: 3, columns: 3, seed: 1)
    let graph = Graph<Double>()
    let source = Source(value)
    let loss = graph.add(PowerSum(exponent: 2), graph.add(source))
    _ = GradientCheck(of: loss, in: graph)
    #expect(source.parameter.value.elements.map(\.bitPattern) == value.elements.map(\.bitPattern))
  }

  @Test func forgetsWhatWasGatheredBefore() {
    let graph = Graph<Double>()
    let source = Source(.offKink(rows: 2, columns: 2, seed: 1))
    source.parameter.gradient.values.fill(with: 100)
    let loss = graph.add(PowerSum(exponent: 2), graph.add(source))
    #expect(GradientCheck(of: loss, in: graph).rows.allSatisfy { $0.error < 1e-7 })
  }

  @Test func comparesWhatTrainingMayChangeAndNothingElse() {
    let table = Matrix<Double>.offKink(rows: 5, columns: 3, seed: 1)
    let graph = Graph<Double>()
    let nodes = [0..<0, 1..<3, 0..<5].enumerated().map { index, rows in
      let lookup = EmbeddingLookup(
        table: Parameter(name: "table \(index)", table: table, trainableRows: rows), places: 1)
      lookup.indices = [0, 1, 2, 3, 4, 1]
      return graph.add(lookup)
    }
    let check = GradientCheck(of: graph.add(WeightedSum(), nodes), in: graph)
    #expect(check.rows.map(\.parameter) == ["table 1", "table 2"])
    #expect(check.rows.map(\.count) == [6, 15])
    #expect(check.rows.allSatisfy { $0.error < 1e-7 })
  }

  @Test func theWorstRowHasTheLargestError() {
    let graph = Graph<Double>()
    let sources = (0..<3).map { graph.add(Source(.offKink(rows: 1, columns: 2, seed: 1), name: "input \($0)")) }
    let loss = graph.add(
      Altered(WeightedSum()) { base, node in
        base.backward(node)
        node.inputs[1].gradient.elements[0] *= 2
        node.inputs[2].gradient.elements[0] *= 1.1
      }, sources)
    let check = GradientCheck(of: loss, in: graph)
    #expect(check.worst?.parameter == "input 1")
    #expect(check.worst?.error == check.rows[1].error)
    #expect(check.rows[0].error < 1e-7)
    #expect(check.rows[2].error > 0.01)
  }

  @Test func aParameterWithoutInfluenceHasNoError() {
    let graph = Graph<Double>()
    let idle = graph.add(Source(Matrix(rows: 2, columns: 2), name: "idle"))
    let loss = graph.add(WeightedSum(), graph.add(Source(.offKink(rows: 1, columns: 2, seed: 1))))
    let check = GradientCheck(of: loss, in: graph)
    #expect(check.rows.map(\.parameter) == ["idle", "input"])
    #expect(check.rows[0].error == 0)
    #expect(idle.gradient.elements == [0, 0, 0, 0])
  }
}

// MARK: - Samples

extension GradientCheckTests {
  /// Checks the sum of squares of a matrix whose element number i is i + 1, with its gradient altered.
  private func sampled(
    _ shape: Shape, elements: Int?, seed: UInt64 = 1,
    alteringGradients alter: ([Parameter<Double>]) -> Void = { _ in }
  ) throws -> GradientCheck.Row {
    let graph = Graph<Double>()
    let value = Matrix(
      rows: shape.rows, columns: shape.columns, elements: (0..<shape.count).map { Double($0) + 1 })
    let loss = graph.add(PowerSum(exponent: 2), graph.add(Source(value)))
    let check = GradientCheck(of: loss, in: graph, elements: elements, seed: seed, alteringGradients: alter)
    return try #require(check.rows.first)
  }

  @Test(arguments: [(nil, 12), (0, 0), (1, 1), (11, 11), (12, 12), (13, 12)])
  func asManyElementsAsAskedForAreCompared(_ elements: Int?, _ count: Int) throws {
    let row = try sampled(Shape(rows: 3, columns: 4), elements: elements)
    #expect(row.shape == Shape(rows: 3, columns: 4))
    #expect(row.count == count)
    #expect(row.available == 12)
    #expect(row.error < 1e-7)
  }

  /// With one element compared and all but one derivative wrong, the error is 0 for that one alone.
  private func isCompared(_ element: Int, elements: Int, seed: UInt64) throws -> Bool {
    try sampled(Shape(rows: 2, columns: 5), elements: elements, seed: seed) { parameters in
      parameters[0].gradient.values.elements[element] += 100
    }.error > 1e-3
  }

  @Test func theSeedDrawsElementsAllAlike() throws {
    var times = [Int](repeating: 0, count: 10)
    for seed in 0..<60 {
      let compared = try (0..<10).filter { try isCompared($0, elements: 3, seed: UInt64(seed)) }
      #expect(compared.count == 3, "seed \(seed)")
      #expect(try (0..<10).filter { try isCompared($0, elements: 3, seed: UInt64(seed)) } == compared)
      for element in compared { times[element] += 1 }
    }
    // 18 each is to be expected, with a standard deviation of 3.5
    #expect(times.allSatisfy { $0 >= 6 && $0 <= 32 }, "\(times)")
  }

  @Test func rowsOfATableThatNothingReadsAreNotCompared() throws {
    let table = Parameter(
      name: "table", table: Matrix<Double>.offKink(rows: 9, columns: 2, seed: 1), trainableRows: 1..<9)
    let graph = Graph<Double>()
    let indices: [[Int32]] = [[0, 3, 3], [1, 8, 0]]
    let nodes = indices.map { indices in
      let lookup = EmbeddingLookup(table: table, places: 1)
      lookup.indices = indices
      return graph.add(lookup)
    }
    let loss = graph.add(WeightedSum(), nodes)
    let row = try #require(GradientCheck(of: loss, in: graph).rows.first)
    #expect(row.available == 6)
    #expect(row.shape == Shape(rows: 9, columns: 2))
    // a gradient for a row that was not looked up is compared, and wrong
    let wrong = GradientCheck(of: loss, in: graph) { parameters in
      parameters[0].gradient.scatter(
        Matrix(rows: 1, columns: 2, elements: [0.5, 0.5]), toRows: [5], within: 1..<9)
    }
    #expect(wrong.rows.map(\.available) == [8])
    #expect(try #require(wrong.worst).error > 0.1)
  }

  @Test func rowsOfBagsThatAreLookedUpAreCompared() throws {
    let table = Parameter(
      name: "table", table: Matrix<Double>.offKink(rows: 9, columns: 2, seed: 1), trainableRows: 1..<9)
    let lookup = EmbeddingLookup(table: table, places: 1)
    var bags = RowBags()
    lookup.indices = [bags.append([7, 2, 7]), 0, bags.append([2, 3])]
    _ = bags.append([5])
    lookup.bags = bags
    let graph = Graph<Double>()
    let loss = graph.add(WeightedSum(), graph.add(lookup))
    let row = try #require(GradientCheck(of: loss, in: graph).rows.first)
    // rows 2, 3 and 7
    #expect(row.available == 6)
    #expect(row.error < 1e-7)
  }

  @Test func aTableWithAReaderOfAnotherKindIsComparedWhole() throws {
    final class WholeTable: Layer {
      let name = "whole table"
      let table: Parameter<Double>
      init(_ table: Parameter<Double>) { self.table = table }
      var parameters: [Parameter<Double>] { [table] }
      func outputShape(of inputs: [Node<Double>]) -> Shape { table.value.shape }
      func forward(_ node: Node<Double>, _ pass: Pass) { node.value.copy(table.value) }
      func backward(_ node: Node<Double>) {}
    }
    let table = Parameter(
      name: "table", table: Matrix<Double>.offKink(rows: 4, columns: 2, seed: 1), trainableRows: 0..<4)
    let lookup = EmbeddingLookup(table: table, places: 1)
    lookup.indices = [1]
    let graph = Graph<Double>()
    let loss = graph.add(WeightedSum(), graph.add(lookup), graph.add(WholeTable(table)))
    let check = GradientCheck(of: loss, in: graph)
    #expect(check.rows.map(\.available) == [8])
    #expect(try #require(check.worst).error > 0.1)
  }
}

// MARK: - Mistakes

extension GradientCheckTests {
  /// A layer with a wrong backward pass.
  struct Mistake: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// The row of `LayerCase.all` that is got wrong.
    var layer: String
    var backward: @Sendable (_ base: any Layer<Double>, _ node: Node<Double>) -> Void
  }

  static let mistakes = [
    Mistake(testDescription: "dense forgets the gradient of its bias", layer: "dense") { base, node in
      base.backward(node)
      base.parameters[1].gradient.clear()
    },
    Mistake(testDescription: "dense forgets the gradient of its weight", layer: "dense") { base, node in
      base.backward(node)
      base.parameters[0].gradient.clear()
    },
    Mistake(testDescription: "dense forgets the gradient of its input", layer: "dense") { base, node in
      let before = node.inputs[0].gradient
      base.backward(node)
      node.inputs[0].gradient = before
    },
    Mistake(testDescription: "dense overwrites the gradient of its input", layer: "dense") { base, node in
      node.inputs[0].gradient.fill(with: 0)
      base.backward(node)
    },
    Mistake(testDescription: "lookup overwrites in place of adding", layer: "lookup") { base, node in
      guard let lookup = base as? EmbeddingLookup<Double> else { return }
      var pieces = node.gradient
      for (place, row) in lookup.indices.enumerated() where lookup.indices[(place + 1)...].contains(row) {
        for column in place * 2..<place * 2 + 2 { pieces.elements[column] = 0 }
      }
      lookup.table.gradient.scatter(pieces, toRows: lookup.indices, within: lookup.table.trainableRows)
    },
    Mistake(testDescription: "lookup gives each place its neighbour's gradient", layer: "lookup") { base, node in
      guard let lookup = base as? EmbeddingLookup<Double> else { return }
      let moved = Array(lookup.indices[1...] + lookup.indices[..<1])
      lookup.table.gradient.scatter(node.gradient, toRows: moved, within: lookup.table.trainableRows)
    },
    Mistake(testDescription: "each row of a bag gets the whole gradient", layer: "lookup of bags") { base, node in
      guard let lookup = base as? EmbeddingLookup<Double>, let bags = lookup.bags else { return }
      for (place, number) in lookup.indices.enumerated() {
        let piece = Matrix(rows: 1, columns: 2, elements: Array(node.gradient.elements[place * 2..<place * 2 + 2]))
        for row in bags[number] { lookup.table.gradient.scatter(piece, toRows: [row], within: 0..<5) }
      }
    },
    Mistake(testDescription: "a bag is taken for a row", layer: "lookup of bags") { base, node in
      guard let lookup = base as? EmbeddingLookup<Double> else { return }
      lookup.table.gradient.scatter(node.gradient, toRows: lookup.indices, within: 0..<5)
    },
    Mistake(testDescription: "relu lets everything through", layer: "relu") { _, node in
      node.inputs[0].gradient.add(node.gradient)
    },
    Mistake(testDescription: "dropout draws another mask on the way back", layer: "dropout") { base, node in
      base.forward(node, .training(seed: 99))
      base.backward(node)
    },
    Mistake(testDescription: "dropout does not scale on the way back", layer: "dropout") { _, node in
      for index in node.value.elements.indices where node.value.elements[index] != 0 {
        node.inputs[0].gradient.elements[index] += node.gradient.elements[index]
      }
    },
    Mistake(testDescription: "concatenation gives every input the first columns", layer: "concatenation") { _, node in
      for input in node.inputs {
        for row in 0..<input.value.rows {
          for column in 0..<input.value.columns { input.gradient[row, column] += node.gradient[row, column] }
        }
      }
    },
    Mistake(testDescription: "softmax forgets the gold class", layer: "softmax cross-entropy") { base, node in
      guard let loss = base as? SoftmaxCrossEntropy<Double> else { return }
      base.backward(node)
      let scale = node.gradient[0, 0] / Double(loss.goldClasses.count)
      for (row, gold) in loss.goldClasses.enumerated() { node.inputs[0].gradient[row, Int(gold)] += scale }
    },
    Mistake(testDescription: "softmax takes the sum for the mean", layer: "softmax cross-entropy") { base, node in
      for _ in 0..<LayerCase.batch { base.backward(node) }
    },
  ]

  /// The largest error of a layer's table row with another backward pass.
  private func error(
    of layer: String, _ backward: @escaping (_ base: any Layer<Double>, _ node: Node<Double>) -> Void
  ) throws -> Double {
    let c = try #require(LayerCase.all.first { $0.testDescription == layer })
    let sources = c.inputs.enumerated().map { Source($1, name: "input \($0)") }
    let network = LayerCase.Network(Altered(c.layer(0..<LayerCase.batch), backward: backward), sources)
    return try #require(GradientCheck(of: network.loss, in: network.graph, .training(seed: 1)).worst).error
  }

  @Test(arguments: mistakes) func aWrongGradientIsCaught(_ mistake: Mistake) throws {
    #expect(try error(of: mistake.layer, mistake.backward) > 0.1)
    #expect(try error(of: mistake.layer) { base, node in base.backward(node) } < 1e-7)
  }
}
