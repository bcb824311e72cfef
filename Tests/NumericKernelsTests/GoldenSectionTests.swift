import NumericKernels
import Testing

@Suite struct GoldenSectionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var least: Double
    var function: @Sendable (Double) -> Double
  }

  static let cases = [
    Case(testDescription: "a parabola", least: 0.3) { ($0 - 0.3) * ($0 - 0.3) },
    Case(testDescription: "a corner", least: -1.7) { abs($0 + 1.7) },
    Case(testDescription: "a steep side and a flat one", least: 1) { $0 < 1 ? 100 * (1 - $0) : 0.01 * ($0 - 1) },
    Case(testDescription: "a function that rises", least: -2) { $0 },
    Case(testDescription: "a function that falls", least: 3) { -$0 },
  ]

  @Test(arguments: cases) func findsTheLeast(_ c: Case) {
    #expect(abs(goldenSectionMinimum(in: -2...3, tolerance: 1e-4, of: c.function) - c.least) <= 1e-4)
  }

  /// Each call after the first two keeps 0.618 of the range: log(5 / 0.002) / log(1.618) is 16.3.
  @Test func asksForOneMoreValueAStep() {
    var calls = 0
    _ = goldenSectionMinimum(in: -2...3, tolerance: 1e-3) {
      calls += 1
      return $0 * $0
    }
    #expect(calls == 2 + 17)
  }

  @Test func aToleranceBelowRoundingComesToAnEnd() {
    #expect(abs(goldenSectionMinimum(in: -2...3, tolerance: 1e-300) { abs($0 - 0.5) } - 0.5) < 1e-12)
  }

  @Test func aRangeOfOnePlaceIsThat() {
    #expect(goldenSectionMinimum(in: 2...2, tolerance: 1) { $0 } == 2)
  }
}
