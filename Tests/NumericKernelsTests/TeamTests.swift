import Synchronization
import Testing

@testable import NumericKernels

@Suite struct TeamTests {
  @Test(arguments: [1, 2, 3, 5], [0, 1, 2, 3, 7, 100]) func everyPieceIsDoneOnce(_ size: Int, _ pieces: Int) {
    let team = Team(size: size)
    for _ in 0..<50 {
      let done = (0..<100).map { _ in Count() }
      team.run(pieces: pieces) { done[$0].number.add(1, ordering: .relaxed) }
      #expect(done.map { $0.number.load(ordering: .relaxed) } == (0..<100).map { $0 < pieces ? 1 : 0 })
    }
  }

  private final class Count: Sendable {
    let number = Atomic(0)
  }

  /// What a task writes is there when `run` returns, and what was written before it is there for the task.
  @Test func resultsAreSeen() {
    let team = Team(size: 3)
    var numbers = [Int](repeating: 1, count: 3)
    for round in 0..<2_000 {
      let before = numbers
      unsafe numbers.withUnsafeMutableBufferPointer { places in
        team.run(pieces: 3) { piece in unsafe places[piece] = before[(piece + 1) % 3] + 1 }
      }
      #expect(numbers == [round + 2, round + 2, round + 2])
    }
  }

  /// A worker that went to sleep comes back.
  @Test func workIsDoneAfterARest() async throws {
    let team = Team(size: 2)
    let done = Count()
    for _ in 0..<3 {
      try await Task.sleep(for: .milliseconds(30))
      team.run(pieces: 2) { _ in done.number.add(1, ordering: .relaxed) }
    }
    #expect(done.number.load(ordering: .relaxed) == 6)
  }

  @Test(arguments: [1, 2, 3]) func dividesIntoWholeUnits(_ size: Int) {
    let team = Team(size: size)
    for count in [0, 1, 15, 16, 17, 1_000, 4_000, 4_001] {
      let covered = (0..<count).map { _ in Count() }
      team.divide(count, unit: 16) { part in
        #expect(part.lowerBound.isMultiple(of: 16))
        #expect(part.upperBound.isMultiple(of: 16) || part.upperBound == count)
        for index in part { covered[index].number.add(1, ordering: .relaxed) }
      }
      #expect(covered.allSatisfy { $0.number.load(ordering: .relaxed) == 1 }, "\(count)")
    }
  }

  @Test func takesOneTaskAtATime() async {
    await #expect(processExitsWith: .failure) {
      let team = Team(size: 2)
      team.run(pieces: 2) { _ in team.run(pieces: 2) { _ in } }
    }
  }

  @Test func aTeamHasSomebody() async {
    await #expect(processExitsWith: .failure) { _ = Team(size: 0) }
  }
}
