import ByteStreams

/// The second and third phase: pairs of words into counts, batch by batch, and the counts of all batches added up.
extension VectorTrainer {
  /// Into how many batches a large text is cut.
  private static let batches = 32

  /// The segments of each batch. They depend on the text alone.
  private func batches(of corpus: CorpusNote) -> [Range<Int>] {
    let size = max(batchTokens, corpus.tokens / Self.batches)
    var batches: [Range<Int>] = []
    var (start, tokens) = (0, 0)
    for (segment, count) in corpus.segmentTokens.enumerated() {
      tokens += count
      guard tokens >= size || segment == corpus.segmentTokens.count - 1 else { continue }
      batches.append(start..<segment + 1)
      (start, tokens) = (segment + 1, 0)
    }
    return batches
  }

  /// Counts the pairs of each batch into sorted files.
  func countPairs(_ corpus: CorpusNote, _ vocabulary: TrainingVocabulary) async throws {
    let batches = batches(of: corpus)
    let waiting = batches.indices.filter { !isCounted($0) }
    let tokensLeft = waiting.flatMap { corpus.segmentTokens[batches[$0]] }.reduce(0, +)
    let meter = meter(.counting, total: corpus.tokens, done: corpus.tokens - tokensLeft)
    let weights = DistanceWeights(window: options.window)
    let order = PairOrder(vocabularySize: vocabulary.count)
    try await forEach(of: waiting) { batch in
      let runs = PairRunFiles(folder: folder, prefix: name("batch", batch) + "-", order: order)
      var counter = PairCounter(weights: weights, order: order, runs: runs, memory: memory / threads)
      for segment in batches[batch] {
        try counter.count(try ranks(ofSegment: segment, vocabulary))
        let tokens = corpus.segmentTokens[segment]
        try meter.advance(by: tokens, count: tokens)
      }
      try counter.finish()
      try folder.write(runs.partEnds, to: name("batch", batch) + ".json")
    }
  }

  /// Whether the pairs of all batches have been counted.
  func isCounted(_ corpus: CorpusNote) -> Bool {
    batches(of: corpus).indices.allSatisfy(isCounted)
  }

  private func isCounted(_ batch: Int) -> Bool { folder.has(name("batch", batch) + ".json") }

  /// How many pairs each part has, once all have been added up; nil before.
  func mergedCounts() throws -> [MergedNote]? { try partNotes("merged") }

  /// A part of the counts, added up.
  struct MergedNote: Codable {
    var pairs: Int
    /// How many of them are a word and itself.
    var diagonal: Int
    var length: Int

    /// The entries of the symmetric matrix.
    var entries: Int { 2 * pairs - diagonal }
  }

  /// Adds up the counts of all batches, part by part.
  func mergeCounts(_ corpus: CorpusNote, _ vocabulary: TrainingVocabulary) async throws {
    let order = PairOrder(vocabularySize: vocabulary.count)
    var runs: [[PairRunPart]] = Array(repeating: [], count: PairOrder.parts)
    for batch in batches(of: corpus).indices {
      guard let ends: [[Int]] = try folder.note(name("batch", batch) + ".json") else { throw WorkFileDamage() }
      for (run, ends) in ends.enumerated() {
        let path = folder.file("\(name("batch", batch))-\(run)")
        guard ends.count == PairOrder.parts, zip([0] + ends, ends).allSatisfy({ $0 <= $1 }),
          FileStamp(of: path)?.size == ends.last
        else { throw WorkFileDamage() }
        for part in 0..<PairOrder.parts {
          let range = (part > 0 ? ends[part - 1] : 0)..<ends[part]
          runs[part].append(PairRunPart(path: path, range: range))
        }
      }
    }
    let waiting = waitingParts("merged")
    let meter = meter(.merging, total: PairOrder.parts, done: PairOrder.parts - waiting.count)
    try await forEach(of: waiting) { [runs] part in try merge(runs[part], order, into: part, meter) }
    let notes = try mergedCounts() ?? []
    event(.pairs(entries: notes.reduce(0) { $0 + $1.entries }))
    try folder.remove(try folder.names().filter { $0.hasPrefix("batch-") || $0.hasPrefix("segment-") })
  }

  private func merge(_ runs: [PairRunPart], _ order: PairOrder, into part: Int, _ meter: PhaseMeter) throws {
    var merge = try PairMerge(runs.filter { !$0.range.isEmpty }, memory: memory / threads / 2)
    var note = MergedNote(pairs: 0, diagonal: 0, length: 0)
    try streamAtomically(to: folder.file(name("merged", part)), overwrite: true) { writer in
      var run = PairRunWriter(writer)
      while let count = try merge.next() {
        try run.append(count)
        note.pairs += 1
        let (row, column) = try order.pair(count.key)
        if row == column { note.diagonal += 1 }
        if note.pairs.isMultiple(of: 1 << 20) { try meter.advance(by: 0, count: 1 << 20) }
      }
      try run.endPart()
      note.length = run.length
    }
    try folder.write(note, to: name("merged", part) + ".json")
    try meter.advance(by: 1, count: note.pairs % (1 << 20))
  }
}
