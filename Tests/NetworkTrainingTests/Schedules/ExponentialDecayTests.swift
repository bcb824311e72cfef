import NetworkTraining
import Testing

@Suite struct ExponentialDecayTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var step: Int
    var rate: Double
  }

  // for step in (0, 1, 100, 150, 1000, 100000): print(0.5 * math.exp(-0.1 * step / 100))
  static let cases = [
    Case(testDescription: "the first step has the whole rate", step: 0, rate: 0.5),
    Case(testDescription: "every step has a little less", step: 1, rate: 0.4995002499166875),
    Case(testDescription: "an epoch", step: 100, rate: 0.45241870901797976),
    Case(testDescription: "an epoch and a half", step: 150, rate: 0.4303539882125289),
    Case(testDescription: "ten epochs", step: 1_000, rate: 0.18393972058572117),
    Case(testDescription: "a thousand epochs", step: 100_000, rate: 1.860037988010418e-44),
  ]

  @Test(arguments: cases) func fallsByTheSameShare(_ c: Case) {
    let decay = ExponentialDecay(initialRate: 0.5, decay: 0.1, stepsPerEpoch: 100)
    #expect((decay.rate(step: c.step) / c.rate - 1).magnitude < 1e-14)
  }

  @Test func aDecayOfNothingStays() {
    #expect(ExponentialDecay(initialRate: 0.5, decay: 0, stepsPerEpoch: 3).rate(step: 1_000) == 0.5)
  }

  @Test func noStepsAreOurMistake() async {
    await #expect(processExitsWith: .failure) { _ = ExponentialDecay(initialRate: 1, decay: 1, stepsPerEpoch: 0) }
  }
}
