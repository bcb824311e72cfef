import Synchronization

@testable import wordclf_bench

/// A task that takes as many seconds as it is told, by a clock of its own, and says when it ran.
struct FakeTask: BenchmarkTask {
  /// A clock that only tasks move.
  final class Clock: Sendable {
    private let state = Mutex((seconds: 100.0, log: [String]()))

    var seconds: Double { state.withLock { $0.seconds } }

    /// The names of the tasks that moved it, each once for several times in a row.
    var log: [String] { state.withLock { $0.log } }

    func advance(by seconds: Double, _ name: String) {
      state.withLock { state in
        state.seconds += seconds
        if state.log.last != name { state.log.append(name) }
      }
    }
  }

  let name: String
  let seconds: Double
  let clock: Clock
  /// The number of the check that fails; nil for none.
  var failingCheck: Int?
  /// How long its floor takes; nil where it has none.
  var floorSeconds: Double?
  private let checks = Counter()

  private final class Counter {
    var value = 0
  }

  init(name: String, seconds: Double, clock: Clock, failingCheck: Int? = nil, floorSeconds: Double? = nil) {
    self.name = name
    self.seconds = seconds
    self.clock = clock
    self.failingCheck = failingCheck
    self.floorSeconds = floorSeconds
  }

  var work: Double { 6 }

  mutating func run() -> Double {
    clock.advance(by: seconds, name)
    return 1
  }

  var floor: Floor? {
    floorSeconds.map { seconds in
      Floor(summary: "the floor of \(name)") { [clock, name] in
        clock.advance(by: seconds, "floor of \(name)")
        return 0.5
      }
    }
  }

  func check() throws {
    checks.value += 1
    if checks.value == failingCheck { throw WrongAnswer(description: "the answers differ") }
  }
}
