import Dispatch
import Synchronization

/// Makes pieces on a thread of its own, up to a fixed number of them ahead of who takes them.
///
/// The thread ends with the last piece, with the first error, or when nobody holds the object any more.
public final class ReadAhead<Source, Piece: Sendable, Failure: Error>: Sendable {
  private let worker: Worker

  /// Begins to make pieces.
  ///
  /// - Parameter source: what they are made of; it belongs to the thread until ``finish()``.
  /// - Parameter capacity: how many pieces are made at most before the first is taken.
  /// - Parameter make: gives the next piece; nil after the last.
  public init(
    _ source: sending Source, capacity: Int, make: @escaping @Sendable (inout Source) throws(Failure) -> Piece?
  ) {
    precondition(capacity > 0, "\(capacity) pieces are not ahead of anybody")
    let worker = Worker(source, capacity: capacity, make: make)
    self.worker = worker
    DispatchQueue(label: "wordclf.read-ahead").async { worker.run() }
  }

  deinit { worker.stop() }

  /// The next piece, which it may wait for; nil after the last, and again on every call after it.
  ///
  /// - Throws: what the making threw, at the place of the piece that could not be made.
  public func next() throws(Failure) -> Piece? { try worker.take() }

  /// Ends the making, after the piece that is being made, and gives the source back.
  public func finish() -> Source {
    worker.stop()
    return worker.sourceAtEnd()
  }

  /// What the two threads share.
  private final class Worker: @unchecked Sendable {
    // unchecked because of the source, which the thread alone uses until it has ended, and who finishes it afterwards

    private struct State {
      var pieces: [Result<Piece, Failure>] = []
      var isStopped = false
      /// Whether no piece will come after those that are here.
      var isComplete = false
    }

    private var source: Source
    private let make: @Sendable (inout Source) throws(Failure) -> Piece?
    private let state = Mutex(State())
    /// Counts the pieces that there is room for, and the end.
    private let room = DispatchSemaphore(value: 0)
    /// Counts the pieces that are here, and the end.
    private let arrivals = DispatchSemaphore(value: 0)
    private let end = DispatchSemaphore(value: 0)

    init(
      _ source: sending Source, capacity: Int, make: @escaping @Sendable (inout Source) throws(Failure) -> Piece?
    ) {
      self.source = source
      self.make = make
      // not made with that value, below which it may not be when it goes
      for _ in 0..<capacity { room.signal() }
    }

    func run() {
      var goesOn = true
      while goesOn {
        room.wait()
        if state.withLock({ $0.isStopped }) { break }
        let result: Result<Piece, Failure>?
        do throws(Failure) {
          result = try make(&source).map { .success($0) }
          goesOn = result != nil
        } catch {
          result = .failure(error)
          goesOn = false
        }
        if let result {
          state.withLock { $0.pieces.append(result) }
          arrivals.signal()
        }
      }
      state.withLock { $0.isComplete = true }
      arrivals.signal()
      end.signal()
    }

    func take() throws(Failure) -> Piece? {
      arrivals.wait()
      let result = state.withLock { $0.pieces.isEmpty ? nil : $0.pieces.removeFirst() }
      guard let result else {
        // the end is there for every call
        arrivals.signal()
        return nil
      }
      room.signal()
      return try result.get()
    }

    func stop() {
      state.withLock { $0.isStopped = true }
      room.signal()
    }

    func sourceAtEnd() -> Source {
      end.wait()
      end.signal()
      return source
    }
  }
}
