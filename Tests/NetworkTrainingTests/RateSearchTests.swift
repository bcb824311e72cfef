import NetworkTraining
import Testing

@Suite struct RateSearchTests {
  @Test(arguments: [
    (0.00001, 1.0, [0.00001, 0.0001, 0.001, 0.01, 0.1, 1]), (0.001, 0.001, [0.001]), (0.0005, 0.2, [0.001, 0.01, 0.1]),
    (0.002, 0.009, []), (1, 100, [1, 10, 100]),
  ])
  func powersOfTen(_ lowest: Double, _ highest: Double, _ rates: [Double]) {
    #expect(RateSearch.powersOfTen(from: lowest, through: highest) == rates)
  }

  @Test func noRateIsNegative() async {
    await #expect(processExitsWith: .failure) { _ = RateSearch.powersOfTen(from: 0, through: 1) }
    await #expect(processExitsWith: .failure) { _ = RateSearch.powersOfTen(from: 1, through: 0.1) }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var trials: [RateSearch.Trial]
    var best: Double?
  }

  static let cases = [
    Case(
      testDescription: "the best F1, not the smallest loss",
      trials: [.init(rate: 0.1, loss: 0.1, f1: 0.8), .init(rate: 0.01, loss: 0.2, f1: 0.9)], best: 0.01),
    Case(
      testDescription: "the smallest loss where nothing is scored",
      trials: [.init(rate: 0.1, loss: 0.1, f1: nil), .init(rate: 0.01, loss: 0.2, f1: nil)], best: 0.1),
    Case(
      testDescription: "of equal F1 the smallest loss",
      trials: [.init(rate: 0.1, loss: 0.1, f1: 0), .init(rate: 0.01, loss: 0.2, f1: 0)], best: 0.1),
    Case(
      testDescription: "of equals the smaller rate",
      trials: [.init(rate: 0.1, loss: 0.2, f1: 0.9), .init(rate: 0.01, loss: 0.2, f1: 0.9)], best: 0.01),
    Case(
      testDescription: "what diverged does not count",
      trials: [
        .init(rate: 1, loss: nil, f1: nil), .init(rate: 0.1, loss: .nan, f1: 0.9),
        .init(rate: 0.01, loss: 2, f1: 0),
      ], best: 0.01),
    Case(testDescription: "everything diverged", trials: [.init(rate: 1, loss: nil, f1: nil)], best: nil),
    Case(testDescription: "no trials", trials: [], best: nil),
  ]

  @Test(arguments: cases) func best(_ c: Case) {
    #expect(RateSearch.best(of: c.trials)?.rate == c.best)
    #expect(RateSearch.refinement(of: c.trials) == (c.best.map { [$0 / 5, $0 / 2, $0 * 2, $0 * 5] } ?? []))
  }
}
