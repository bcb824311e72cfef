import NetworkTraining
import Testing

@Suite struct WarmupTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var schedule: any Schedule
    /// The rates of the first steps.
    var rates: [Double]
  }

  static let cases = [
    Case(
      testDescription: "of a constant rate", schedule: Warmup(steps: 4, then: ConstantRate(initialRate: 0.5)),
      rates: [0.125, 0.25, 0.375, 0.5, 0.5, 0.5]),
    Case(
      testDescription: "of a falling rate, which does not wait for it",
      schedule: Warmup(steps: 2, then: LinearDecay(initialRate: 1, totalSteps: 8)),
      rates: [0.5, 0.875, 0.75, 0.625, 0.5, 0.375, 0.25, 0.125, 0, 0]),
    Case(
      testDescription: "beyond the end", schedule: Warmup(steps: 8, then: LinearDecay(initialRate: 1, totalSteps: 2)),
      rates: [0.125, 0.125, 0, 0]),
    Case(
      testDescription: "of a warm-up",
      schedule: Warmup(steps: 2, then: Warmup(steps: 4, then: ConstantRate(initialRate: 1))),
      rates: [0.125, 0.5, 0.75, 1, 1]),
    Case(
      testDescription: "over one step", schedule: Warmup(steps: 1, then: ConstantRate(initialRate: 1)), rates: [1, 1]),
    Case(
      testDescription: "over no steps", schedule: Warmup(steps: 0, then: ConstantRate(initialRate: 1)), rates: [1, 1]),
  ]

  @Test(arguments: cases) func isARampTimesAnotherSchedule(_ c: Case) {
    #expect(c.rates.indices.map { c.schedule.rate(step: $0) } == c.rates)
  }
}
