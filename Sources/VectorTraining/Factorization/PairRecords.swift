import ByteStreams
import NumericKernels

/// Entries of a block of the co-occurrence matrix, as training reads them.
struct PairRecords: Sendable {
  /// Three numbers an entry: the places of row and column in their groups, the row in the lower 16 bits; the logarithm of
  /// the count, and the weight of its error, as the bits of floats.
  private(set) var numbers: [Int32]
  private static let width = 3
  /// The bytes of an entry.
  static let size = 4 * width

  init(_ bytes: [UInt8] = []) { numbers = [Int32](littleEndian: bytes) }

  var count: Int { numbers.count / Self.width }

  mutating func append(row: Int, column: Int, logarithm: Float, weight: Float) {
    numbers.append(Int32(truncatingIfNeeded: row | column << 16))
    numbers.append(Int32(bitPattern: logarithm.bitPattern))
    numbers.append(Int32(bitPattern: weight.bitPattern))
  }

  mutating func append(_ bytes: [UInt8]) { numbers += [Int32](littleEndian: bytes) }

  mutating func removeAll() { numbers.removeAll(keepingCapacity: true) }

  var bytes: [UInt8] { [UInt8](littleEndian: numbers) }

  subscript(index: Int) -> (row: Int, column: Int, logarithm: Float, weight: Float) {
    let start = Self.width * index
    let places = UInt32(bitPattern: numbers[start])
    return (
      Int(places & 0xFFFF), Int(places >> 16), Float(bitPattern: UInt32(bitPattern: numbers[start + 1])),
      Float(bitPattern: UInt32(bitPattern: numbers[start + 2]))
    )
  }

  /// Whether all entries lie in a block of so many rows and columns.
  ///
  /// - Complexity: O(`count`).
  func fit(rows: Int, columns: Int) -> Bool {
    stride(from: 0, to: numbers.count, by: Self.width).allSatisfy { start in
      let places = UInt32(bitPattern: numbers[start])
      return places & 0xFFFF < rows && places >> 16 < columns
    }
  }

  /// Puts the entries in random order (Fisher and Yates).
  ///
  /// - Complexity: O(`count`).
  mutating func shuffle(using generator: inout SeededGenerator) {
    for last in stride(from: count - 1, to: 0, by: -1) {
      let (a, b) = (Self.width * last, Self.width * generator.next(below: last + 1))
      for offset in 0..<Self.width { numbers.swapAt(a + offset, b + offset) }
    }
  }
}

/// Where in a file the entries of each block are.
struct PairRecordIndex: Sendable, Hashable, Codable {
  /// For each block the places of its entries: where they begin, and how many bytes they are.
  private(set) var extents: [[Extent]]
  private var length = 0

  struct Extent: Sendable, Hashable, Codable {
    let offset: Int
    let length: Int
  }

  init(blocks: Int) { extents = Array(repeating: [], count: blocks) }

  /// How many entries there are.
  var count: Int { length / PairRecords.size }

  /// Whether this can be the index of a file of `size` bytes, which the pieces of all blocks make up.
  func describes(fileOf size: Int, blocks: Int) -> Bool {
    guard extents.count == blocks, length == size else { return false }
    let pieces = extents.joined()
    return pieces.allSatisfy { piece in
      piece.length > 0 && piece.length.isMultiple(of: PairRecords.size) && piece.length <= size
        && 0...size - piece.length ~= piece.offset
    } && pieces.reduce(0) { $0 + $1.length } == size
  }

  /// Notes that so many bytes of a block come next in the file.
  mutating func add(_ count: Int, toBlock block: Int) {
    extents[block].append(Extent(offset: length, length: count))
    length += count
  }
}

/// Writes entries into a file, each block's together in large pieces.
struct PairRecordWriter {
  private let writer: ByteWriter
  private let mostRecords: Int
  private var pending: [PairRecords]
  private(set) var index: PairRecordIndex

  /// - Parameter memory: in bytes, for entries that are not written yet.
  init(_ writer: ByteWriter, blocks: Int, memory: Int) {
    self.writer = writer
    mostRecords = max(memory / PairRecords.size / blocks, 16)
    pending = Array(repeating: PairRecords(), count: blocks)
    index = PairRecordIndex(blocks: blocks)
  }

  mutating func append(row: Int, column: Int, logarithm: Float, weight: Float, toBlock block: Int) throws(StreamError) {
    pending[block].append(row: row, column: column, logarithm: logarithm, weight: weight)
    if pending[block].count >= mostRecords { try flush(block) }
  }

  /// Writes what is pending.
  mutating func finish() throws(StreamError) {
    for block in pending.indices where pending[block].count > 0 { try flush(block) }
  }

  private mutating func flush(_ block: Int) throws(StreamError) {
    let bytes = pending[block].bytes
    try writer.write(bytes)
    index.add(bytes.count, toBlock: block)
    pending[block].removeAll()
  }
}
