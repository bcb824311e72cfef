import ByteStreams
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite struct OrderedPipelineTests {
  /// Counts what several tasks do.
  private final class Counter: Sendable {
    private let state = Mutex((now: 0, most: 0, total: 0))

    var most: Int { state.withLock { $0.most } }
    var total: Int { state.withLock { $0.total } }

    func count<Result>(_ body: () throws -> Result) rethrows -> Result {
      state.withLock { state in
        state.now += 1
        state.most = max(state.most, state.now)
      }
      defer {
        state.withLock { state in
          state.now -= 1
          state.total += 1
        }
      }
      return try body()
    }
  }

  /// Waits up to a millisecond, a time of its own for each piece.
  private static func wait(_ piece: Int) {
    var random = SeededRandom(seed: UInt64(piece))
    Thread.sleep(forTimeInterval: Double.random(in: 0...0.001, using: &random))
  }

  @Test(arguments: [1, 2, 4, 16]) func keepsTheOrder(width: Int) async throws {
    var pieces = (0..<200).makeIterator()
    var written: [String] = []
    try await OrderedPipeline(width: width).run(
      next: { pieces.next() },
      work: { piece in
        OrderedPipelineTests.wait(piece)
        return "piece \(piece)"
      },
      write: { written.append($0) })
    #expect(written == (0..<200).map { "piece \($0)" })
  }

  /// Of several tasks as many again as are worked on: what is finished waits for what comes before it.
  private static func mostHeld(width: Int) -> Int { width > 1 ? 2 * width : 1 }

  @Test(arguments: [1, 2, 4, 16]) func holdsNoMoreThanItsWidthTwice(width: Int) async throws {
    let counter = Counter()
    var taken = 0
    var written = 0
    var most = 0
    try await OrderedPipeline(width: width).run(
      next: { () -> Int? in
        guard taken < 100 else { return nil }
        taken += 1
        most = max(most, taken - written)
        return taken
      },
      work: { piece in counter.count { OrderedPipelineTests.wait(piece) } },
      write: { written += 1 })
    #expect(written == 100)
    #expect(width...Self.mostHeld(width: width) ~= most)
    #expect((1...width).contains(counter.most))
    #expect(counter.total == 100)
  }

  /// A piece that takes long does not stop those behind it, as far as they may be held.
  @Test(.enabled(if: ProcessInfo.processInfo.activeProcessorCount > 1)) func aSlowPieceStopsNoOther() async throws {
    let done = Counter()
    var pieces = (0..<20).makeIterator()
    var finishedBeforeTheFirst = 0
    try await OrderedPipeline(width: 2).run(
      next: { pieces.next() },
      work: { piece -> Int in
        // with all others that may be held, or else without end
        while piece == 0, done.total < 3 { Thread.sleep(forTimeInterval: 0.0001) }
        done.count {}
        return done.total
      },
      write: { total in if finishedBeforeTheFirst == 0 { finishedBeforeTheFirst = total } })
    #expect(finishedBeforeTheFirst == 4)
  }

  @Test(arguments: [1, 4]) func anEmptyInputWritesNothing(width: Int) async throws {
    var asked = 0
    var written = 0
    try await OrderedPipeline(width: width).run(
      next: { () -> Int? in
        asked += 1
        return nil
      },
      work: { $0 },
      write: { _ in written += 1 })
    #expect(asked == 1)
    #expect(written == 0)
  }

  /// An input that has ended is not asked again, whatever is still in the works.
  @Test(arguments: [1, 2, 4, 16]) func theEndIsTheEnd(width: Int) async throws {
    var left = 7
    var ends = 0
    try await OrderedPipeline(width: width).run(
      next: { () -> Int? in
        if left == 0 { ends += 1 }
        left -= 1
        return left >= 0 ? left : nil
      },
      work: { OrderedPipelineTests.wait($0) },
      write: {})
    #expect(ends == 1)
  }

  // MARK: - Errors

  struct Failure: Error, Hashable {
    enum Place { case next, work, write }

    var place: Place
    var piece: Int

    init(_ place: Place, _ piece: Int) {
      self.place = place
      self.piece = piece
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var failures: Set<Failure>
    var thrown: Failure
    /// How many pieces are written before.
    var written: Int
  }

  static let cases = [
    Case(testDescription: "reading fails", failures: [.init(.next, 5)], thrown: .init(.next, 5), written: 5),
    Case(testDescription: "work fails", failures: [.init(.work, 5)], thrown: .init(.work, 5), written: 5),
    Case(testDescription: "writing fails", failures: [.init(.write, 5)], thrown: .init(.write, 5), written: 5),
    Case(testDescription: "the first reading", failures: [.init(.next, 0)], thrown: .init(.next, 0), written: 0),
    Case(testDescription: "the first work", failures: [.init(.work, 0)], thrown: .init(.work, 0), written: 0),
    Case(testDescription: "the first writing", failures: [.init(.write, 0)], thrown: .init(.write, 0), written: 0),
    Case(
      testDescription: "work fails twice", failures: [.init(.work, 5), .init(.work, 6), .init(.work, 7)],
      thrown: .init(.work, 5), written: 5),
    Case(
      testDescription: "reading fails ahead of work", failures: [.init(.work, 5), .init(.next, 7)],
      thrown: .init(.work, 5), written: 5),
    Case(
      testDescription: "work fails ahead of writing", failures: [.init(.write, 5), .init(.work, 6), .init(.next, 7)],
      thrown: .init(.write, 5), written: 5),
    Case(
      testDescription: "the last piece of twenty", failures: [.init(.work, 19)], thrown: .init(.work, 19), written: 19),
  ]

  /// What comes before the first error is written, and nothing behind it; nothing is at work when the error arrives.
  @Test(arguments: cases, [1, 2, 4, 16]) func theFirstErrorIsThrown(_ c: Case, width: Int) async {
    let counter = Counter()
    var asked = 0
    var taken = 0
    var written: [Int] = []
    await #expect(throws: c.thrown) {
      try await OrderedPipeline(width: width).run(
        next: { () -> Int? in
          let piece = asked
          asked += 1
          if c.failures.contains(.init(.next, piece)) { throw Failure(.next, piece) }
          guard piece < 20 else { return nil }
          taken += 1
          return piece
        },
        work: { piece in
          try counter.count {
            OrderedPipelineTests.wait(piece)
            if c.failures.contains(.init(.work, piece)) { throw Failure(.work, piece) }
            return piece
          }
        },
        write: { piece in
          if c.failures.contains(.init(.write, piece)) { throw Failure(.write, piece) }
          written.append(piece)
        })
    }
    #expect(written == Array(0..<c.written))
    #expect(taken <= c.written + Self.mostHeld(width: width))
    #expect(counter.total == taken)
  }

  @Test func aPipelineHasATask() async {
    await #expect(processExitsWith: .failure) { _ = OrderedPipeline(width: 0) }
  }
}
