import ByteStreams
import Foundation
import TestSupport

/// A source of prepared chunks.
struct ChunkSource: ByteSource {
  private var chunks: [[UInt8]]

  init(_ chunks: [[UInt8]]) {
    self.chunks = chunks.reversed()
  }

  /// `bytes` in chunks of `size`.
  init(_ bytes: [UInt8], chunkSize size: Int) {
    self.init(stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0..<min($0 + size, bytes.count)]) })
  }

  mutating func next() throws(StreamError) -> [UInt8]? {
    chunks.popLast()
  }
}

/// All that is left in `source`.
func readAll(_ source: consuming any ByteSource) throws(StreamError) -> [UInt8] {
  var bytes: [UInt8] = []
  while let chunk = try source.next() { bytes += chunk }
  return bytes
}

/// Repeatable bytes that do not compress.
func noise(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
  var generator = SeededRandom(seed: seed)
  return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
}

/// Texts that Python packed, so that the codes of real compressors are met:
/// `t = b"".join(b"line %d of the sample\n" % i for i in range(40))`
enum Sample {
  static let text = (0..<40).flatMap { "line \($0) of the sample\n".utf8 }

  /// `gzip.compress(t, 9, mtime=0)`
  static let gzip = decode(
    "H4sIAAAAAAACA23SOwpCQRBFwdxVzBLsvn6XY/DkCeMHdP+IqVR6oi5uz9tjGdvxvI7Puoz35f6ay2b+Yim2YhR3invFg+JR8aR45vEm0VRE"
      + "FVVFVtFVhBVlRVrR1rS196KtaWvamramrWlr2pq20Bba4mekLbSFttAW2kJb/m1fV5NbO2YDAAA="
  )

  /// `c = zlib.compressobj(9, zlib.DEFLATED, -15); c.compress(t) + c.flush()`
  static let deflate = decode(
    "bdI7CkJBEEXB3FXMEuy+fpdj8OQJ4wd0/4ipVHqiLm7P22MZ2/G8js+6jPfl/prLZv5iKbZiFHeKe8WD4lHxpHjm8SbRVEQVVUVW0VWEFWVFWtHW"
      + "tLX3oq1pa9qatqataWvamrbQFtriZ6QttIW20BbaQlv+bV8="
  )

  /// `gzip.compress(bytes(1 << 20), 9, mtime=0)`
  static let gzipOfAMebibyteOfZeros = decode(
    "H4sIAAAAAAACA+3BMQEAAADCoPVPbQhfoA" + String(repeating: "A", count: 1354) + "PgMc6jinAAAQAA=="
  )

  private static func decode(_ base64: String) -> [UInt8] {
    Data(base64Encoded: base64).map { [UInt8]($0) } ?? []
  }
}

/// `bytes` as a gzip member of stored blocks (RFC 1951, section 3.2.4; RFC 1952, section 2.3).
func gzip(_ bytes: [UInt8]) -> [UInt8] {
  [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff] + deflate(bytes) + littleEndian(crc32(of: bytes), 4)
    + littleEndian(bytes.count, 4)
}

/// `bytes` as deflate data of stored blocks.
func deflate(_ bytes: [UInt8]) -> [UInt8] {
  let blocks = stride(from: 0, to: max(1, bytes.count), by: 65_535).map { start in
    let block = bytes[start..<min(start + 65_535, bytes.count)]
    let isLast: UInt8 = block.endIndex == bytes.count ? 1 : 0
    return [isLast] + littleEndian(block.count, 2) + littleEndian(~block.count, 2) + block
  }
  return Array(blocks.joined())
}

/// CRC-32, bit by bit as it is defined, as a check on zlib's.
func crc32(of bytes: [UInt8]) -> Int {
  var checksum: UInt32 = ~0
  for byte in bytes {
    checksum ^= UInt32(byte)
    for _ in 0..<8 { checksum = checksum & 1 == 0 ? checksum >> 1 : checksum >> 1 ^ 0xedb8_8320 }
  }
  return Int(~checksum)
}

/// The lowest `count` bytes of `value`, the lowest first.
func littleEndian(_ value: Int, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
}

/// One file for `zip`, with all that can be odd about it.
struct ZipItem {
  var name: String
  var content: [UInt8]
  /// What stands in the archive; `content` itself by default.
  var packed: [UInt8]?
  var method = 0
  var flags = 0
  var checksum: Int?
  /// Whether sizes and place are in the zip64 extra field.
  var isWide = false
  /// Whether sizes and checksum follow the data and are zero before it.
  var hasDescriptor = false
}

/// A zip file (APPNOTE.TXT 6.3, section 4.3).
func zip(_ items: [ZipItem], comment: String = "", isWide: Bool = false, disk: Int = 0) -> [UInt8] {
  var file: [UInt8] = []
  var directory: [UInt8] = []
  for item in items {
    let packed = item.packed ?? item.content
    let offset = file.count
    let checksum = littleEndian(item.checksum ?? crc32(of: item.content), 4)
    let flags = littleEndian(item.flags | (item.hasDescriptor ? 8 : 0), 2)
    let sizes = littleEndian(packed.count, 4) + littleEndian(item.content.count, 4)
    let name = Array(item.name.utf8)
    let start = littleEndian(20, 2) + flags + littleEndian(item.method, 2) + littleEndian(0, 4)
    // the local header's extra field differs in length from the directory's on purpose
    file += [0x50, 0x4b, 3, 4] + start
    file += item.hasDescriptor ? Array(repeating: 0, count: 12) : checksum + sizes
    file += littleEndian(name.count, 2) + littleEndian(5, 2) + name + [0xfe, 0xca, 1, 0, 7] + packed
    if item.hasDescriptor { file += [0x50, 0x4b, 7, 8] + checksum + sizes }

    let wide =
      littleEndian(item.content.count, 8) + littleEndian(packed.count, 8) + littleEndian(offset, 8)
    let extra = item.isWide ? [0xfe, 0xca, 2, 0, 7, 7] + littleEndian(1, 2) + littleEndian(24, 2) + wide : []
    directory += [0x50, 0x4b, 1, 2] + littleEndian(20, 2) + start + checksum
    directory += item.isWide ? Array(repeating: 0xff, count: 8) : sizes
    directory += littleEndian(name.count, 2) + littleEndian(extra.count, 2) + Array(repeating: 0, count: 10)
    directory += item.isWide ? Array(repeating: 0xff, count: 4) : littleEndian(offset, 4)
    directory += name + extra
  }
  let start = file.count
  file += directory
  if isWide {
    let record = file.count
    file += [0x50, 0x4b, 6, 6] + littleEndian(44, 8) + littleEndian(45, 2) + littleEndian(45, 2) + littleEndian(0, 8)
    file += littleEndian(items.count, 8) + littleEndian(items.count, 8)
    file += littleEndian(directory.count, 8) + littleEndian(start, 8)
    file += [0x50, 0x4b, 6, 7] + littleEndian(0, 4) + littleEndian(record, 8) + littleEndian(1, 4)
  }
  file += [0x50, 0x4b, 5, 6] + littleEndian(disk, 2) + littleEndian(disk, 2)
  file += isWide ? [0xff, 0xff, 0xff, 0xff] : littleEndian(items.count, 2) + littleEndian(items.count, 2)
  file += isWide ? Array(repeating: 0xff, count: 8) : littleEndian(directory.count, 4) + littleEndian(start, 4)
  return file + littleEndian(comment.utf8.count, 2) + Array(comment.utf8)
}
