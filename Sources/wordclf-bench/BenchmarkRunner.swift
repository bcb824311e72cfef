/// Takes the time of tasks.
///
/// Each repeat runs every task for a while, one after the other, so that a slow moment of the machine comes over all
/// alike, and tasks that are compared ran next to each other.
struct BenchmarkRunner {
  let repeats: Int
  /// How long a task runs at least in each repeat, in seconds: a short one many times.
  var least = 0.05
  /// The time in seconds, from any beginning.
  var time: () -> Double = BenchmarkRunner.seconds

  private static let start = ContinuousClock.now

  private static func seconds() -> Double { (ContinuousClock.now - start) / .seconds(1) }

  /// Runs the tasks.
  ///
  /// - Parameter report: gets the name of each task before it is prepared.
  /// - Precondition: at least one repeat is asked for.
  /// - Throws: `WrongTask` where an answer is wrong, at the beginning or at the end; what preparing a task throws.
  func run(_ benchmarks: [Benchmark], report: (String) -> Void = { _ in }) throws -> BenchmarkReport {
    precondition(repeats > 0, "\(repeats) repeats measure nothing")
    var hole = BlackHole()
    var runs = try benchmarks.map { benchmark in
      report(benchmark.name)
      return try prepare(benchmark, &hole)
    }
    for _ in 0..<repeats {
      for index in runs.indices { measure(&runs[index], &hole) }
    }
    for run in runs { try run.check() }
    return BenchmarkReport(
      repeats: repeats, tasks: runs.map(\.result), comparisons: Comparison.all, checksum: hole.sum)
  }

  private struct Run {
    let benchmark: Benchmark
    var task: any BenchmarkTask
    var count = 1
    var samples: [Double] = []

    func check() throws {
      do {
        try task.check()
      } catch let error as WrongAnswer {
        throw WrongTask(name: benchmark.name, answer: error)
      }
    }

    var result: BenchmarkReport.Task {
      .init(
        name: benchmark.name, unit: benchmark.unit, work: task.work, runsPerRepeat: count, samples: samples)
    }
  }

  /// Prepares a task, checks its first answer, and finds out how often it must run to take long enough.
  private func prepare(_ benchmark: Benchmark, _ hole: inout BlackHole) throws -> Run {
    var run = Run(benchmark: benchmark, task: try benchmark.make())
    hole.swallow(run.task.run())
    try run.check()
    while true {
      let start = time()
      for _ in 0..<run.count { hole.swallow(run.task.run()) }
      let elapsed = time() - start
      if elapsed >= least { return run }
      // on towards the goal, by at most ten times at once, for the first runs are slow
      let factor = elapsed > 0 ? min(10, 1.2 * least / elapsed) : 10
      run.count = max(run.count + 1, Int(Double(run.count) * factor))
    }
  }

  private func measure(_ run: inout Run, _ hole: inout BlackHole) {
    let start = time()
    for _ in 0..<run.count { hole.swallow(run.task.run()) }
    run.samples.append((time() - start) / Double(run.count))
  }

  /// A task with a wrong answer.
  struct WrongTask: Error, Equatable, CustomStringConvertible {
    let name: String
    let answer: WrongAnswer

    var description: String { "\(name): \(answer)" }
  }
}
