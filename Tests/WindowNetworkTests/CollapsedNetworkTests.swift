import NumericKernels
import TestSupport
import Testing

@testable import WindowNetwork

@Suite struct CollapsedNetworkTests {
  struct Case: Sendable {
    var rows: [Int]
    var groups: [[Int]]
  }

  static let cases = [
    Case(rows: [], groups: []), Case(rows: [7], groups: [[0]]), Case(rows: [100_000], groups: [[0]]),
    Case(rows: [256, 256, 2], groups: [[0, 1], [2]]), Case(rows: [7, 6, 6, 6, 6, 7], groups: [[0, 1, 2, 3, 4, 5]]),
    Case(rows: [7, 6, 6, 6, 6, 7, 2], groups: [[0, 1, 2, 3, 4, 5], [6]]),
    Case(rows: [2, 100_000, 3, 5], groups: [[0], [1], [2, 3]]), Case(rows: [.max, 2], groups: [[0], [1]]),
  ]

  /// Neighbours share a group as long as there are no more than 65,536 combinations.
  @Test(arguments: cases) func groupsHaveFewCombinations(_ c: Case) {
    #expect(CollapsedNetwork.groups(of: Array(c.rows.indices), rowCounts: c.rows) == c.groups)
  }

  @Test func tellsFeaturesOfTheFormFromThoseOfTheContext() {
    let network = CollapsedNetwork(ToyModel.full.model)
    #expect(network.formFeatures == [0, 1])
    #expect(network.contexts == [[2, 3, 4]])
    #expect(network.sets == 2)
    #expect(network.combinations(ofContext: 0) == 7 * 6 * 6)
    #expect(network.classCount == ToyModel.full.tagSet.count)
  }

  /// A combination is the number of the rows of its features, and has the row that those have by themselves.
  @Test func combinationsAreNumbersOfRows() {
    let model = ToyModel.full.model
    let network = CollapsedNetwork(model)
    let layer = CollapsedLayer(model.weights, windowSize: 3, lookups: [4, 5, 6])
    for rows in [[0, 0, 0], [6, 0, 0], [1, 5, 2], [6, 5, 5]] {
      let inputs = zip(2..., rows).flatMap { model.weights.features[$0].row($1) }
      let combination = rows[0] + 7 * (rows[1] + 6 * rows[2])
      #expect(
        network.rows(ofContext: 0, combinations: [combination]).row(0) == layer.products(of: inputs, count: 1).row(0))
    }
  }

  /// A feature with several rows has their mean.
  @Test func severalRowsHaveTheirMean() {
    let model = ToyModel.full.model
    let network = CollapsedNetwork(model)
    var inputs: [Float] = [9]
    network.append(feature: 1, rows: [2], to: &inputs)
    network.append(feature: 1, rows: [0, 1, 1, 3], to: &inputs)
    let table = model.weights.features[1]
    #expect(Array(inputs[..<3]) == [9] + table.row(2))
    for column in 0..<2 {
      let mean = (table[0, column] + 2 * table[1, column] + table[3, column]) / 4
      #expect((inputs[3 + column] - mean).magnitude < 1e-6)
    }
  }
}
