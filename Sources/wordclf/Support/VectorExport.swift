import ByteStreams
import TaggedText
import WordVectors

/// An export with its progress and its report on standard error.
struct VectorExport {
  let store: VectorStore
  /// A file, or `-` for standard output.
  let output: String
  let limit: Int?
  let overwrite: Bool

  func run() throws {
    guard output != "-" else {
      let writer = try ByteWriter.standardOutput()
      try store.export(first: limit, to: writer)
      return try writer.flush()
    }
    try checkDistinct(outputs: [output], inputs: [store.path])
    Interruption.watch()
    let start = ContinuousClock.now
    let count = min(limit ?? .max, store.count)
    var progress = ProgressLine()
    do {
      try streamAtomically(to: output, overwrite: overwrite) { writer in
        try store.export(first: limit, to: writer) { words in
          progress.update { "exporting \(store.path): \(100 * words / count) % \(words.grouped) words" }
          return Interruption.signalNumber == nil
        }
      }
    } catch is CancellationError {
      progress.clear()
      throw Failure.Interrupted(
        signal: Interruption.signalNumber ?? 0, message: "\(output): export interrupted; nothing was changed")
    }
    progress.clear()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    Terminal.writeError(
      "\(output): \(count.counted("word")), \(store.dimension.counted("dimension")), in \(seconds.fixed(1)) s")
  }
}
