import ByteStreams
import Foundation

/// The last phases: counts into blocks of entries, and entries into vectors.
extension VectorTrainer {
  /// Where the entries of each block are in each part's file, once all are written; nil before.
  func recordIndexes() throws -> [PairRecordIndex]? { try partNotes("records") }

  /// The groups of words; they depend on the numbers of words and entries alone.
  private func groups(_ vocabulary: TrainingVocabulary, entries: Int) -> WordGroups {
    WordGroups(
      vocabularySize: vocabulary.count, records: entries, rowSize: ParameterRow(dimension: options.dimension).size)
  }

  /// Sorts the counts into blocks, part by part.
  func arrangeRecords() async throws {
    guard let merged = try mergedCounts(), let vocabulary = try chosenWords() else { throw WorkFileDamage() }
    let entries = merged.reduce(0) { $0 + $1.entries }
    guard entries > 0 else { throw VectorTrainingError.noPair(words: vocabulary.count) }
    let groups = groups(vocabulary, entries: entries)
    let waiting = waitingParts("records")
    let meter = meter(.arranging, total: PairOrder.parts, done: PairOrder.parts - waiting.count)
    let order = PairOrder(vocabularySize: vocabulary.count)
    try await forEach(of: waiting) { part in try arrange(part, merged[part], order, groups, meter) }
    try folder.remove(try folder.names().filter { $0.hasPrefix("merged-") })
  }

  private func arrange(
    _ part: Int, _ merged: MergedNote, _ order: PairOrder, _ groups: WordGroups, _ meter: PhaseMeter
  ) throws {
    let path = folder.file(name("merged", part))
    guard FileStamp(of: path)?.size == merged.length else { throw WorkFileDamage() }
    var counts = PairRunReader(PairRunPart(path: path, range: 0..<merged.length), bufferSize: 1 << 18)
    let weights = DistanceWeights(window: options.window)
    let weighting = CountWeighting(most: options.mostWeighted, exponent: options.weightExponent)
    var index = PairRecordIndex(blocks: 0)
    try streamAtomically(to: folder.file(name("records", part)), overwrite: true) { writer in
      var records = PairRecordWriter(
        writer, blocks: groups.count * groups.count, memory: min(memory / threads / 4, 32 << 20))
      func append(_ row: Int, _ column: Int, _ logarithm: Float, _ weight: Float) throws {
        try records.append(
          row: groups.place(of: row), column: groups.place(of: column), logarithm: logarithm, weight: weight,
          toBlock: groups.block(groups.group(of: row), groups.group(of: column)))
      }
      var done = 0
      while let count = try counts.next() {
        let (row, column) = try order.pair(count.key)
        // a word beside itself is seen from both sides
        let x = weights.count(ofUnits: row == column ? 2 * count.units : count.units)
        let (logarithm, weight) = (Float(log(x)), Float(weighting.weight(of: x)))
        try append(row, column, logarithm, weight)
        if row != column { try append(column, row, logarithm, weight) }
        done += 1
        if done.isMultiple(of: 1 << 20) { try meter.advance(by: 0, count: 1 << 20) }
      }
      try records.finish()
      index = records.index
    }
    guard index.count == merged.entries else { throw WorkFileDamage() }
    try folder.write(index, to: name("records", part) + ".json")
    try meter.advance(by: 1, count: merged.pairs % (1 << 20))
  }

  /// What an epoch was.
  private struct EpochNote: Codable {
    var cost: Double
    var seconds: Double
  }

  /// Trains for all epochs, or those that are left.
  func factorize() async throws -> TrainedVectors {
    guard let indexes = try recordIndexes(), let vocabulary = try chosenWords() else { throw WorkFileDamage() }
    let entries = indexes.reduce(0) { $0 + $1.count }
    let groups = groups(vocabulary, entries: entries)
    let paths = (0..<PairOrder.parts).map { folder.file(name("records", $0)) }
    for (index, path) in zip(indexes, paths) {
      guard let size = FileStamp(of: path)?.size, index.describes(fileOf: size, blocks: groups.count * groups.count)
      else { throw WorkFileDamage() }
    }
    let done = (0...options.epochs).last { folder.has(name("epoch", $0) + ".json") } ?? 0
    let model =
      done > 0
      ? try GloVeModel(path: folder.file(name("epoch", done)), groups: groups, dimension: options.dimension)
      : GloVeModel(groups: groups, dimension: options.dimension, seed: options.seed)
    let meter = meter(.training, total: options.epochs * entries, done: done * entries)
    for epoch in Swift.stride(from: done + 1, through: options.epochs, by: 1) {
      let start = ContinuousClock.now
      let sum = try await model.runEpoch(
        epoch, seed: options.seed, rate: Float(options.rate), threads: threads,
        load: { block in try load(block, indexes, paths) },
        finished: { try meter.advance(by: $0, count: $0) })
      guard sum.isFinite else { throw VectorTrainingError.diverged(epoch: epoch) }
      try model.write(to: folder.file(name("epoch", epoch)))
      let note = EpochNote(cost: sum / Double(entries), seconds: (ContinuousClock.now - start) / .seconds(1))
      try folder.write(note, to: name("epoch", epoch) + ".json")
      try folder.remove([name("epoch", epoch - 1)])
      event(.epoch(epoch, cost: note.cost, seconds: note.seconds))
    }
    return TrainedVectors(vocabulary: vocabulary, model: model)
  }

  private func load(_ block: Int, _ indexes: [PairRecordIndex], _ paths: [String]) throws -> PairRecords {
    var records = PairRecords()
    for (index, path) in zip(indexes, paths) {
      for extent in index.extents[block] {
        let bytes = try readSlice(of: path, at: extent.offset, count: extent.length)
        guard bytes.count == extent.length else { throw WorkFileDamage() }
        records.append(bytes)
      }
    }
    return records
  }
}
