internal import CKernels
import Foundation
import Synchronization

/// Threads that work on the pieces of one task at a time, the caller's among them.
///
/// A step of training has a dozen such tasks, of tens of microseconds each. So a thread without work looks for new one for
/// a while before it goes to sleep, and to hand a task out costs about a microsecond.
///
/// A team belongs to one caller: it takes one task at a time. A team of one has no state, and may be shared.
public final class Team: Sendable {
  /// The caller's thread alone.
  public static let alone = Team(size: 1)

  /// The number of threads, the caller's included.
  public let size: Int
  private let board: TaskBoard

  /// - Parameter size: the number of threads, the caller's included.
  public init(size: Int) {
    precondition(size > 0, "a team of \(size) threads does nothing")
    self.size = size
    let board = TaskBoard(workers: size - 1)
    self.board = board
    for worker in 1..<max(size, 1) {
      Thread.detachNewThread { board.work(as: worker, of: size) }
    }
  }

  deinit { board.close() }

  /// Divides a loop that treats each number for itself into one piece a thread, or leaves it whole where it is done before
  /// another thread would have begun.
  ///
  /// - Parameter count: the number of things in the loop, `each` of so many numbers.
  /// - Parameter unit: where a piece ends, a multiple of so many things.
  func divide(_ count: Int, each: Int = 1, unit: Int = 1, _ work: (Range<Int>) -> Void) {
    let pieces = size == 1 || count * each < 2_048 ? 1 : size
    let units = (count + unit - 1) / unit
    run(pieces: pieces) { piece in
      let range = unit * (units * piece / pieces)..<min(count, unit * (units * (piece + 1) / pieces))
      if !range.isEmpty { work(range) }
    }
  }

  /// Calls `work` for every piece number in 0 ..< `pieces`, and returns when all are done. Piece n is work of thread n
  /// modulo `size`, the caller's being number 0.
  ///
  /// - Parameter work: must do the same whichever thread does it and in whatever order; no two pieces may change what
  ///   another one reads or changes.
  public func run(pieces: Int, _ work: (Int) -> Void) {
    if size == 1 || pieces < 2 {
      for piece in 0..<pieces { work(piece) }
      return
    }
    board.take()
    defer { board.giveBack() }
    withoutActuallyEscaping(work) { work in
      board.post(work, pieces: pieces)
      for piece in stride(from: 0, to: pieces, by: size) { work(piece) }
      board.waitUntilDone()
    }
  }
}

/// What the threads of a team look at for work.
private final class TaskBoard: Sendable {
  /// How often a thread looks for work, or for the end of it, before it lets others have the processor between two looks: it
  /// may be the thread that it waits for.
  private static let patience = 1_000
  /// How often a worker looks before it goes to sleep: for longer than what a step of training does without it, as to wake up
  /// takes as long as a large product.
  private static let looksBeforeSleep = 3_000

  /// The number of tasks that were posted; a new one is there when this has changed.
  private let posted = Atomic(0)
  /// The workers that are not done with the task.
  private let busy = Atomic(0)
  /// The processor that the caller had when it posted the last task.
  private let callersProcessor = Atomic<Int32>(-1)
  /// The workers that sleep, or are about to.
  private let asleep = Atomic(0)
  private let isClosed = Atomic(false)
  private let isTaken = Atomic(false)
  private let bell = NSCondition()
  private let workers: Int
  // Written by the caller before `posted` changes and read by workers after they saw that; written again only when all
  // workers are done.
  private nonisolated(unsafe) var task: ((Int) -> Void)?
  private nonisolated(unsafe) var pieces = 0

  init(workers: Int) { self.workers = workers }

  /// Makes sure that one caller at a time uses the board.
  func take() {
    let isFree = !isTaken.exchange(true, ordering: .acquiring)
    precondition(isFree, "a team takes one task at a time")
  }

  func giveBack() { isTaken.store(false, ordering: .releasing) }

  func post(_ task: @escaping (Int) -> Void, pieces: Int) {
    unsafe self.task = task
    unsafe self.pieces = pieces
    busy.store(workers, ordering: .relaxed)
    callersProcessor.store(ck_processor(), ordering: .relaxed)
    announce()
  }

  func waitUntilDone() {
    var looks = 0
    while busy.load(ordering: .acquiring) > 0 {
      TaskBoard.pause(after: looks)
      looks += 1
    }
    unsafe task = nil
  }

  func close() {
    isClosed.store(true, ordering: .relaxed)
    announce()
  }

  private func announce() {
    posted.add(1, ordering: .sequentiallyConsistent)
    guard asleep.load(ordering: .sequentiallyConsistent) > 0 else { return }
    bell.lock()
    bell.broadcast()
    bell.unlock()
  }

  /// What a worker does all its life.
  func work(as worker: Int, of size: Int) {
    var seen = 0
    while true {
      waitForTask(after: seen)
      seen += 1
      if isClosed.load(ordering: .relaxed) { return }
      runPieces(of: worker, size)
      busy.subtract(1, ordering: .releasing)
    }
  }

  private func waitForTask(after seen: Int) {
    for looks in 0..<TaskBoard.looksBeforeSleep {
      if posted.load(ordering: .acquiring) != seen { return }
      if looks >= TaskBoard.patience, sharesProcessor { break }
      TaskBoard.pause(after: looks)
    }
    bell.lock()
    asleep.add(1, ordering: .sequentiallyConsistent)
    while posted.load(ordering: .sequentiallyConsistent) == seen { bell.wait() }
    asleep.subtract(1, ordering: .relaxed)
    bell.unlock()
  }

  /// Whether this worker stands in the way of the caller, while another processor may have nothing to do: a thread that looks
  /// for work is never moved there, and one that is woken is.
  private var sharesProcessor: Bool {
    let own = ck_processor()
    return own >= 0 && own == callersProcessor.load(ordering: .relaxed)
  }

  @inline(__always)
  private static func pause(after looks: Int) {
    if looks < patience { ck_relax() } else { sched_yield() }
  }

  /// In a function of its own, so that the worker has let go of the task when it says that it is done.
  @inline(never)
  private func runPieces(of worker: Int, _ size: Int) {
    guard let task = unsafe task else { return }
    for piece in stride(from: worker, to: unsafe pieces, by: size) { task(piece) }
  }
}
