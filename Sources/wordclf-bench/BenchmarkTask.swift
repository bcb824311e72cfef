/// Work whose time is taken, ready to be done again and again on the same input.
protocol BenchmarkTask {
  /// How much one run does, in units of its row in `Benchmark.all`.
  var work: Double { get }

  /// Does the work once.
  ///
  /// - Returns: a number that depends on what was computed, for the black hole.
  /// - Throws: what files may throw.
  mutating func run() async throws -> Double

  /// What no way of doing the work can be faster than; nil where nobody knows. It takes turns with the task.
  var floor: Floor? { get }

  /// Compares what the last run computed with what an oracle computes, a slow or an independent way to the same answer.
  ///
  /// - Throws: `WrongAnswer`.
  func check() throws
}

extension BenchmarkTask {
  var floor: Floor? { nil }
}

/// A task that did not compute what it should have: its time means nothing.
struct WrongAnswer: Error, Equatable, CustomStringConvertible {
  let description: String

  /// - Throws: when `error` is above `bound`, or no number.
  static func unless(_ error: Double, isWithin bound: Double, of what: String) throws(WrongAnswer) {
    if !(error <= bound) {
      throw WrongAnswer(description: "\(what) differ by \(error) from those of the oracle, more than \(bound)")
    }
  }
}

/// Takes results, so that no compiler may leave out the work that computes them: what it holds goes into the report.
struct BlackHole {
  private(set) var sum = 0.0

  mutating func swallow(_ result: Double) { sum += result }
}
