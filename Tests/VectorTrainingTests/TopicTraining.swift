@testable import ByteStreams
import Foundation
import Synchronization
import TestSupport

@testable import VectorTraining

/// Training on a small text of three topics, in a folder of its own.
final class TopicTraining: Sendable {
  /// The twenty words of each topic.
  static let topics = ["k", "m", "t"].map { first in
    "aeiou".flatMap { vowel in "lnrs".map { last in "\(first)\(vowel)\(last)" } }
  }
  static let otherWords = ["the", "of", "and", "in"]

  /// Lines of a topic each, with words that all topics have, words that come once, and now and then a word of another
  /// topic: words that never stand together would have no entry that tells them apart.
  static func text(lines: Int, seed: UInt64 = 1) -> String {
    var random = SeededRandom(seed: seed)
    var singles = 0
    func word(_ topic: Int) -> String {
      switch Int.random(in: 0..<100, using: &random) {
      case 0..<5:
        singles += 1
        return "z" + String(String(singles).utf8.map { Character(UnicodeScalar($0 + 49)) })
      case 5..<20: return otherWords[Int.random(in: 0..<4, using: &random)]
      case let number:
        let topic = topics[number < 35 ? Int.random(in: 0..<3, using: &random) : topic]
        // some words are frequent, and some are not
        let share = Double.random(in: 0..<1, using: &random)
        return topic[Int(20 * share * share)]
      }
    }
    return (0..<lines).map { _ in
      let topic = Int.random(in: 0..<3, using: &random)
      return (0..<12).map { _ in word(topic) }.joined(separator: " ") + "\n"
    }.joined()
  }

  static func options(_ change: (inout VectorTrainingOptions) -> Void = { _ in }) -> VectorTrainingOptions {
    var options = VectorTrainingOptions()
    options.window = 4
    options.dimension = 4
    options.epochs = 2
    options.minimumCount = 2
    change(&options)
    return options
  }

  let folder: TemporaryFolder
  let work: WorkFolder
  let paths: [String]
  /// The first of the files of text.
  var path: String { paths[0] }

  /// - Parameter lines: of each file of text.
  init(_ text: String = TopicTraining.text(lines: 100), lines: Int = 10) throws {
    let folder = try TemporaryFolder()
    self.folder = folder
    work = try WorkFolder(named: "work", in: folder.path)
    var all = text.split(separator: "\n", omittingEmptySubsequences: false).map { "\($0)\n" }
    // behind the last end of a line there is no line, unless there is text
    let last = String(all.removeLast().dropLast())
    if !last.isEmpty || all.isEmpty { all.append(last) }
    paths = try stride(from: 0, to: all.count, by: lines).map { start in
      try folder.write(all[start..<min(start + lines, all.count)].joined(), to: "text-\(start / lines).txt")
    }
  }

  /// A word with the bits of its vector.
  struct Row: Hashable, Sendable {
    var word: String
    var bits: [UInt32]
    var vector: [Float] { bits.map { Float(bitPattern: $0) } }
  }

  /// How a run differs from the usual one, but not in its vectors.
  struct Manner: Sendable {
    var threads = 1
    var memory = 1 << 20
    var segmentSize = 1000
    var batchTokens = 300
  }

  func trainer(
    _ options: VectorTrainingOptions = TopicTraining.options(), _ manner: Manner = Manner(), inputs: [String]? = nil,
    progress: @escaping @Sendable (VectorTrainingProgress) -> Bool = { _ in true },
    event: @escaping @Sendable (VectorTrainingEvent) -> Void = { _ in }
  ) -> VectorTrainer {
    var trainer = VectorTrainer(
      inputs: inputs ?? paths, options: options, folder: work, threads: manner.threads, memory: manner.memory,
      progress: progress, event: event)
    trainer.segmentSize = manner.segmentSize
    trainer.batchTokens = manner.batchTokens
    return trainer
  }

  func run(
    resume: Bool = false, _ options: VectorTrainingOptions = TopicTraining.options(), _ manner: Manner = Manner(),
    inputs: [String]? = nil,
    progress: @escaping @Sendable (VectorTrainingProgress) -> Bool = { _ in true },
    event: @escaping @Sendable (VectorTrainingEvent) -> Void = { _ in }
  ) async throws -> [Row] {
    let trained = try await trainer(options, manner, inputs: inputs, progress: progress, event: event)
      .run(resume: resume)
    var rows: [Row] = []
    trained.forEach { rows.append(Row(word: $0, bits: $1.map(\.bitPattern))) }
    return rows
  }

  /// Runs until `isEnd` is true of the number of the call, from 1, and what is reported.
  ///
  /// - Returns: whether the end came before the vectors.
  func interrupt(
    resume: Bool = false, _ options: VectorTrainingOptions = TopicTraining.options(), _ manner: Manner = Manner(),
    when isEnd: @escaping @Sendable (_ call: Int, VectorTrainingProgress) -> Bool
  ) async throws -> Bool {
    let calls = Mutex(0)
    do {
      _ = try await run(
        resume: resume, options, manner,
        progress: { progress in
          !isEnd(
            calls.withLock { calls in
              calls += 1
              return calls
            }, progress)
        })
      return false
    } catch is CancellationError {
      return true
    }
  }
}

/// Keeps what it is given, from any thread.
final class Gathered<Element: Sendable>: Sendable {
  private let elements = Mutex<[Element]>([])
  var all: [Element] { elements.withLock { $0 } }
  func add(_ element: Element) { elements.withLock { $0.append(element) } }
}
