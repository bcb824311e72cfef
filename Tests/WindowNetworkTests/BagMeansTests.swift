import NumericKernels
import TestSupport
import Testing
import WindowFeatures

@testable import WindowNetwork

@Suite struct BagMeansTests {
  /// The definition, bag by bag, with one state for batches of different bags.
  @Test func meansAndGradientsByTheDefinition() {
    var means = BagMeans<Double>()
    for seed: UInt64 in 1...60 {
      var random = SeededRandom(seed: seed)
      let table = Matrix<Double>.offKink(rows: 7, columns: Int.random(in: 1...4, using: &random), seed: seed)
      var bags = RowBags()
      for _ in 0..<Int.random(in: 0...9, using: &random) {
        let size = Int.random(in: 1...5, using: &random)
        _ = bags.append((0..<size).map { _ in Int32.random(in: 0..<7, using: &random) })
      }
      let places = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        Int32.random(in: 0..<Int32(bags.count), using: &random)
      }
      means.compute(of: table, bags, places: places)
      #expect(means.slots.count == places.count)
      #expect(means.values.rows == Set(places).count, "seed \(seed)")
      for (slot, number) in zip(means.slots, places) {
        for column in 0..<table.columns {
          let mean = bags[number].reduce(0) { $0 + table[Int($1), column] } / Double(bags[number].count)
          #expect((means.values[Int(slot), column] - mean).magnitude < 1e-15, "seed \(seed)")
        }
      }

      let dy = Matrix<Double>.offKink(rows: places.count, columns: table.columns, seed: seed + 100)
      var expected = Matrix<Double>(rows: 7, columns: table.columns)
      for (place, number) in places.enumerated() {
        for row in bags[number] {
          for column in 0..<table.columns {
            expected[Int(row), column] += dy[place, column] / Double(bags[number].count)
          }
        }
      }
      var gradient = RowGradient<Double>(touchedRowsOf: table.shape)
      means.scatter(dy, to: &gradient, bags, within: 0..<7)
      #expect(Set(gradient.rows) == Set(places.flatMap { bags[$0] }), "seed \(seed)")
      #expect(gradient.dense(rowCount: 7).isNear(expected, within: 1e-13), "seed \(seed)")
    }
  }
}
