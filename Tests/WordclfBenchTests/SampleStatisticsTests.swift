import Testing

@testable import wordclf_bench

@Suite struct SampleStatisticsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var samples: [Double]
    var median: Double
    var minimum: Double
    var maximum: Double
  }

  static let cases = [
    Case(testDescription: "one", samples: [3], median: 3, minimum: 3, maximum: 3),
    Case(testDescription: "two", samples: [3, 1], median: 2, minimum: 1, maximum: 3),
    Case(testDescription: "three in no order", samples: [5, 1, 2], median: 2, minimum: 1, maximum: 5),
    Case(testDescription: "one far off", samples: [1, 2, 900, 3, 2], median: 2, minimum: 1, maximum: 900),
    Case(testDescription: "an even number", samples: [4, 1, 3, 10], median: 3.5, minimum: 1, maximum: 10),
  ]

  @Test(arguments: cases) func middleAndEnds(_ c: Case) {
    let statistics = SampleStatistics(c.samples)
    #expect(statistics.median == c.median)
    #expect(statistics.minimum == c.minimum)
    #expect(statistics.maximum == c.maximum)
  }

  @Test func nothingHasNoMedian() async {
    await #expect(processExitsWith: .failure) { _ = SampleStatistics([]) }
  }
}
