/// Takes the time of tasks.
///
/// Each repeat runs every task for a while, and then its floor, one after the other, so that a slow moment of the machine
/// comes over all alike, and what is compared ran next to each other.
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
  /// - Throws: `WrongTask` where an answer is wrong, at the beginning or at the end; what tasks throw.
  func run(
    _ benchmarks: [Benchmark], on files: BenchmarkFiles = BenchmarkFiles(), report: (String) -> Void = { _ in }
  ) async throws -> BenchmarkReport {
    precondition(repeats > 0, "\(repeats) repeats measure nothing")
    var hole = BlackHole()
    var runs: [Run] = []
    for benchmark in benchmarks {
      report(benchmark.name)
      runs.append(try await prepare(benchmark, files, &hole))
    }
    for _ in 0..<repeats {
      for index in runs.indices {
        try await measure(&runs[index], &hole)
      }
    }
    for run in runs { try run.check() }
    return BenchmarkReport(
      repeats: repeats, tasks: runs.map(\.result), comparisons: Comparison.all, checksum: hole.sum)
  }

  private struct Run {
    let benchmark: Benchmark
    var task: any BenchmarkTask
    var floor: Floor?
    var timing = Timing()
    var floorTiming = Timing()

    func check() throws {
      do {
        try task.check()
      } catch let error as WrongAnswer {
        throw WrongTask(name: benchmark.name, answer: error)
      }
    }

    var result: BenchmarkReport.Task {
      .init(
        name: benchmark.name, unit: benchmark.unit, work: task.work, runsPerRepeat: timing.count,
        samples: timing.samples,
        floor: floor.map { .init(summary: $0.summary, runsPerRepeat: floorTiming.count, samples: floorTiming.samples) },
        aim: benchmark.aim)
    }
  }

  /// How often something is run at a time, and how long one run took each time.
  private struct Timing {
    var count = 1
    private(set) var samples: [Double] = []

    mutating func add(_ seconds: Double) { samples.append(seconds / Double(count)) }

    /// Brings the number of runs nearer to one that takes `least` seconds, by at most ten times at once, for the first
    /// runs are slow.
    ///
    /// - Returns: false where so many runs took long enough already.
    mutating func grow(to least: Double, from seconds: Double) -> Bool {
      if seconds >= least { return false }
      let factor = seconds > 0 ? min(10, 1.2 * least / seconds) : 10
      count = max(count + 1, Int(Double(count) * factor))
      return true
    }
  }

  /// Prepares a task, checks its first answer, and finds out how often it and its floor must run to take long enough.
  private func prepare(
    _ benchmark: Benchmark, _ files: BenchmarkFiles, _ hole: inout BlackHole
  ) async throws -> Run {
    var run = Run(benchmark: benchmark, task: try benchmark.make(files))
    hole.swallow(try await run.task.run())
    try run.check()
    while run.timing.grow(to: least, from: try await seconds(of: &run.task, times: run.timing.count, &hole)) {}
    run.floor = run.task.floor
    if let floor = run.floor {
      while run.floorTiming.grow(to: least, from: try await seconds(of: floor, times: run.floorTiming.count, &hole)) {}
    }
    return run
  }

  private func measure(_ run: inout Run, _ hole: inout BlackHole) async throws {
    run.timing.add(try await seconds(of: &run.task, times: run.timing.count, &hole))
    if let floor = run.floor {
      run.floorTiming.add(try await seconds(of: floor, times: run.floorTiming.count, &hole))
    }
  }

  private func seconds(
    of task: inout any BenchmarkTask, times: Int, _ hole: inout BlackHole
  ) async throws -> Double {
    let start = time()
    for _ in 0..<times { hole.swallow(try await task.run()) }
    return time() - start
  }

  private func seconds(of floor: Floor, times: Int, _ hole: inout BlackHole) async throws -> Double {
    let start = time()
    for _ in 0..<times { hole.swallow(try await floor.run()) }
    return time() - start
  }

  /// A task with a wrong answer.
  struct WrongTask: Error, Equatable, CustomStringConvertible {
    let name: String
    let answer: WrongAnswer

    var description: String { "\(name): \(answer)" }
  }
}
