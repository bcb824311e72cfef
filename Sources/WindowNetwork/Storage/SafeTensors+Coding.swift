import ByteStreams
import Foundation

extension SafeTensors {
  /// The metadata entry that holds the SHA-256 of the whole file, taken with 64 zeros in its own place.
  private static let checksumKey = "checksum"
  private static let blankChecksum = String(repeating: "0", count: 64)

  /// The file's bytes, with a checksum over all of them in the metadata. Equal contents give equal bytes.
  ///
  /// - Complexity: O(bytes).
  package func encoded() throws -> [UInt8] {
    let blank = try encoded(checksum: SafeTensors.blankChecksum)
    return try encoded(checksum: Digest.sha256(of: blank))
  }

  private func encoded(checksum: String) throws -> [UInt8] {
    var offset = 0
    var entries: [String: Entry] = [:]
    for (name, tensor) in tensors {
      entries[name] = Entry(
        dtype: tensor.type,
        shape: tensor.shape,
        data_offsets: [offset, offset + tensor.content.count]
      )
      offset += tensor.content.count
    }
    var allMetadata = metadata
    allMetadata[SafeTensors.checksumKey] = checksum
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var header = [UInt8](try encoder.encode(SafeTensorsHeader(metadata: allMetadata, entries: entries)))
    // padded with spaces, so that the arrays start at a multiple of eight bytes
    while !header.count.isMultiple(of: 8) { header.append(UInt8(ascii: " ")) }
    var bytes = (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) }
    bytes.reserveCapacity(8 + header.count + offset)
    bytes.append(contentsOf: header)
    for (_, tensor) in tensors { bytes.append(contentsOf: tensor.bytes) }
    return bytes
  }

  /// Reads a file back that lies in memory. Every length is checked before it is used, and then the checksum.
  ///
  /// - Throws: `ModelError.notAModel` with the reason.
  /// - Complexity: O(bytes).
  package init(decoding bytes: RawSpan, path: String) throws(ModelError) {
    let contents = try SafeTensors.contents(of: bytes, path: path)
    self.init(contents) { .inMemory(bytes.copy($0)) }
  }

  /// The same for a file that is mapped, in which its arrays stay.
  ///
  /// - Throws: as above.
  /// - Complexity: O(bytes), without a copy.
  package init(_ file: MappedFile, path: String) throws(ModelError) {
    let contents = try file.withBytes { (bytes) throws(ModelError) in try SafeTensors.contents(of: bytes, path: path) }
    self.init(contents) { .inFile(file, $0) }
  }

  private init(_ contents: Contents, content: (Range<Int>) -> Bytes) {
    metadata = contents.metadata
    tensors = contents.entries.map { name, entry, place in
      (name, Tensor(type: entry.dtype, shape: entry.shape, content: content(place)))
    }
  }

  /// What a file holds, and where.
  private struct Contents {
    var metadata: [String: String]
    var entries: [(name: String, entry: Entry, place: Range<Int>)] = []
  }

  private static func contents(of bytes: RawSpan, path: String) throws(ModelError) -> Contents {
    func refuse(_ reason: String) -> ModelError { .notAModel(path: path, reason: reason) }
    guard bytes.byteCount >= 8 else { throw refuse("it has \(bytes.byteCount) bytes") }
    var headerLength: UInt64 = 0
    for index in 0..<8 { headerLength |= UInt64(bytes.byte(at: index)) << (8 * UInt64(index)) }
    guard headerLength <= UInt64(SafeTensors.longestHeader), headerLength <= UInt64(bytes.byteCount - 8) else {
      throw refuse("its header would have \(headerLength) of \(bytes.byteCount) bytes")
    }
    let start = 8 + Int(headerLength)
    let headerBytes = bytes.copy(8..<start)
    guard let header = try? JSONDecoder().decode(SafeTensorsHeader.self, from: Data(headerBytes)) else {
      throw refuse("its header cannot be read")
    }
    var contents = Contents(metadata: header.metadata)
    let dataCount = bytes.byteCount - start
    var end = 0
    let inPlace = header.entries.sorted { a, b in
      let (first, second) = (a.value.data_offsets, b.value.data_offsets)
      return first == second ? a.key < b.key : first.lexicographicallyPrecedes(second)
    }
    for (name, entry) in inPlace {
      guard
        entry.data_offsets.count == 2, entry.data_offsets[0] == end, entry.data_offsets[1] >= end,
        let size = entry.byteCount, entry.data_offsets[1] - end == size
      else { throw refuse("the place of '\(name)' in it is wrong") }
      end = entry.data_offsets[1]
      guard end <= dataCount else { throw refuse("it ends within '\(name)'") }
      contents.entries.append((name, entry, start + end - size..<start + end))
    }
    guard end == dataCount else { throw refuse("it has \(dataCount - end) bytes too many") }
    guard let checksum = contents.metadata.removeValue(forKey: SafeTensors.checksumKey) else {
      throw refuse("it has no checksum")
    }
    guard checksum == SafeTensors.checksum(of: bytes, header: headerBytes, stored: checksum) else {
      throw refuse("its checksum does not fit its content")
    }
    return contents
  }

  /// The digest of a file whose header holds the digest `stored`, taken with zeros in its place.
  private static func checksum(of bytes: RawSpan, header: [UInt8], stored: String) -> String? {
    let pattern = Array("\"\(checksumKey)\":\"\(stored)\"".utf8)
    guard stored.utf8.count == blankChecksum.utf8.count, let place = header.firstRange(of: pattern) else { return nil }
    var blank = header
    let first = place.upperBound - 1 - stored.utf8.count
    blank.replaceSubrange(first..<first + stored.utf8.count, with: blankChecksum.utf8)
    var digest = Digest()
    digest.update(bytes.extracting(0..<8))
    digest.update(blank)
    digest.update(bytes.extracting(8 + header.count..<bytes.byteCount))
    return digest.hexadecimal
  }
}

extension SafeTensors.Entry {
  /// The bytes that an array of this type and shape takes; nil where that is no number.
  fileprivate var byteCount: Int? {
    var count = dtype.size
    for length in shape {
      guard length >= 0 else { return nil }
      let (product, overflow) = count.multipliedReportingOverflow(by: length)
      guard !overflow else { return nil }
      count = product
    }
    return count
  }
}

extension RawSpan {
  fileprivate func byte(at offset: Int) -> UInt8 {
    unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self)
  }

  /// Some of the bytes, as an array.
  fileprivate func copy(_ range: Range<Int>) -> [UInt8] {
    let part = extracting(range)
    return unsafe part.withUnsafeBytes { unsafe [UInt8]($0) }
  }
}

extension SafeTensors.Tensor {
  /// An array of 32-bit floats.
  package init(floats: [Float], shape: [Int]) {
    self.init(type: .float32, shape: shape, bytes: [UInt8](littleEndian: floats))
  }

  /// An array of 32-bit whole numbers.
  package init(integers: [Int32]) {
    self.init(type: .int32, shape: [integers.count], bytes: [UInt8](littleEndian: integers))
  }

  /// An array of bytes.
  package init(bytes: [UInt8]) {
    self.init(type: .uint8, shape: [bytes.count], bytes: bytes)
  }

  /// The elements as floats; nil where they are something else.
  package var floats: [Float]? {
    type == .float32 ? content.withBytes { [Float](littleEndian: $0) } : nil
  }

  /// The elements as 32-bit whole numbers; nil where they are something else.
  package var integers: [Int32]? {
    type == .int32 ? content.withBytes { [Int32](littleEndian: $0) } : nil
  }
}
