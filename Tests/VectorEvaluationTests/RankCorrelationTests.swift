import Testing
import VectorEvaluation

@Suite struct RankCorrelationTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var x: [Double]
    var y: [Double]
    var correlation: Double
  }

  /// SciPy 1.17: scipy.stats.spearmanr(x, y).statistic
  static let cases = [
    Case(testDescription: "one tie", x: [1, 2, 3, 4, 5], y: [5, 6, 7, 8, 7], correlation: 0.8207826816681233),
    Case(testDescription: "ties on both sides", x: [1, 1, 2, 3], y: [2, 2, 1, 1], correlation: -0.9428090415820634),
    Case(
      testDescription: "ties in other places", x: [0.5, 0.1, 0.1, 0.9, 0.3, 0.9], y: [7, 2, 3, 9, 3, 8.5],
      correlation: 0.9404032585917882),
    Case(testDescription: "the other way round", x: [1, 2, 3], y: [30, 20, 10], correlation: -1),
    Case(testDescription: "only the order counts", x: [-1, 2], y: [1e300, 1e301], correlation: 1),
  ]

  @Test(arguments: cases) func isAsSciPyHasIt(_ c: Case) throws {
    #expect(abs(try #require(rankCorrelation(c.x, c.y)) - c.correlation) < 1e-14)
    #expect(rankCorrelation(c.y, c.x) == rankCorrelation(c.x, c.y))
  }

  /// By hand: ranks 1 2.5 2.5 4 and 1 2 3 4, from their mean -1.5 0 0 1.5 and -1.5 -0.5 0.5 1.5; 4.5 / √(4.5 · 5).
  @Test func byHand() throws {
    let correlation = try #require(rankCorrelation([1, 2, 2, 3], [10, 20, 30, 40]))
    #expect(abs(correlation - 4.5 / 22.5.squareRoot()) < 1e-15)
  }

  static let without: [([Double], [Double])] = [([], []), ([1], [2]), ([1, 1, 1], [1, 2, 3]), ([1, 2], [0, -0.0])]

  @Test(arguments: without) func thereIsNone(_ x: [Double], _ y: [Double]) {
    #expect(rankCorrelation(x, y) == nil)
    #expect(rankCorrelation(y, x) == nil)
  }
}
