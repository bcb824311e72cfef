@testable import ByteStreams
import NumericKernels
import TestSupport
import Testing

@testable import VectorTraining

@Suite struct PairRecordsTests {
  /// An entry with its block.
  struct Entry: Sendable, Hashable {
    var row: Int
    var column: Int
    var logarithm: Float
    var weight: Float
    var block = 0

    init(_ record: (row: Int, column: Int, logarithm: Float, weight: Float), block: Int = 0) {
      (row, column, logarithm, weight) = record
      self.block = block
    }

    init(_ row: Int, _ column: Int, _ logarithm: Float, _ weight: Float) {
      self.init((row, column, logarithm, weight))
    }

    static func random(using random: inout SeededRandom, blocks: Int = 1) -> Entry {
      Entry(
        (
          Int.random(in: 0...0xFFFF, using: &random), Int.random(in: 0...0xFFFF, using: &random),
          Float.random(in: -20...20, using: &random), Float.random(in: 0...1, using: &random)
        ), block: Int.random(in: 0..<blocks, using: &random))
    }
  }

  private func records(_ entries: [Entry]) -> PairRecords {
    var records = PairRecords()
    for entry in entries {
      records.append(row: entry.row, column: entry.column, logarithm: entry.logarithm, weight: entry.weight)
    }
    return records
  }

  private func entries(_ records: PairRecords, block: Int = 0) -> [Entry] {
    (0..<records.count).map { Entry(records[$0], block: block) }
  }

  // MARK: Entries

  @Test(arguments: [
    Entry(0, 0, 0, 0), Entry(0xFFFF, 0, -1.5, 1), Entry(0, 0xFFFF, 1.5, 0.25), Entry(0xFFFF, 0xFFFF, 20, 1),
    Entry(0x8000, 0x8001, -0.0, .leastNonzeroMagnitude), Entry(1, 2, .greatestFiniteMagnitude, .leastNormalMagnitude),
  ])
  func keepsAnEntryBitForBit(_ entry: Entry) {
    let record = records([Entry(7, 8, 9, 10), entry, Entry(11, 12, 13, 14)])[1]
    #expect(record.row == entry.row && record.column == entry.column)
    #expect(record.logarithm.bitPattern == entry.logarithm.bitPattern)
    #expect(record.weight.bitPattern == entry.weight.bitPattern)
  }

  @Test func anEntryIsTwelveLittleEndianBytes() {
    let bytes = records([Entry(0x0102, 0xA0B0, 1, -2)]).bytes
    #expect(bytes == [0x02, 0x01, 0xB0, 0xA0, 0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0])
    #expect(bytes.count == PairRecords.size)
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>) func bytesAreReadBack(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let entries = (0..<100).map { _ in Entry.random(using: &random) }
    let bytes = records(entries).bytes
    #expect(self.entries(PairRecords(bytes)) == entries)
    var pieces = PairRecords(Array(bytes[..<600]))
    pieces.append(Array(bytes[600...]))
    #expect(self.entries(pieces) == entries)
    pieces.removeAll()
    #expect(pieces.count == 0)
    #expect(pieces.bytes.isEmpty)
  }

  @Test(arguments: [
    (3, 5, true), (2, 5, false), (3, 4, false), (0, 0, false), (65_536, 65_536, true),
  ])
  func knowsWhetherItsPlacesAreThere(rows: Int, columns: Int, fit: Bool) {
    #expect(records([Entry(2, 0, 1, 1), Entry(0, 4, 1, 1)]).fit(rows: rows, columns: columns) == fit)
  }

  @Test func noEntryFitsEverywhere() { #expect(PairRecords().fit(rows: 0, columns: 0)) }

  // MARK: Order

  @Test(arguments: [0, 1, 2, 3, 10, 1000]) func shufflesIntoAnotherOrderOfTheSame(count: Int) {
    var random = SeededRandom(seed: 5)
    let entries = (0..<count).map { _ in Entry.random(using: &random) }
    var shuffled = records(entries)
    var generator = SeededGenerator(seed: 1)
    shuffled.shuffle(using: &generator)
    #expect(shuffled.count == count)
    #expect(Set(self.entries(shuffled)) == Set(entries))
    if count >= 10 { #expect(self.entries(shuffled) != entries) }
  }

  /// As the generator itself does it, so that a change of the one is noticed at the other.
  @Test(arguments: 1...5 as ClosedRange<UInt64>) func theSeedAloneMakesTheOrder(seed: UInt64) {
    var random = SeededRandom(seed: 6)
    var entries = (0..<100).map { _ in Entry.random(using: &random) }
    var shuffled = records(entries)
    var generator = SeededGenerator(seed: seed)
    shuffled.shuffle(using: &generator)
    generator = SeededGenerator(seed: seed)
    generator.shuffle(&entries)
    #expect(self.entries(shuffled) == entries)
  }

  @Test func otherSeedsMakeOtherOrders() {
    var random = SeededRandom(seed: 7)
    let entries = (0..<100).map { _ in Entry.random(using: &random) }
    let orders = (0..<10 as Range<UInt64>).map { seed in
      var records = records(entries)
      var generator = SeededGenerator(seed: seed)
      records.shuffle(using: &generator)
      return self.entries(records)
    }
    #expect(Set(orders).count == 10)
  }

  /// Each entry comes to each place about as often: 600 of 6000 times, ± 5 standard deviations.
  @Test func noPlaceIsPreferred() {
    var counts = Array(repeating: Array(repeating: 0, count: 10), count: 10)
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<6000 {
      var records = records((0..<10).map { Entry($0, 0, 0, 0) })
      records.shuffle(using: &generator)
      for place in 0..<10 { counts[records[place].row][place] += 1 }
    }
    #expect(counts.joined().allSatisfy { abs($0 - 600) < 117 })
  }

  // MARK: Files

  /// What a file of entries and its index say about each block.
  private func read(_ path: String, _ index: PairRecordIndex) throws -> [[Entry]] {
    try index.extents.enumerated().map { block, extents in
      try extents.flatMap { extent in
        entries(PairRecords(try readSlice(of: path, at: extent.offset, count: extent.length)), block: block)
      }
    }
  }

  private func write(_ entries: [Entry], to path: String, blocks: Int, memory: Int) throws -> PairRecordIndex {
    var index = PairRecordIndex(blocks: 0)
    try streamAtomically(to: path, overwrite: true) { writer in
      var records = PairRecordWriter(writer, blocks: blocks, memory: memory)
      for entry in entries {
        try records.append(
          row: entry.row, column: entry.column, logarithm: entry.logarithm, weight: entry.weight, toBlock: entry.block)
      }
      try records.finish()
      index = records.index
    }
    return index
  }

  @Test(arguments: [(1, 0), (4, 0), (4, 1), (4, 1000), (64, 0), (4, 1 << 20)])
  func blocksAreReadBackInOrder(blocks: Int, memory: Int) throws {
    let folder = try TemporaryFolder()
    var random = SeededRandom(seed: 9)
    let entries = (0..<1000).map { _ in Entry.random(using: &random, blocks: blocks) }
    let index = try write(entries, to: folder.file("f"), blocks: blocks, memory: memory)
    #expect(index.count == 1000)
    let read = try read(folder.file("f"), index)
    #expect(read == (0..<blocks).map { block in entries.filter { $0.block == block } })
    #expect(try index.describes(fileOf: folder.bytes(of: "f").count, blocks: blocks))
  }

  /// Sixteen entries at least, and as many as memory has room for.
  @Test(arguments: [(0, 16), (2 * 12 * 16, 16), (2 * 12 * 20, 20), (2 * 12 * 100, 100), (1 << 20, 400)])
  func piecesAreAsLargeAsMemoryAllows(memory: Int, piece: Int) throws {
    let folder = try TemporaryFolder()
    let entries = Array(repeating: Entry(1, 2, 3, 4), count: 400)
    let index = try write(entries, to: folder.file("f"), blocks: 2, memory: memory)
    #expect(index.extents[0].map(\.length) == Array(repeating: 12 * piece, count: 400 / piece))
    #expect(index.extents[0].map(\.offset) == (0..<400 / piece).map { 12 * piece * $0 })
    #expect(index.extents[1].isEmpty)
  }

  @Test func nothingMakesAnEmptyFile() throws {
    let folder = try TemporaryFolder()
    let index = try write([], to: folder.file("f"), blocks: 3, memory: 100)
    #expect(index == PairRecordIndex(blocks: 3))
    #expect(index.count == 0)
    #expect(try folder.bytes(of: "f").isEmpty)
    #expect(index.describes(fileOf: 0, blocks: 3))
  }

  @Test func anIndexIsReadBackFromItsNote() throws {
    let folder = try TemporaryFolder()
    let work = try WorkFolder(named: "work", in: folder.path)
    var index = PairRecordIndex(blocks: 3)
    index.add(24, toBlock: 2)
    index.add(12, toBlock: 0)
    index.add(36, toBlock: 2)
    try work.write(index, to: "index.json")
    #expect(try work.note("index.json") == index)
    #expect(index.count == 6)
  }

  struct Damage: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var json: String
    var isRight = false
  }

  /// Indexes of a file of 36 bytes and two blocks.
  static let damages = [
    Damage(
      testDescription: "the right one",
      json: #"{"extents":[[{"length":12,"offset":0}],[{"length":24,"offset":12}]],"length":36}"#, isRight: true),
    Damage(
      testDescription: "a block is missing",
      json: #"{"extents":[[{"length":12,"offset":0},{"length":24,"offset":12}]],"length":36}"#),
    Damage(
      testDescription: "a piece is missing", json: #"{"extents":[[],[{"length":24,"offset":12}]],"length":36}"#),
    Damage(
      testDescription: "the file is longer",
      json: #"{"extents":[[{"length":12,"offset":0}],[{"length":12,"offset":12}]],"length":24}"#),
    Damage(
      testDescription: "a piece reaches behind the end",
      json: #"{"extents":[[{"length":12,"offset":0}],[{"length":24,"offset":24}]],"length":36}"#),
    Damage(
      testDescription: "a piece begins before the file",
      json: #"{"extents":[[{"length":12,"offset":-12}],[{"length":24,"offset":12}]],"length":36}"#),
    Damage(
      testDescription: "half an entry",
      json: #"{"extents":[[{"length":18,"offset":0}],[{"length":18,"offset":18}]],"length":36}"#),
    Damage(
      testDescription: "less than nothing",
      json: #"{"extents":[[{"length":-12,"offset":0}],[{"length":48,"offset":0}]],"length":36}"#),
    Damage(
      testDescription: "as large as numbers are",
      json: #"{"extents":[[{"length":9223372036854775800,"offset":0}],[{"length":24,"offset":12}]],"length":36}"#),
  ]

  @Test(arguments: damages) func aDamagedIndexIsFound(_ c: Damage) throws {
    let folder = try TemporaryFolder()
    let work = try WorkFolder(named: "work", in: folder.path)
    _ = try folder.write(c.json, to: "work/index.json")
    let index: PairRecordIndex? = try work.note("index.json")
    #expect(index?.describes(fileOf: 36, blocks: 2) == c.isRight)
  }
}
