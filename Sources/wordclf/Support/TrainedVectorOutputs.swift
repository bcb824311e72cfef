import ArgumentParser
import ByteStreams
import VectorTraining
import WordVectors

/// Where trained vectors go: a store, a GloVe text file, or both.
struct TrainedVectorOutputs {
  let storePath: String?
  let textPath: String?
  let overwrite: Bool
  let numbers: GloVeWriter.NumberFormat

  /// Those that are asked for.
  var paths: [String] { [storePath, textPath].compactMap { $0 } }

  /// Finds out before the work whether the files can be written.
  ///
  /// - Parameter folder: that of a run that goes on, which may have written the text already.
  func check(resuming folder: WorkFolder?) throws {
    if let textPath {
      try checkOutput(textPath, overwrite: overwrite || folder?.has(Self.textIsWritten) ?? false)
    }
    if let storePath { try checkOutput(storePath, overwrite: overwrite) }
  }

  /// Whether the store is there already with the vectors of the very same training; the text was written before it.
  func areComplete(with training: String) -> Bool {
    storePath.flatMap { try? VectorStore(path: $0) }?.training == training
  }

  /// The name of a file in the folder that tells that the text is in its place.
  private static let textIsWritten = "text-is-written"

  /// Writes the vectors as text into the folder, and from there to their places.
  ///
  /// - Parameter training: what the store is to say about its origin.
  func write(_ vectors: TrainedVectors, in folder: WorkFolder, sourceName: String, training: String) throws {
    let writer = GloVeWriter(numbers: numbers)
    func write(to path: String, overwrite: Bool) throws {
      try streamAtomically(to: path, overwrite: overwrite) { output in
        var row: [UInt8] = []
        try vectors.forEach { word, vector in
          row.removeAll(keepingCapacity: true)
          writer.append(word, vector.span, to: &row)
          try output.write(row)
        }
      }
    }
    if let textPath {
      try write(to: textPath, overwrite: overwrite || folder.has(Self.textIsWritten))
      try writeAtomically([], to: folder.file(Self.textIsWritten), overwrite: true)
    }
    guard let storePath else { return }
    let text = folder.file("vectors.txt")
    try write(to: text, overwrite: true)
    _ = try VectorStore.build(
      from: text, at: storePath,
      options: ImportOptions(
        dimension: vectors.dimension, maximumBadRows: 0, overwrite: overwrite, sourceName: sourceName,
        training: training, createdBy: "wordclf \(Wordclf.version)"))
  }
}
