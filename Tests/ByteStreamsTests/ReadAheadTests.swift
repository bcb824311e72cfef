import Synchronization
import Testing

@testable import ByteStreams

@Suite struct ReadAheadTests {
  private struct Broken: Error, Equatable { let number: Int }

  /// Counts up to `count`, and then fails if it is told to.
  private static func counter(
    to count: Int, capacity: Int = 3, thenFails: Bool = false
  ) -> ReadAhead<Int, Int, Broken> {
    ReadAhead(0, capacity: capacity) { source throws(Broken) in
      if source == count {
        if thenFails { throw Broken(number: count) }
        return nil
      }
      source += 1
      return source
    }
  }

  @Test(arguments: [1, 2, 100]) func givesThePiecesInOrder(capacity: Int) throws {
    let ahead = ReadAheadTests.counter(to: 50, capacity: capacity)
    for number in 1...50 { #expect(try ahead.next() == number) }
    #expect(try ahead.next() == nil)
    #expect(try ahead.next() == nil)
    #expect(ahead.finish() == 50)
  }

  @Test func nothingHasNoPieces() throws {
    let ahead = ReadAheadTests.counter(to: 0)
    #expect(try ahead.next() == nil)
    #expect(ahead.finish() == 0)
  }

  @Test func anErrorComesAtItsPlace() throws {
    let ahead = ReadAheadTests.counter(to: 2, thenFails: true)
    #expect(try ahead.next() == 1)
    #expect(try ahead.next() == 2)
    #expect(throws: Broken(number: 2)) { try ahead.next() }
    #expect(try ahead.next() == nil)
    #expect(ahead.finish() == 2)
  }

  @Test(arguments: [1, 4]) func noMoreAreMadeThanThereIsRoomFor(capacity: Int) throws {
    let ahead = ReadAheadTests.counter(to: .max, capacity: capacity)
    for number in 1...20 { #expect(try ahead.next() == number) }
    // one more for each that was taken, and one that was being made
    #expect(20...20 + capacity + 1 ~= ahead.finish())
  }

  @Test func finishingEndsTheMaking() throws {
    let ahead = ReadAheadTests.counter(to: .max)
    let made = ahead.finish()
    #expect(made <= 3)
    // what was made is there, and no more
    for number in 0..<made { #expect(try ahead.next() == number + 1) }
    #expect(try ahead.next() == nil)
    #expect(ahead.finish() == made)
  }

  /// Lets go of its source when nobody waits for pieces any more.
  @Test func theThreadEndsWithItsObject() async {
    final class Source: Sendable {
      let released: @Sendable () -> Void
      init(_ released: @escaping @Sendable () -> Void) { self.released = released }
      deinit { released() }
    }
    await withCheckedContinuation { continuation in
      let ahead = ReadAhead<Source, Int, Never>(Source { continuation.resume() }, capacity: 1) { _ in 1 }
      #expect(ahead.next() == 1)
    }
  }
}
