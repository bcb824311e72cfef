import NetworkTraining
import Testing

@Suite struct ConstantRateTests {
  @Test(arguments: [0, 1, 1_000_000, Int.max]) func stays(step: Int) {
    #expect(ConstantRate(initialRate: 0.3).rate(step: step) == 0.3)
  }
}
