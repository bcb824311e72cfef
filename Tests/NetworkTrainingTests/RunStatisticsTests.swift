import NetworkTraining
import Testing

@Suite struct RunStatisticsTests {
  /// statistics.mean and statistics.stdev of Python.
  @Test(arguments: [
    ([4.0], 4.0, 0.0), ([1, 3], 2, 1.414_213_562_373_095_1), ([2, 4, 4, 4, 5, 5, 7, 9], 5, 2.138_089_935_299_395),
    ([0.5, 0.5, 0.5], 0.5, 0),
  ])
  func meanAndDeviation(_ values: [Double], _ mean: Double, _ deviation: Double) {
    let statistics = RunStatistics(values)
    #expect(statistics.count == values.count)
    #expect((statistics.mean - mean).magnitude < 1e-15)
    #expect((statistics.deviation - deviation).magnitude < 1e-15)
  }

  @Test func nothingHasNoMean() async {
    await #expect(processExitsWith: .failure) { _ = RunStatistics([]) }
  }
}
