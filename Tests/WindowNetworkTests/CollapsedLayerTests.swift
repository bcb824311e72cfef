import NumericKernels
import TestSupport
import Testing

@testable import WindowNetwork

@Suite struct CollapsedLayerTests {
  private let weights = ToyModel.full.weights

  /// The products of all look-ups' parts, place by place, are what the layer makes of the window.
  @Test(arguments: [[0, 1, 2, 3, 4, 5, 6], [0], [2, 5], [6]]) func partsAreThoseOfTheWeight(_ lookups: [Int]) {
    let windowSize = 3
    let layer = CollapsedLayer(weights, windowSize: windowSize, lookups: lookups)
    let dimensions = (weights.words + weights.features).map(\.columns)
    #expect(layer.inputCount == lookups.reduce(0) { $0 + dimensions[$1] })
    var generator = SeededGenerator(seed: 7)
    let inputs = Matrix<Float>.uniform(rows: 2, columns: layer.inputCount, limit: 1, using: &generator)
    let products = layer.products(of: inputs.elements, count: 2)
    let width = products.columns / windowSize
    #expect(width == 16)
    for row in 0..<2 {
      for place in 0..<windowSize {
        for unit in 0..<weights.hiddenWeight.rows {
          var (sum, input, column): (Float, Int, Int) = (0, 0, 0)
          for (lookup, dimension) in dimensions.enumerated() {
            for element in 0..<dimension where lookups.contains(lookup) {
              sum += inputs[row, input] * weights.hiddenWeight[unit, column + place * dimension + element]
              input += 1
            }
            column += windowSize * dimension
          }
          #expect((products[row, place * width + unit] - sum).magnitude < 1e-6)
        }
      }
    }
  }

  /// A row has the same product by itself and among others, bit for bit.
  @Test func productsDoNotDependOnTheirNeighbours() {
    let layer = CollapsedLayer(weights, windowSize: 3, lookups: [0, 1])
    var generator = SeededGenerator(seed: 8)
    let inputs = Matrix<Float>.uniform(rows: 100, columns: layer.inputCount, limit: 1, using: &generator)
    let all = layer.products(of: inputs.elements, count: 100)
    for row in 0..<100 { #expect(layer.products(of: Array(inputs.row(row)), count: 1).row(0) == all.row(row)) }
  }
}
