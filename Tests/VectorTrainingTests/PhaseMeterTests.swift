import Synchronization
import Testing

@testable import VectorTraining

@Suite struct PhaseMeterTests {
  /// Keeps what is reported.
  private final class Reports: Sendable {
    private let reports = Mutex<[VectorTrainingProgress]>([])
    private let most: Int

    init(most: Int = .max) { self.most = most }

    var all: [VectorTrainingProgress] { reports.withLock { $0 } }

    /// Whether there may be more.
    func add(_ progress: VectorTrainingProgress) -> Bool {
      reports.withLock { reports in
        reports.append(progress)
        return reports.count < most
      }
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var total: Int?
    var done = 0
    var steps: [Int]
    var shares: [Double?]
    var shareAtStart = 0.0
  }

  static let cases = [
    Case(testDescription: "from nothing to all", total: 8, steps: [1, 3, 4], shares: [0.125, 0.5, 1]),
    Case(testDescription: "from half", total: 8, done: 4, steps: [1, 3], shares: [0.625, 1], shareAtStart: 0.5),
    Case(testDescription: "more than there was to be", total: 4, steps: [3, 3], shares: [0.75, 1]),
    Case(testDescription: "nobody knows the total", total: nil, steps: [1, 2], shares: [nil, nil]),
    Case(testDescription: "nothing to do is done", total: 0, steps: [0], shares: [1], shareAtStart: 1),
  ]

  @Test(arguments: cases) func reportsShares(_ c: Case) throws {
    let (steps, sums) = (Reports(), Reports())
    let byStep = PhaseMeter(.counting, total: c.total, done: c.done) { steps.add($0) }
    let bySum = PhaseMeter(.counting, total: c.total, done: c.done) { sums.add($0) }
    var sum = c.done
    for step in c.steps {
      sum += step
      try byStep.advance(by: step, count: 2 * step)
      try bySum.advance(to: sum, count: 2 * step)
    }
    for reports in [steps.all, sums.all] {
      #expect(reports.map(\.share) == c.shares)
      #expect(reports.allSatisfy { $0.phase == .counting && $0.shareAtStart == c.shareAtStart })
      #expect(reports.map(\.count) == c.steps.indices.map { 2 * c.steps[...$0].reduce(0, +) })
      #expect(reports.map(\.seconds) == reports.map(\.seconds).sorted())
      #expect(reports.allSatisfy { $0.seconds >= 0 && $0.seconds < 600 })
    }
  }

  @Test func endsThePhaseWhenTheCallerWantsNoMore() throws {
    let reports = Reports(most: 2)
    let meter = PhaseMeter(.training, total: 10) { reports.add($0) }
    try meter.advance(by: 1, count: 1)
    #expect(throws: CancellationError.self) { try meter.advance(by: 1, count: 1) }
    #expect(throws: CancellationError.self) { try meter.advance(to: 5, count: 1) }
    #expect(reports.all.map(\.share) == [0.1, 0.2, 0.5])
  }

  @Test func countsWhatSeveralTasksDo() async throws {
    let reports = Reports()
    let meter = PhaseMeter(.merging, total: 1000) { reports.add($0) }
    try await withThrowingTaskGroup { group in
      for _ in 0..<10 {
        group.addTask { for _ in 0..<100 { try meter.advance(by: 1, count: 3) } }
      }
      try await group.waitForAll()
    }
    // each number once, though perhaps not in order
    #expect(reports.all.map(\.count).sorted() == (1...1000).map { 3 * $0 })
    #expect(Set(reports.all.map(\.share)).count == 1000)
  }
}
