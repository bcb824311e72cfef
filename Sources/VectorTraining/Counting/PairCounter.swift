/// Counts the pairs of words that stand near each other, in bounded memory.
///
/// Pairs of frequent words each have a cell of their own (`DenseCells`); occurrences of all others are noted one by one,
/// and sorted and written when there are too many. Pairs are unordered.
struct PairCounter {
  private let weights: DistanceWeights
  private let order: PairOrder
  private let runs: PairRunFiles
  private let cells: DenseCells
  /// The counts of the pairs that have a cell, in units, without what was carried.
  private var counts: [UInt32]
  /// How often the count of a cell passed 2³².
  private var carries: [Int: UInt64] = [:]
  /// Occurrences of other pairs: the key above, and the units below.
  private var notes: [UInt64] = []
  private let mostNotes: Int

  /// The bits of a note that hold units, which are 2²⁰ at most.
  private static let unitBits: UInt64 = 21

  /// - Parameter runs: takes the counts.
  /// - Parameter memory: in bytes, half of it for cells, and the rest for notes and their sorting.
  init(weights: DistanceWeights, order: PairOrder, runs: PairRunFiles, memory: Int) {
    self.weights = weights
    self.order = order
    self.runs = runs
    cells = DenseCells(vocabularySize: order.vocabularySize, mostCells: max(memory / 2 / 4, 1))
    counts = [UInt32](repeating: 0, count: cells.count)
    // sorting takes half as much again
    mostNotes = max(memory / 3 / 8, 1024)
    notes.reserveCapacity(mostNotes + weights.units.count)
  }

  /// Counts the pairs of a text.
  ///
  /// - Parameter tokens: ranks of words, and -1 where no window reaches across.
  /// - Throws: `StreamError` when counts cannot be written.
  /// - Complexity: O(tokens · window).
  mutating func count(_ tokens: [Int32]) throws {
    for position in tokens.indices {
      let rank = tokens[position]
      if rank < 0 { continue }
      for distance in 0..<min(weights.units.count, position) {
        let other = tokens[position - distance - 1]
        if other < 0 { break }
        add(Int(min(rank, other)), Int(max(rank, other)), weights.units[distance])
      }
      if notes.count > mostNotes { try writeNotes() }
    }
  }

  private mutating func add(_ row: Int, _ column: Int, _ units: UInt32) {
    if let cell = cells[row, column] {
      let (sum, isCarried) = counts[cell].addingReportingOverflow(units)
      counts[cell] = sum
      if isCarried { carries[cell, default: 0] += 1 }
    } else {
      notes.append(order.key(row, column) << Self.unitBits | UInt64(units))
    }
  }

  /// Writes what was counted and is not written yet.
  ///
  /// - Throws: `StreamError`.
  mutating func finish() throws {
    try writeNotes()
    try runs.write { append in
      for part in 0..<PairOrder.parts {
        for row in order.rows(ofPart: part) {
          for column in cells.columns(ofRow: row) {
            guard let cell = cells[row, column] else { continue }
            let units = UInt64(counts[cell]) + carries[cell, default: 0] << 32
            if units > 0 { try append(PairCount(key: order.key(row, column), units: units)) }
          }
        }
      }
    }
  }

  private mutating func writeNotes() throws {
    if notes.isEmpty { return }
    notes.sort()
    try runs.write { append in
      var count = PairCount(key: notes[0] >> Self.unitBits, units: 0)
      for note in notes {
        let key = note >> Self.unitBits
        if key != count.key {
          try append(count)
          count = PairCount(key: key, units: 0)
        }
        count.units += note & (1 << Self.unitBits - 1)
      }
      try append(count)
    }
    notes.removeAll(keepingCapacity: true)
  }
}
