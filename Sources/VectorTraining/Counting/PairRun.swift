import ByteStreams

/// How often a pair of words was seen together, in the units of `DistanceWeights`.
struct PairCount: Sendable, Hashable {
  /// The pair, as a key of a `PairOrder`.
  var key: UInt64
  var units: UInt64
}

/// Writes counts in the order of their keys, each as two varints: the distance to the key before, and the units.
struct PairRunWriter {
  private let writer: ByteWriter
  private var lastKey: UInt64 = 0
  private var bytes: [UInt8] = []
  /// How many bytes were written.
  private(set) var length = 0

  init(_ writer: ByteWriter) { self.writer = writer }

  /// - Precondition: no key is smaller than the one before it.
  mutating func append(_ count: PairCount) throws(StreamError) {
    bytes.appendVarint(count.key - lastKey)
    bytes.appendVarint(count.units)
    lastKey = count.key
    if bytes.count >= 1 << 16 { try flush() }
  }

  /// Hands on what was appended, and begins anew with keys from 0.
  mutating func endPart() throws(StreamError) {
    try flush()
    lastKey = 0
  }

  private mutating func flush() throws(StreamError) {
    try writer.write(bytes)
    length += bytes.count
    bytes.removeAll(keepingCapacity: true)
  }
}

/// A part of a file of counts.
struct PairRunPart: Sendable, Hashable {
  var path: String
  /// The bytes of the part.
  var range: Range<Int>
}

/// Reads the counts of a part of a run, some kilobytes at a time; no file stays open.
struct PairRunReader {
  private let path: String
  private let bufferSize: Int
  private var unread: Range<Int>
  private var bytes: [UInt8] = []
  private var position = 0
  private var lastKey: UInt64 = 0

  init(_ part: PairRunPart, bufferSize: Int) {
    path = part.path
    unread = part.range
    self.bufferSize = max(bufferSize, 64)
  }

  /// The next count, or nil at the end of the part.
  ///
  /// - Throws: `StreamError`, or `WorkFileDamage` where the bytes are not such counts, or end too early.
  mutating func next() throws -> PairCount? {
    // a count is 20 bytes at most
    if bytes.count - position < 20, !unread.isEmpty { try refill() }
    if position == bytes.count { return nil }
    guard let distance = bytes.readVarint(at: &position), let units = bytes.readVarint(at: &position) else {
      throw WorkFileDamage()
    }
    let (key, isTooLarge) = lastKey.addingReportingOverflow(distance)
    // both sides of a pair still fit into 64 bits together
    if isTooLarge || units >> 63 > 0 { throw WorkFileDamage() }
    lastKey = key
    return PairCount(key: key, units: units)
  }

  private mutating func refill() throws {
    let count = min(bufferSize, unread.count)
    let fresh = try readSlice(of: path, at: unread.lowerBound, count: count)
    guard fresh.count == count else { throw WorkFileDamage() }
    bytes.removeSubrange(..<position)
    bytes += fresh
    position = 0
    unread = unread.lowerBound + count..<unread.upperBound
  }
}
