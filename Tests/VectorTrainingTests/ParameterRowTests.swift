import Testing

@testable import VectorTraining

@Suite struct ParameterRowTests {
  @Test(arguments: [(1, 1), (2, 1), (3, 2), (4, 2), (5, 2), (6, 2), (7, 3), (8, 3), (9, 3)])
  func takesTheFewestLanesOfFour(dimension: Int, lanes: Int) {
    let layout = ParameterRow(dimension: dimension)
    #expect(layout.lanes == lanes)
    #expect(layout.stride == 2 * lanes)
    #expect(layout.size == 32 * lanes)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var dimension: Int
    var side: ParameterRow.Side
    var values: [Double]
    var sums: [Double]
  }

  static let cases = [
    Case(
      testDescription: "a row of 1", dimension: 1, side: .row,
      values: [1.5, 2.5, 1, 0], sums: [1, 1, .infinity, 1]),
    Case(
      testDescription: "a column of 1", dimension: 1, side: .column,
      values: [1.5, 1, 2.5, 0], sums: [1, .infinity, 1, 1]),
    Case(
      testDescription: "a row of 2, without zeros", dimension: 2, side: .row,
      values: [1.5, 2.5, 3.5, 1], sums: [1, 1, 1, .infinity]),
    Case(
      testDescription: "a column of 3, its constant at the end of a lane", dimension: 3, side: .column,
      values: [1.5, 2.5, 3.5, 1, 4.5, 0, 0, 0], sums: [1, 1, 1, .infinity, 1, 1, 1, 1]),
    Case(
      testDescription: "a row of 4", dimension: 4, side: .row,
      values: [1.5, 2.5, 3.5, 4.5, 5.5, 1, 0, 0], sums: [1, 1, 1, 1, 1, .infinity, 1, 1]),
  ]

  @Test(arguments: cases) func laysOut(_ c: Case) {
    let layout = ParameterRow(dimension: c.dimension)
    let lanes = layout.initial((0...c.dimension).map { Double($0) + 1.5 }, c.side)
    #expect(lanes.flatMap { lane in lane.indices.map { lane[$0] } } == c.values + c.sums)
  }

  /// The product of a row and a column, lane by lane, is that of the vectors plus both biases.
  @Test(arguments: 1...9) func theProductHasTheBiasesInIt(dimension: Int) {
    let layout = ParameterRow(dimension: dimension)
    let row = (0...dimension).map { Double($0 + 1) }
    let column = (0...dimension).map { Double(3 * $0 - 4) }
    let (w, c) = (layout.initial(row, .row), layout.initial(column, .column))
    #expect(w.count == layout.stride && c.count == layout.stride)
    let product = (0..<layout.lanes).reduce(0) { $0 + (w[$1] * c[$1]).sum() }
    let expected = (0..<dimension).reduce(row[dimension] + column[dimension]) { $0 + row[$1] * column[$1] }
    #expect(product == expected)
  }

  @Test(arguments: [ParameterRow.Side.row, .column]) func knowsThePlacesOfBiasAndConstant(_ side: ParameterRow.Side) {
    for dimension in 1...9 {
      let layout = ParameterRow(dimension: dimension)
      let lanes = layout.initial([Double](repeating: 7, count: dimension) + [9], side)
      let (bias, one) = layout.places(side)
      #expect(lanes[bias / 4][bias % 4] == 9)
      #expect(lanes[one / 4][one % 4] == 1)
      #expect(lanes[layout.lanes + one / 4][one % 4] == .infinity)
    }
  }

  @Test func aVectorWithoutItsBiasIsRefused() async {
    await #expect(processExitsWith: .failure) {
      _ = ParameterRow(dimension: 3).initial([1.0, 2, 3], .row)
    }
  }
}
