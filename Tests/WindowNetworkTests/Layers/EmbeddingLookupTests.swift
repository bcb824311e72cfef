import NumericKernels
import Testing
import WindowFeatures
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

  // MARK: Bags

  /// Bag 1 holds rows 3 and 0, bag 2 holds row 2, and bag 3 row 1 twice and row 2 once.
  private static let bags: RowBags = {
    var bags = RowBags()
    for rows: [Int32] in [[3, 0], [2], [1, 1, 2]] { _ = bags.append(rows) }
    return bags
  }()

  private func checkBags<Scalar: KernelScalar>(_: Scalar.Type) {
    let layer = lookup([1, 0, 1, 2, 3, 1], places: 3, Scalar.self)
    layer.bags = EmbeddingLookupTests.bags
    let third: Scalar = 1 / 3
    let elements: [Scalar] = [4, 5, 1, 2, 4, 5, 5, 6, 11 * third, 14 * third, 4, 5]
    let value = Graph<Scalar>.value(of: layer)
    #expect(value.isNear(Matrix(rows: 2, columns: 6, elements: elements), within: 1e-6))
  }

  @Test func bagsAreTheMeansOfTheirRows() {
    checkBags(Float.self)
    checkBags(Double.self)
  }

  /// What a pass with other bags leaves behind has no part in the next.
  @Test func bagsChangeFromBatchToBatch() {
    let layer = lookup([1, 3, 1], places: 1, Double.self)
    layer.bags = EmbeddingLookupTests.bags
    _ = Graph.value(of: layer)
    layer.indices = [0, 2, 1]
    #expect(Graph.value(of: layer).elements == [1, 2, 5, 6, 4, 5])
    var more = EmbeddingLookupTests.bags
    _ = more.append([0, 1, 2, 3])
    layer.bags = more
    layer.indices = [4, 1, 4]
    #expect(Graph.value(of: layer).elements == [4, 5, 4, 5, 4, 5])
    layer.bags = RowBags()
    layer.indices = [0]
    #expect(Graph.value(of: layer).elements == [1, 2])
    layer.indices = []
    #expect(Graph.value(of: layer).shape == Shape(rows: 0, columns: 2))
    layer.bags = nil
    layer.indices = [2]
    #expect(Graph.value(of: layer).elements == [5, 6])
  }

  /// Places [1, 3, 1], whose gradients are the coefficients of the sum in order.
  @Test(arguments: [0..<4, 1..<3, 0..<0]) func rowsOfABagShareItsGradient(_ trainableRows: Range<Int>) {
    let layer = lookup([1, 3, 1], places: 3, trainableRows: trainableRows, Double.self)
    layer.bags = EmbeddingLookupTests.bags
    let graph = Graph<Double>()
    let loss = graph.add(WeightedSum(), graph.add(layer))
    graph.forward(to: loss, .inference)
    graph.backward(from: loss)
    let c = (0..<6).map(WeightedSum.coefficient)
    let bag1 = [(c[0] + c[4]) / 2, (c[1] + c[5]) / 2]
    let all = [bag1, [c[2] * 2 / 3, c[3] * 2 / 3], [c[2] / 3, c[3] / 3], bag1]
    #expect(layer.table.gradient.rows == [3, 0, 1, 2].filter { trainableRows.contains(Int($0)) })
    let expected = Matrix(
      rows: 4, columns: 2, elements: all.indices.flatMap { trainableRows.contains($0) ? all[$0] : [0, 0] })
    #expect(layer.table.gradient.dense(rowCount: 4).isNear(expected, within: 1e-15))
  }

  @Test func saysThatItTakesMeans() {
    let layer = lookup([0], places: 1, Double.self)
    #expect(layer.forwardFormula == "y = rows of E side by side")
    layer.bags = EmbeddingLookupTests.bags
    #expect(layer.forwardFormula == "y = means of rows of E side by side")
    #expect(layer.backwardFormula == "dE[row] += the part of dy at its place / rows of the mean there")
  }

  @Test(arguments: [Int32(-1), 1]) func indicesMustBeBags(_ index: Int32) async {
    await #expect(processExitsWith: .failure) { [index] in
      let table = Parameter<Float>(name: "t", table: Matrix(rows: 4, columns: 2), trainableRows: 0..<4)
      let layer = EmbeddingLookup(table: table, places: 1)
      layer.bags = RowBags()
      layer.indices = [index]
      _ = Graph.value(of: layer)
    }
  }

  @Test func rowsOfBagsMustBeRowsOfTheTable() async {
    await #expect(processExitsWith: .failure) {
      let table = Parameter<Float>(name: "t", table: Matrix(rows: 4, columns: 2), trainableRows: 0..<4)
      let layer = EmbeddingLookup(table: table, places: 1)
      var bags = RowBags()
      layer.indices = [bags.append([1, 4])]
      layer.bags = bags
      _ = Graph.value(of: layer)
    }
  }

  // MARK: Batches

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

  // MARK: What is asked for

  private func wanted(_ indices: [Int32], trainableRows: Range<Int>) -> [MatrixBlock]? {
    let layer = lookup(indices, places: 3, trainableRows: trainableRows, Double.self)
    let graph = Graph<Double>()
    let node = graph.add(layer)
    graph.forward(to: node, .inference)
    return layer.wantedGradient(of: node)
  }

  @Test func frozenRowsAskForNothing() {
    #expect(
      wanted([2, 0, 3, 3, 3, 1], trainableRows: 0..<2) == [
        MatrixBlock(rows: [], columns: 0..<2), MatrixBlock(rows: [0], columns: 2..<4),
        MatrixBlock(rows: [1], columns: 4..<6),
      ])
  }

  @Test func whereMostRowsAreTrainableAllIsAskedFor() {
    #expect(wanted([2, 0, 3, 1, 0, 1], trainableRows: 0..<2) == nil)
    #expect(wanted([2, 0, 3, 3, 3, 1], trainableRows: 0..<4) == nil)
  }
}
