import NetworkTraining
import Testing

/// The laws that hold for every schedule.
@Suite struct ScheduleTests {
  static let all: [any Schedule] = [
    ConstantRate(initialRate: 0.1), Halving(initialRate: 0.1, stepsPerHalving: 7),
    ExponentialDecay(initialRate: 0.1, decay: 0.5, stepsPerEpoch: 10), LinearDecay(initialRate: 0.1, totalSteps: 50),
  ]

  @Test(arguments: all.indices) func beginsWithTheInitialRateAndNeverRises(index: Int) {
    let schedule = ScheduleTests.all[index]
    let rates = (0..<100).map { schedule.rate(step: $0) }
    #expect(rates[0] == 0.1)
    for step in rates.indices.dropFirst() { #expect(rates[step] <= rates[step - 1], "step \(step)") }
    #expect(rates.allSatisfy { $0 >= 0 })
  }

  /// So that a run can begin in the middle.
  @Test(arguments: all.indices) func askingChangesNothing(index: Int) {
    let schedule = Warmup(steps: 5, then: ScheduleTests.all[index])
    let forwards = (0..<60).map { schedule.rate(step: $0) }
    let backwards = (0..<60).reversed().map { schedule.rate(step: $0) }
    #expect(forwards == backwards.reversed())
  }
}
