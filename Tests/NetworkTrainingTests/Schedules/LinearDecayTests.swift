import NetworkTraining
import Testing

@Suite struct LinearDecayTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var step: Int
    var totalSteps: Int
    var rate: Double
  }

  static let cases = [
    Case(testDescription: "the first step has the whole rate", step: 0, totalSteps: 8, rate: 0.5),
    Case(testDescription: "a quarter of the way", step: 2, totalSteps: 8, rate: 0.375),
    Case(testDescription: "half of the way", step: 4, totalSteps: 8, rate: 0.25),
    Case(testDescription: "the last step still moves", step: 7, totalSteps: 8, rate: 0.0625),
    Case(testDescription: "the end", step: 8, totalSteps: 8, rate: 0),
    Case(testDescription: "beyond the end", step: 9, totalSteps: 8, rate: 0),
    Case(testDescription: "a single step", step: 0, totalSteps: 1, rate: 0.5),
    Case(testDescription: "no steps at all", step: 0, totalSteps: 0, rate: 0),
  ]

  @Test(arguments: cases) func fallsInAStraightLine(_ c: Case) {
    #expect(LinearDecay(initialRate: 0.5, totalSteps: c.totalSteps).rate(step: c.step) == c.rate)
  }
}
