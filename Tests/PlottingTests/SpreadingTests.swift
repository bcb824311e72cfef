import TestSupport
import Testing

@testable import Plotting

@Suite struct SpreadingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var wanted: [Double]
    var sizes: [Double]
    var centres: [Double]
  }

  static let cases = [
    Case(testDescription: "nothing", wanted: [], sizes: [], centres: []),
    Case(testDescription: "one", wanted: [7], sizes: [100], centres: [7]),
    Case(testDescription: "far apart", wanted: [0, 50], sizes: [10, 10], centres: [0, 50]),
    Case(testDescription: "one place for two", wanted: [5, 5], sizes: [10, 10], centres: [-1, 11]),
    Case(testDescription: "unequal sizes", wanted: [0, 0], sizes: [10, 30], centres: [-11, 11]),
    Case(testDescription: "in the wrong order", wanted: [20, 0], sizes: [10, 10], centres: [4, 16]),
    Case(
      testDescription: "a crowd pushes on", wanted: [0, 0, 13], sizes: [10, 10, 10], centres: [-23 / 3, 13 / 3, 49 / 3]),
  ]

  @Test(arguments: cases) func withAGapOfTwo(_ c: Case) {
    let centres = Spreading.centres(wanted: c.wanted, sizes: c.sizes, gap: 2)
    #expect(centres.count == c.centres.count)
    for (centre, expected) in zip(centres, c.centres) { #expect((centre - expected).magnitude < 1e-12) }
  }

  @Test func theHeavyStays() {
    let centres = Spreading.centres(wanted: [0, 0], sizes: [10, 10], gap: 0, weights: [9, 1])
    #expect(centres == [-1, 9])
  }

  /// The formula that defines isotonic regression: the largest of the least means around each number.
  private func oracle(_ wanted: [Double], _ sizes: [Double], gap: Double, _ weights: [Double]) -> [Double] {
    var offsets = [0.0]
    for index in sizes.indices.dropFirst() {
      offsets.append(offsets[index - 1] + (sizes[index - 1] + sizes[index]) / 2 + gap)
    }
    return wanted.indices.map { index in
      let means = (0...index).map { first in
        (index..<wanted.count).map { last in
          let range = first...last
          return range.reduce(0) { $0 + weights[$1] * (wanted[$1] - offsets[$1]) }
            / range.reduce(0) { $0 + weights[$1] }
        }.min() ?? .nan
      }
      return (means.max() ?? .nan) + offsets[index]
    }
  }

  @Test func nearestToWhatIsWanted() {
    for seed: UInt64 in 1...200 {
      var random = SeededRandom(seed: seed)
      let count = Int.random(in: 1...8, using: &random)
      func numbers(_ range: ClosedRange<Double>) -> [Double] {
        (0..<count).map { _ in .random(in: range, using: &random) }
      }
      let (wanted, sizes, weights) = (numbers(0...100), numbers(1...30), numbers(0.1...5))
      let centres = Spreading.centres(wanted: wanted, sizes: sizes, gap: 3, weights: weights)
      for (centre, expected) in zip(centres, oracle(wanted, sizes, gap: 3, weights)) {
        #expect((centre - expected).magnitude < 1e-9, "seed \(seed)")
      }
    }
  }

  @Test func staysBetweenBorders() {
    for seed: UInt64 in 1...200 {
      var random = SeededRandom(seed: seed)
      let sizes = (0..<5).map { _ in Double.random(in: 5...15, using: &random) }
      let wanted = (0..<5).map { _ in Double.random(in: -50...150, using: &random) }.sorted()
      let centres = Spreading.centres(wanted: wanted, sizes: sizes, gap: 2, within: 0...100)
      let ends = zip(centres, sizes).map { (top: $0 - $1 / 2, bottom: $0 + $1 / 2) }
      #expect(ends.allSatisfy { $0.top >= -1e-9 && $0.bottom <= 100 + 1e-9 }, "seed \(seed)")
      for (upper, lower) in zip(ends, ends.dropFirst()) {
        #expect(lower.top - upper.bottom >= 2 - 1e-9, "seed \(seed)")
      }
    }
  }

  @Test func withoutRoomTheFirstComesFirst() {
    #expect(Spreading.centres(wanted: [50, 50], sizes: [40, 80], gap: 0, within: 0...100) == [20, 80])
  }
}
