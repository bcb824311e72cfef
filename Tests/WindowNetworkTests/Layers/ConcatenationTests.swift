import NumericKernels
import Testing
import WindowNetwork

@Suite struct ConcatenationTests {
  private func check<Scalar: KernelScalar>(_: Scalar.Type) {
    let value = Graph<Scalar>.value(
      of: Concatenation(), Matrix(rows: 2, columns: 2, elements: [1, 2, 3, 4]),
      Matrix(rows: 2, columns: 1, elements: [5, 6]), Matrix(rows: 2, columns: 2, elements: [7, 8, 9, 10]))
    #expect(value == Matrix(rows: 2, columns: 5, elements: [1, 2, 5, 7, 8, 3, 4, 6, 9, 10]))
  }

  @Test func laysRowsSideBySide() {
    check(Float.self)
    check(Double.self)
  }

  @Test func eachInputGetsItsColumnsOfTheGradient() {
    let graph = Graph<Double>()
    let left = graph.add(Source(Matrix(rows: 2, columns: 2)))
    let constant = graph.add(Constant(Matrix(rows: 2, columns: 1)))
    let right = graph.add(Source(Matrix(rows: 2, columns: 1)))
    let node = graph.add(Concatenation(), left, constant, right)
    let loss = graph.add(WeightedSum(), node)
    graph.forward(to: loss, .inference)
    graph.backward(from: loss)
    let c = (0..<8).map(WeightedSum.coefficient)
    #expect(node.gradient.elements == c)
    #expect(left.gradient.elements == [c[0], c[1], c[4], c[5]])
    #expect(right.gradient.elements == [c[3], c[7]])
  }

  @Test func noRowsAndNoColumnsAreNoTrouble() {
    let empty = Graph<Float>.value(of: Concatenation(), Matrix(rows: 0, columns: 2), Matrix(rows: 0, columns: 3))
    #expect(empty.shape == Shape(rows: 0, columns: 5))
    let narrow = Graph<Float>.value(
      of: Concatenation(), Matrix(rows: 2, columns: 0), Matrix(rows: 2, columns: 1, elements: [1, 2]))
    #expect(narrow == Matrix(rows: 2, columns: 1, elements: [1, 2]))
  }

  @Test func heightsMustAgree() async {
    await #expect(processExitsWith: .failure) {
      _ = Graph<Float>.value(of: Concatenation(), Matrix(rows: 2, columns: 1), Matrix(rows: 3, columns: 1))
    }
    await #expect(processExitsWith: .failure) { _ = Graph<Float>.value(of: Concatenation()) }
  }

  @Test func asksForWhatItsInputsAskFor() {
    let table = Parameter<Double>(name: "words", table: Matrix(rows: 4, columns: 2), trainableRows: 0..<1)
    let lookup = EmbeddingLookup(table: table, places: 2)
    lookup.indices = [1, 0, 2, 3, 3, 1]
    let graph = Graph<Double>()
    let constant = graph.add(Constant(Matrix(rows: 3, columns: 5)))
    let source = graph.add(Source(Matrix(rows: 3, columns: 1)))
    let node = graph.add(Concatenation(), constant, graph.add(lookup), source)
    let whole = graph.add(Concatenation(), source, source)
    let loss = graph.add(WeightedSum(), node, whole)
    graph.forward(to: loss, .inference)
    graph.backward(from: loss)
    #expect(
      node.wantedGradient == [
        MatrixBlock(rows: [], columns: 5..<7), MatrixBlock(rows: [0], columns: 7..<9), MatrixBlock(columns: 9..<10),
      ])
    #expect(whole.wantedGradient == nil)
  }
}
