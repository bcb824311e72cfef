import NetworkTraining
import Testing

@Suite struct HalvingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var step: Int
    var rate: Double
  }

  static let cases = [
    Case(testDescription: "the first step has the whole rate", step: 0, rate: 0.3),
    Case(testDescription: "and so has the last of the first ten", step: 9, rate: 0.3),
    Case(testDescription: "the eleventh has half of it", step: 10, rate: 0.15),
    Case(testDescription: "and so has the twentieth", step: 19, rate: 0.15),
    Case(testDescription: "a quarter", step: 20, rate: 0.075),
    Case(testDescription: "a thousandth, as computers count", step: 105, rate: 0.3 / 1024),
    Case(testDescription: "nothing is left in the end", step: .max, rate: 0),
  ]

  @Test(arguments: cases) func halvesEveryTenSteps(_ c: Case) {
    #expect(Halving(initialRate: 0.3, stepsPerHalving: 10).rate(step: c.step) == c.rate)
  }

  @Test func everyStep() {
    let halving = Halving(initialRate: 1, stepsPerHalving: 1)
    #expect((0..<4).map { halving.rate(step: $0) } == [1, 0.5, 0.25, 0.125])
  }

  @Test func noStepsAreOurMistake() async {
    await #expect(processExitsWith: .failure) { _ = Halving(initialRate: 1, stepsPerHalving: 0) }
  }
}
