import ByteStreams
import Foundation

/// Trains word vectors on text, in a working folder from which an interrupted run goes on.
///
/// The phases are files of the folder, each written whole or not at all:
///
/// ```text
/// text ──► segment-* ──► vocabulary ──► batch-* ──► merged-* ──► records-* ──► epoch-*
///          words as       the most       sorted      added up     sorted into   parameters
///          numbers        frequent       counts                   blocks        after each
/// ```
///
/// The result depends on the text, the options and the seed; not on threads, memory, or interruptions.
public struct VectorTrainer: Sendable {
  let inputs: [String]
  let options: VectorTrainingOptions
  let folder: WorkFolder
  let threads: Int
  let memory: Int
  let progress: @Sendable (VectorTrainingProgress) -> Bool
  let event: @Sendable (VectorTrainingEvent) -> Void
  /// How many bytes of text a segment has, near enough.
  var segmentSize = TextSegmentReader.segmentSize
  /// How many tokens a batch of segments has at least.
  var batchTokens = 4 << 20

  /// - Parameter inputs: text files, `.gz` among them, and `-` for standard input.
  /// - Parameter threads: how many cores to use.
  /// - Parameter memory: in bytes, near enough; what the vectors themselves need is part of it.
  /// - Parameter progress: called many times a second, from any thread; false ends the run, and the next can go on.
  /// - Parameter event: called with what was found out, from any thread.
  public init(
    inputs: [String], options: VectorTrainingOptions, folder: WorkFolder, threads: Int, memory: Int,
    progress: @escaping @Sendable (VectorTrainingProgress) -> Bool = { _ in true },
    event: @escaping @Sendable (VectorTrainingEvent) -> Void = { _ in }
  ) {
    precondition(threads > 0 && memory > 0, "\(threads) threads and \(memory) bytes do nothing")
    self.inputs = inputs
    self.options = options
    self.folder = folder
    self.threads = threads
    self.memory = memory
    self.progress = progress
    self.event = event
  }

  /// Trains, or goes on with what the folder holds.
  ///
  /// - Parameter resume: whether to go on with the folder's files; else they are removed first.
  /// - Throws: `VectorTrainingError`, `TextError` for text that is not UTF-8, `StreamError` for all files, and
  ///   `CancellationError` when `progress` says so. What was done stays in the folder.
  public func run(resume: Bool) async throws -> TrainedVectors {
    do {
      try prepare(resume: resume)
      if resume { event(.resumed(try phaseReached())) }
      if try recordIndexes() == nil {
        if try mergedCounts() == nil {
          let corpus = try await readText()
          let vocabulary = try chooseWords(corpus)
          try await countPairs(corpus, vocabulary)
          try await mergeCounts(corpus, vocabulary)
        }
        try await arrangeRecords()
      }
      return try await factorize()
    } catch is WorkFileDamage {
      throw VectorTrainingError.damaged(folder: folder.path)
    } catch StreamError.notFound(let path) where path.hasPrefix(folder.file("")) {
      throw VectorTrainingError.damaged(folder: folder.path)
    }
  }

  /// What the vectors come from: the names of the texts and the options, as JSON.
  public var provenance: String {
    struct Provenance: Encodable {
      var texts: [String]
      var options: VectorTrainingOptions
    }
    let texts = inputs.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = (try? encoder.encode(Provenance(texts: texts, options: options))) ?? Data()
    return String(decoding: data, as: UTF8.self)
  }

  /// The phase with which a run goes on.
  private func phaseReached() throws -> VectorTrainingProgress.Phase {
    if try recordIndexes() != nil { return .training }
    if try mergedCounts() != nil { return .arranging }
    guard let corpus: CorpusNote = try folder.note("corpus.json"), folder.has("vocabulary.json") else {
      return .reading
    }
    return isCounted(corpus) ? .merging : .counting
  }

  /// What a run is: another run goes on with it only if this is the same.
  private struct Description: Codable {
    var inputs: [String]
    var stamps: [FileStamp?]
    var options: VectorTrainingOptions
  }

  private func prepare(resume: Bool) throws {
    let description = Description(inputs: inputs, stamps: inputs.map(FileStamp.init(of:)), options: options)
    guard resume else {
      try folder.remove(try folder.names())
      return try folder.write(description, to: "run.json")
    }
    guard let before: Description = try folder.note("run.json") else {
      throw VectorTrainingError.nothingToResume(folder: folder.path)
    }
    guard before.inputs == inputs, before.options == options else {
      throw VectorTrainingError.otherOptions(folder: folder.path)
    }
    guard before.stamps.count == inputs.count else { throw WorkFileDamage() }
    for (index, input) in inputs.enumerated() where before.stamps[index] != description.stamps[index] {
      throw VectorTrainingError.otherText(file: input)
    }
  }

  func meter(_ phase: VectorTrainingProgress.Phase, total: Int?, done: Int = 0) -> PhaseMeter {
    PhaseMeter(phase, total: total, done: done, report: progress)
  }

  /// Does what is left of a phase, one piece a task.
  func forEach(of waiting: [Int], _ work: @escaping @Sendable (_ piece: Int) throws -> Void) async throws {
    var next = waiting[...]
    try await OrderedPipeline(width: threads).run(next: { next.popFirst() }, work: work, write: {})
  }

  /// The parts of which there is no note of this kind yet.
  func waitingParts(_ kind: String) -> [Int] {
    (0..<PairOrder.parts).filter { !folder.has(name(kind, $0) + ".json") }
  }

  /// The notes of all parts, once all are written; nil before.
  func partNotes<Note: Decodable>(_ kind: String) throws -> [Note]? {
    let notes = try (0..<PairOrder.parts).compactMap { try folder.note(name(kind, $0) + ".json", of: Note.self) }
    return notes.count == PairOrder.parts ? notes : nil
  }

  /// A name with a number that sorts as the numbers do.
  func name(_ kind: String, _ number: Int) -> String {
    let digits = String(number)
    return "\(kind)-\(String(repeating: "0", count: max(0, 6 - digits.count)))\(digits)"
  }
}
