import NumericKernels
import Testing
import WindowNetwork

@Suite struct EmbeddingLookupTests {
  private func lookup<Scalar: KernelScalar>(
    _ indices: [Int32], places: Int, trainableRows: Range<Int> = 0..<4, _: Scalar.Type = Scalar.self
  ) -> EmbeddingLookup<Scalar> {
    let table = Matrix<Scalar>(rows: 4, columns: 2, elements: [1, 2, 3, 4, 5, 6, 7, 8])
    let layer = EmbeddingLookup(
      table: Parameter(name: "words", table: table, trainableRows: trainableRows), places: places)
    layer.indices = indices
    return layer
  }

  private func checkForward<Scalar: KernelScalar>(_: Scalar.Type) {
    let indices: [Int32] = [3, 0, 3, 1, 1, 2]
    let elements: [Scalar] = [7, 8, 1, 2, 7, 8, 3, 4, 3, 4, 5, 6]
    #expect(
      Graph<Scalar>.value(of: lookup(indices, places: 3)) == Matrix(rows: 2, columns: 6, elements: elements))
    #expect(
      Graph<Scalar>.value(of: lookup(indices, places: 1)) == Matrix(rows: 6, columns: 2, elements: elements))
  }

  @Test func laysTheRowsOfAWindowSideBySide() {
    checkForward(Float.self)
    checkForward(Double.self)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var trainableRows: Range<Int>
    var rows: [Int32]
    var values: [Double]
  }

  /// Windows [3, 0, 3] and [1, 1, 3], whose gradients are the coefficients of the sum in order.
  static let cases = {
    let c = (0..<12).map(WeightedSum.coefficient)
    let row3 = [c[0] + c[4] + c[10], c[1] + c[5] + c[11]]
    let row0 = [c[2], c[3]]
    let row1 = [c[6] + c[8], c[7] + c[9]]
    return [
      Case(testDescription: "all rows", trainableRows: 0..<4, rows: [3, 0, 1], values: row3 + row0 + row1),
      Case(testDescription: "the first rows", trainableRows: 0..<2, rows: [0, 1], values: row0 + row1),
      Case(testDescription: "one row", trainableRows: 3..<4, rows: [3], values: row3),
      Case(testDescription: "a row that does not occur", trainableRows: 2..<3, rows: [], values: []),
    ]
  }()

  @Test(arguments: cases) func onlyRowsLookedUpAndTrainableAreTouched(_ c: Case) {
    let layer = lookup([3, 0, 3, 1, 1, 3], places: 3, trainableRows: c.trainableRows, Double.self)
    let graph = Graph<Double>()
    let loss = graph.add(WeightedSum(), graph.add(layer))
    graph.forward(to: loss, .inference)
    graph.backward(from: loss)
    #expect(layer.table.gradient.rows == c.rows)
    let expected = Matrix(rows: c.rows.count, columns: 2, elements: c.values)
    #expect(layer.table.gradient.values.isNear(expected, within: 1e-15))
  }

  @Test func noIndicesAreAnEmptyBatch() {
    #expect(Graph<Float>.value(of: lookup([], places: 3)).shape == Shape(rows: 0, columns: 6))
  }

  @Test func isNamedAfterItsTable() {
    let layer = lookup([], places: 3, Float.self)
    #expect(layer.name == "lookup words")
    #expect(layer.parameters.count == 1)
    #expect(layer.parameters[0] === layer.table)
  }

  @Test func indicesMustFillWindows() async {
    await #expect(processExitsWith: .failure) {
      let table = Parameter<Float>(name: "t", table: Matrix(rows: 4, columns: 2), trainableRows: 0..<4)
      let layer = EmbeddingLookup(table: table, places: 3)
      layer.indices = [0, 1, 2, 3]
      _ = Graph.value(of: layer)
    }
    await #expect(processExitsWith: .failure) {
      let table = Parameter<Float>(name: "t", table: Matrix(rows: 4, columns: 2), trainableRows: 0..<4)
      _ = EmbeddingLookup(table: table, places: 0)
    }
  }

  @Test(arguments: [Int32(-1), 4]) func indicesMustBeRowsOfTheTable(_ index: Int32) async {
    await #expect(processExitsWith: .failure) { [index] in
      let table = Parameter<Float>(name: "t", table: Matrix(rows: 4, columns: 2), trainableRows: 0..<4)
      let layer = EmbeddingLookup(table: table, places: 1)
      layer.indices = [index]
      _ = Graph.value(of: layer)
    }
  }
}
