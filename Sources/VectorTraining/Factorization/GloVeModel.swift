import ByteStreams
import NumericKernels

/// The vectors in training: for each word its parameters as a row and as a column of the co-occurrence matrix.
struct GloVeModel: Sendable {
  let groups: WordGroups
  let layout: ParameterRow
  private let rows: [ParameterGroup]
  private let columns: [ParameterGroup]

  /// The model before training.
  init(groups: WordGroups, dimension: Int, seed: UInt64) {
    let layout = ParameterRow(dimension: dimension)
    self.groups = groups
    self.layout = layout
    rows = (0..<groups.count).map { ParameterGroup($0, of: groups, layout: layout, side: .row, seed: seed) }
    columns = (0..<groups.count).map { ParameterGroup($0, of: groups, layout: layout, side: .column, seed: seed) }
  }

  /// Goes once over all entries in random order, block by block.
  ///
  /// The result depends on the seed and the number of the epoch, and not on the number of threads.
  ///
  /// - Parameter load: gives the entries of a block.
  /// - Parameter finished: called with the entries of each block that is done; throws to end the epoch.
  /// - Returns: the sum of the errors of all entries, each before its step.
  /// - Throws: what the closures throw, or `WorkFileDamage` for an entry of a word that is not in its block.
  /// - Complexity: O(entries · dimension).
  func runEpoch(
    _ epoch: Int, seed: UInt64, rate: Float, threads: Int,
    load: @escaping @Sendable (_ block: Int) throws -> PairRecords,
    finished: (_ records: Int) throws -> Void
  ) async throws -> Double {
    let seed = SeededGenerator.mix(seed, UInt64(epoch))
    var generator = SeededGenerator(seed: seed, stream: 0)
    var shifts = Array(0..<groups.count)
    generator.shuffle(&shifts)
    var cost = 0.0
    for shift in shifts {
      var next = 0
      try await OrderedPipeline(width: threads).run(
        next: { () -> Int? in
          defer { next += 1 }
          return next < groups.count ? next : nil
        },
        work: { row in
          try update(row, (row + shift) % groups.count, seed: seed, rate: rate, load: load)
        },
        write: { result in
          cost += result.cost
          try finished(result.records)
        })
    }
    return cost
  }

  private func update(
    _ row: Int, _ column: Int, seed: UInt64, rate: Float, load: (_ block: Int) throws -> PairRecords
  ) throws -> (cost: Double, records: Int) {
    let block = groups.block(row, column)
    var records = try load(block)
    guard records.fit(rows: groups.size(of: row), columns: groups.size(of: column)) else { throw WorkFileDamage() }
    var generator = SeededGenerator(seed: seed, stream: UInt64(block + 1))
    records.shuffle(using: &generator)
    let cost = rows[row].values.withLock { rows in
      columns[column].values.withLock { columns in
        GloVeStep.takeAll(records, rows: &rows, columns: &columns, lanes: layout.lanes, rate: rate)
      }
    }
    return (cost, records.count)
  }

  /// Calls `body` with the vector of each word in the order of the ranks: the sum of its vectors as row and as column.
  ///
  /// - Complexity: O(words · dimension) time and memory.
  func forEachVector(_ body: (_ rank: Int, _ vector: [Float]) throws -> Void) rethrows {
    let rows = rows.map { $0.values.withLock { $0 } }
    let columns = columns.map { $0.values.withLock { $0 } }
    for rank in 0..<groups.vocabularySize {
      let (group, start) = (groups.group(of: rank), groups.place(of: rank) * layout.stride)
      let vector = (0..<layout.dimension).map { index in
        rows[group][start + index / 4][index % 4] + columns[group][start + index / 4][index % 4]
      }
      try body(rank, vector)
    }
  }

  // MARK: As a file

  /// Writes all parameters, little-endian floats: the groups of rows, then those of columns.
  func write(to path: String) throws {
    try streamAtomically(to: path, overwrite: true) { writer in
      for group in rows + columns { try writer.write(group.bytes) }
    }
  }

  /// Reads what `write(to:)` wrote.
  ///
  /// - Throws: `StreamError`, or `WorkFileDamage` for a file of another length.
  init(path: String, groups: WordGroups, dimension: Int) throws {
    self.groups = groups
    layout = ParameterRow(dimension: dimension)
    var offset = 0
    var read: [ParameterGroup] = []
    for index in 0..<2 * groups.count {
      let count = groups.size(of: index % groups.count) * layout.size
      let bytes = try readSlice(of: path, at: offset, count: count)
      guard bytes.count == count else { throw WorkFileDamage() }
      read.append(ParameterGroup(bytes: bytes))
      offset += count
    }
    guard try readSlice(of: path, at: offset, count: 1).isEmpty else { throw WorkFileDamage() }
    rows = Array(read[..<groups.count])
    columns = Array(read[groups.count...])
  }
}
