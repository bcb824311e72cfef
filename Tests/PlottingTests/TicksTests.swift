import Foundation
import TestSupport
import Testing

@testable import Plotting

@Suite struct TicksTests {
  struct Step: Sendable, CustomTestStringConvertible {
    var span: Double
    var count: Int
    var step: Double
    var testDescription: String { "\(span) in \(count)" }
  }

  static let steps = [
    Step(span: 1, count: 5, step: 0.2), Step(span: 1, count: 10, step: 0.1), Step(span: 1, count: 4, step: 0.5),
    Step(span: 10, count: 9, step: 2), Step(span: 100, count: 5, step: 20), Step(span: 7, count: 3, step: 5),
    Step(span: 6, count: 1, step: 10), Step(span: 3e-7, count: 3, step: 1e-7), Step(span: 2e300, count: 4, step: 5e299),
  ]

  @Test(arguments: steps) func roundSteps(_ c: Step) {
    #expect(Ticks.step(span: c.span, count: c.count).value == c.step)
  }

  struct Linear: Sendable, CustomTestStringConvertible {
    var range: ClosedRange<Double>
    var count: Int
    var ticks: [Double]
    var testDescription: String { "\(range) in \(count)" }
  }

  static let linear = [
    Linear(range: 0...1, count: 5, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1]),
    Linear(range: 0.13...0.87, count: 5, ticks: [0.2, 0.4, 0.6, 0.8]),
    Linear(range: -3...3, count: 3, ticks: [-2, 0, 2]),
    Linear(range: 60...95, count: 6, ticks: [60, 70, 80, 90]),
    Linear(range: 1...12, count: 12, ticks: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
    // a step of 5 would leave a single one
    Linear(range: 0.5...4.52, count: 2, ticks: [2, 4]),
    Linear(range: 2.1...2.9, count: 2, ticks: [2.2, 2.4, 2.6, 2.8]),
    Linear(range: 0.9999999...1.0000001, count: 2, ticks: [0.9999999, 1, 1.0000001]),
  ]

  @Test(arguments: linear) func roundNumbers(_ c: Linear) {
    let ticks = Ticks.linear(c.range, count: c.count)
    #expect(ticks.labelled.map(\.value) == c.ticks)
    #expect(ticks.minor.isEmpty)
  }

  struct Logarithmic: Sendable, CustomTestStringConvertible {
    var range: ClosedRange<Double>
    var count: Int
    var ticks: [Double]
    var minorCount: Int
    var testDescription: String { "\(range) in \(count)" }
  }

  static let logarithmic = [
    Logarithmic(range: 1e-5...1, count: 7, ticks: [1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1], minorCount: 5 * 8),
    Logarithmic(range: 600...203_621, count: 7, ticks: [1_000, 3_000, 1e4, 3e4, 1e5], minorCount: 4 + 7 + 7 + 1),
    Logarithmic(range: 600...203_621, count: 4, ticks: [1_000, 1e4, 1e5], minorCount: 4 + 8 + 8 + 1),
    Logarithmic(range: 1...100, count: 7, ticks: [1, 2, 5, 10, 20, 50, 100], minorCount: 12),
    Logarithmic(range: 3...70, count: 5, ticks: [5, 10, 20, 50], minorCount: 10),
    // too short for 1, 2, 5
    Logarithmic(range: 2.5...4.5, count: 5, ticks: [3, 4], minorCount: 0),
    Logarithmic(range: 2.1...2.9, count: 5, ticks: [2.2, 2.4, 2.6, 2.8], minorCount: 0),
    // too long for every power
    Logarithmic(range: 1e-12...1, count: 5, ticks: [1e-12, 1e-9, 1e-6, 1e-3, 1], minorCount: 8),
    Logarithmic(range: 1e-90...1e90, count: 4, ticks: [1e-46, 1, 1e46], minorCount: 0),
  ]

  @Test(arguments: logarithmic) func powersAndTheirMultiples(_ c: Logarithmic) {
    let lengths = c.range.lowerBound.decimalLogarithm...c.range.upperBound.decimalLogarithm
    let ticks = Ticks.logarithmic(lengths, values: c.range, count: c.count)
    #expect(ticks.labelled.map(\.value) == c.ticks)
    #expect(ticks.minor.count == c.minorCount)
    #expect(Set(ticks.minor).isDisjoint(with: ticks.labelled))
  }

  /// Whatever the range: at least two ticks, in order, inside.
  @Test func anyRangeHasTicks() {
    for seed: UInt64 in 1...400 {
      var random = SeededRandom(seed: seed)
      let magnitude = Double.powerOfTen(.random(in: -200...200, using: &random))
      let ends = [0, 0].map { _ in Double.random(in: -1...1, using: &random) * magnitude }
      let range = min(ends[0], ends[1])...max(ends[0], ends[1])
      let count = Int.random(in: 2...12, using: &random)
      let values = Ticks.linear(range, count: count).labelled.map(\.value)
      let slack = (range.upperBound - range.lowerBound) * 1e-5
      #expect(values.count >= 2 && values.count <= 2 * count + 1, "seed \(seed)")
      #expect(values == values.sorted() && Set(values).count == values.count, "seed \(seed)")
      #expect(values.allSatisfy { $0 >= range.lowerBound - slack && $0 <= range.upperBound + slack }, "seed \(seed)")
    }
  }

  @Test func anyLogarithmicRangeHasTicks() {
    for seed: UInt64 in 1...400 {
      var random = SeededRandom(seed: seed)
      let start = Double.random(in: -30...30, using: &random)
      let lengths = start...(start + .random(in: 0.001...40, using: &random))
      let values = Foundation.pow(10, lengths.lowerBound)...Foundation.pow(10, lengths.upperBound)
      let count = Int.random(in: 2...12, using: &random)
      let ticks = Ticks.logarithmic(lengths, values: values, count: count)
      let found = ticks.labelled.map(\.decimalLogarithm)
      #expect(!found.isEmpty && found.count <= 2 * count + 1, "seed \(seed)")
      #expect(found == found.sorted(), "seed \(seed)")
    }
  }
}
