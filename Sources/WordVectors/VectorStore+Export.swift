import ByteStreams

extension VectorStore {
  /// Writes the words and their vectors as rows of a GloVe text file, in the order of the store.
  ///
  /// With the shortest numbers, an import of what was written makes a store of the same words and the same bits.
  ///
  /// - Parameters:
  ///   - limit: stops after so many words, the most frequent ones; nil for all.
  ///   - progress: called every 2,000 words with their number so far; false ends the export.
  /// - Complexity: O(words · `dimension`) time; memory does not grow with the words.
  /// - Throws: `VectorStoreError.damaged` also for a word that fits in no row and for a number that is not finite,
  ///   `.readFailed`; `StreamError` from `writer`; `CancellationError` when `progress` says so.
  public func export(
    first limit: Int? = nil,
    as rows: GloVeWriter = GloVeWriter(),
    to writer: ByteWriter,
    progress: (_ words: Int) -> Bool = { _ in true }
  ) throws {
    var row: [UInt8] = []
    try forEach(first: limit) { id, word, vector in
      if id.isMultiple(of: 2000), !progress(id) { throw CancellationError() }
      guard GloVeWriter.canWrite(word) else {
        throw VectorStoreError.damaged(path: path, detail: "word \(id) is empty or holds a line end or a zero byte")
      }
      guard vector.indices.allSatisfy({ vector[$0].isFinite }) else {
        throw VectorStoreError.damaged(path: path, detail: "\(StoreProblem.notFinite(id: id, word: word))")
      }
      row.removeAll(keepingCapacity: true)
      rows.append(word, vector, to: &row)
      try writer.write(row)
    }
  }
}
