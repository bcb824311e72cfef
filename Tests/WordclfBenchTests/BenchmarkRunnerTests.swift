import Testing

@testable import wordclf_bench

@Suite struct BenchmarkRunnerTests {
  /// Fake tasks of some names and durations.
  private func run(
    _ tasks: [(name: String, seconds: Double, failingCheck: Int?)], repeats: Int, least: Double,
    floorSeconds: Double? = nil
  ) async throws -> (report: BenchmarkReport, clock: FakeTask.Clock) {
    let clock = FakeTask.Clock()
    let benchmarks = tasks.map { task in
      Benchmark(name: task.name, summary: "", unit: .windows, aim: 0.5) { _ in
        FakeTask(
          name: task.name, seconds: task.seconds, clock: clock, failingCheck: task.failingCheck,
          floorSeconds: floorSeconds)
      }
    }
    let runner = BenchmarkRunner(repeats: repeats, least: least, time: { clock.seconds })
    return (try await runner.run(benchmarks), clock)
  }

  @Test func theTimeOfOneRunIsMeasuredInEachRepeat() async throws {
    let report = try await run([("a", 0.25, nil), ("b", 2, nil)], repeats: 3, least: 1).report
    #expect(report.repeats == 3)
    #expect(report.tasks.map(\.name) == ["a", "b"])
    #expect(report.tasks.map(\.samples) == [[0.25, 0.25, 0.25], [2, 2, 2]])
    #expect(report.tasks.map(\.seconds.median) == [0.25, 2])
    #expect(report.tasks.map(\.rate) == [24, 3])
  }

  @Test(arguments: [(0.001, 1_000...12_000), (0.3, 4...8), (1, 1...1), (30, 1...1)])
  func aShortTaskRunsOftenEnoughAndALongOneOnce(_ seconds: Double, _ counts: ClosedRange<Int>) async throws {
    let task = try await run([("a", seconds, nil)], repeats: 1, least: 1).report.tasks[0]
    #expect(counts.contains(task.runsPerRepeat), "\(task.runsPerRepeat)")
    #expect(Double(task.runsPerRepeat) * seconds > 0.999)
  }

  @Test func tasksTakeTurns() async throws {
    let log = try await run([("a", 1, nil), ("b", 1, nil), ("c", 1, nil)], repeats: 2, least: 1).clock.log
    #expect(log == ["a", "b", "c", "a", "b", "c", "a", "b", "c"])
  }

  @Test func aFloorTakesTurnsWithItsTask() async throws {
    let (report, clock) = try await run([("a", 2, nil), ("b", 4, nil)], repeats: 2, least: 1, floorSeconds: 1)
    #expect(
      clock.log == [
        "a", "floor of a", "b", "floor of b", "a", "floor of a", "b", "floor of b", "a", "floor of a", "b",
        "floor of b",
      ])
    #expect(report.tasks.map(\.floor?.summary) == ["the floor of a", "the floor of b"])
    #expect(report.tasks.map(\.floor?.samples) == [[1, 1], [1, 1]])
    #expect(report.tasks.map(\.share?.median) == [0.5, 0.25])
    #expect(report.tasks.map(\.aim) == [0.5, 0.5])
  }

  @Test func everyResultIsSwallowed() async throws {
    // once to be checked, once to find out how often, and once for each of two repeats
    let report = try await run([("a", 1, nil), ("b", 1, nil)], repeats: 2, least: 1).report
    #expect(report.checksum == 8)
  }

  @Test(arguments: [1, 2]) func aWrongAnswerIsAnErrorAtTheBeginningAndAtTheEnd(_ check: Int) async {
    await #expect(throws: BenchmarkRunner.WrongTask(name: "b", answer: WrongAnswer(description: "the answers differ")))
    {
      try await run([("a", 1, nil), ("b", 1, check)], repeats: 1, least: 1)
    }
  }

  @Test func theMessageNamesTheTask() {
    let error = BenchmarkRunner.WrongTask(
      name: "layer-loops", answer: WrongAnswer(description: "the outputs differ by 1.0"))
    #expect("\(error)" == "layer-loops: the outputs differ by 1.0")
  }
}
