import Synchronization

/// Measures how far a phase has come, and ends it when the caller says so. Shared by the tasks of the phase.
final class PhaseMeter: Sendable {
  private let phase: VectorTrainingProgress.Phase
  private let total: Int?
  private let report: @Sendable (VectorTrainingProgress) -> Bool
  private let start = ContinuousClock.now
  private let atStart: Int
  private let state: Mutex<(done: Int, count: Int)>

  /// - Parameter total: of what is to be done, in any unit; nil if nobody knows.
  /// - Parameter done: what was done of it before.
  init(
    _ phase: VectorTrainingProgress.Phase, total: Int?, done: Int = 0,
    report: @escaping @Sendable (VectorTrainingProgress) -> Bool
  ) {
    self.phase = phase
    self.total = total
    self.report = report
    atStart = done
    state = Mutex((done, 0))
  }

  /// Notes that more is done.
  ///
  /// - Parameter count: what the user sees counted.
  /// - Throws: `CancellationError` when the caller wants no more.
  func advance(by step: Int, count: Int) throws {
    try update(count: count) { $0 += step }
  }

  /// Notes how much is done altogether.
  func advance(to done: Int, count: Int) throws {
    try update(count: count) { $0 = done }
  }

  private func update(count: Int, _ change: (inout Int) -> Void) throws {
    let state = state.withLock { state in
      change(&state.done)
      state.count += count
      return state
    }
    let progress = VectorTrainingProgress(
      phase: phase,
      share: share(state.done), shareAtStart: share(atStart) ?? 0,
      seconds: (ContinuousClock.now - start) / .seconds(1), count: state.count)
    guard report(progress) else { throw CancellationError() }
  }

  private func share(_ done: Int) -> Double? {
    total.map { $0 > 0 ? min(Double(done) / Double($0), 1) : 1 }
  }
}
