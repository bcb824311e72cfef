/// The list of files inside a zip file, read from its end.
///
/// Source: PKWARE's APPNOTE.TXT 6.3, sections 4.3.12 to 4.3.16 and 4.5.3 (zip64).
struct ZipDirectory {
  struct Entry {
    let name: String
    let isEncrypted: Bool
    let method: Int
    let checksum: UInt32
    let compressedSize: Int
    let size: Int
    let headerOffset: Int
  }

  /// The regular entries: neither folders nor the `__MACOSX/` shadows that macOS's archiver adds.
  let entries: [Entry]

  /// Reads the directory of a file of `fileSize` bytes.
  ///
  /// - Complexity: O(bytes of the directory), in time and memory.
  /// - Throws: `StreamError.notZip`, `.splitZip`, `.corrupt`, or what reading throws.
  init(of file: Descriptor, fileSize: Int) throws(StreamError) {
    let location = try Location(of: file, fileSize: fileSize)
    guard location.offset >= 0, location.size >= 0, location.offset <= fileSize - location.size else {
      throw damaged(file, "its central directory lies outside the file")
    }
    let bytes = try file.readFully(at: location.offset, count: location.size)
    var entries: [Entry] = []
    var position = 0
    for _ in 0..<location.count {
      guard let (entry, length) = Entry.parse(bytes, at: position) else {
        throw damaged(file, "its central directory cannot be read")
      }
      entries.append(entry)
      position += length
    }
    self.entries = entries.filter { !$0.name.hasSuffix("/") && !$0.name.hasPrefix("__MACOSX/") }
  }
}

extension ZipDirectory.Entry {
  /// The entry whose directory record begins at `start`, and the record's length; nil if there is none.
  fileprivate static func parse(_ bytes: [UInt8], at start: Int) -> (entry: Self, length: Int)? {
    guard bytes.count - start >= 46, bytes.number(at: start, bytes: 4) == 0x0201_4b50 else { return nil }
    let nameLength = bytes.number(at: start + 28, bytes: 2)
    let extraLength = bytes.number(at: start + 30, bytes: 2)
    let length = 46 + nameLength + extraLength + bytes.number(at: start + 32, bytes: 2)
    guard bytes.count - start >= length else { return nil }
    let extraStart = start + 46 + nameLength
    var wide = Zip64Values(bytes[extraStart..<extraStart + extraLength])
    // the order in which zip64 lists what did not fit
    guard let size = wide.value(for: bytes.number(at: start + 24, bytes: 4)),
      let compressedSize = wide.value(for: bytes.number(at: start + 20, bytes: 4)),
      let headerOffset = wide.value(for: bytes.number(at: start + 42, bytes: 4))
    else { return nil }
    let entry = Self(
      name: String(decoding: bytes[start + 46..<extraStart], as: UTF8.self),
      isEncrypted: bytes.number(at: start + 8, bytes: 2) & 1 != 0,
      method: bytes.number(at: start + 10, bytes: 2),
      checksum: UInt32(bytes.number(at: start + 16, bytes: 4)),
      compressedSize: compressedSize,
      size: size,
      headerOffset: headerOffset
    )
    return (entry, length)
  }
}

/// The 64-bit values of an entry's zip64 extra field, taken in turn by the 32-bit fields that are all ones.
private struct Zip64Values {
  private var rest: ArraySlice<UInt8> = []

  init(_ extra: ArraySlice<UInt8>) {
    let extra = Array(extra)
    var position = 0
    while position + 4 <= extra.count {
      let end = position + 4 + extra.number(at: position + 2, bytes: 2)
      if extra.number(at: position, bytes: 2) == 0x0001, end <= extra.count { rest = extra[position + 4..<end] }
      position = end
    }
  }

  /// `field` itself, or the next 64-bit value if the field says that it did not fit; nil if there is none.
  mutating func value(for field: Int) -> Int? {
    guard field == 0xffff_ffff else { return field }
    guard rest.count >= 8 else { return nil }
    defer { rest = rest.dropFirst(8) }
    let value = Array(rest.prefix(8)).number(at: 0, bytes: 8)
    return value < 0 ? nil : value
  }
}

/// Where the central directory lies, as the record at the end of the file says.
private struct Location {
  let count: Int
  let size: Int
  let offset: Int

  init(of file: Descriptor, fileSize: Int) throws(StreamError) {
    // the record is 22 bytes and a comment of at most 65,535; before it stands zip64's locator, if any, in 20 bytes
    let tailStart = max(0, fileSize - 22 - 65_535 - 20)
    let tail = try file.readFully(at: tailStart, count: fileSize - tailStart)
    guard let record = Location.lastRecord(in: tail) else { throw .notZip(path: file.name) }
    let disk = tail.number(at: record + 4, bytes: 2)
    guard disk == 0 || disk == 0xffff else { throw .splitZip(path: file.name) }
    if record >= 20, tail.number(at: record - 20, bytes: 4) == 0x0706_4b50 {
      let offset = tail.number(at: record - 20 + 8, bytes: 8)
      guard offset >= 0, offset <= fileSize - 56 else { throw damaged(file, "its zip64 record lies outside the file") }
      let wide = try file.readFully(at: offset, count: 56)
      guard wide.count == 56, wide.number(at: 0, bytes: 4) == 0x0606_4b50 else {
        throw damaged(file, "its zip64 record cannot be read")
      }
      count = wide.number(at: 32, bytes: 8)
      size = wide.number(at: 40, bytes: 8)
      self.offset = wide.number(at: 48, bytes: 8)
    } else {
      count = tail.number(at: record + 10, bytes: 2)
      size = tail.number(at: record + 12, bytes: 4)
      offset = tail.number(at: record + 16, bytes: 4)
    }
    guard count >= 0, count <= max(0, size) / 46 else { throw damaged(file, "its central directory is too short") }
  }

  /// Where the last end-of-directory record begins whose comment reaches exactly to the end of the file.
  private static func lastRecord(in tail: [UInt8]) -> Int? {
    guard tail.count >= 22 else { return nil }
    return (0...tail.count - 22).reversed().first {
      tail.number(at: $0, bytes: 4) == 0x0605_4b50 && $0 + 22 + tail.number(at: $0 + 20, bytes: 2) == tail.count
    }
  }
}

private func damaged(_ file: Descriptor, _ detail: String) -> StreamError {
  .corrupt(path: file.name, format: "zip", detail: detail)
}

extension [UInt8] {
  /// The unsigned little-endian number in `bytes` bytes from `offset` on; negative only for 8 bytes above `Int.max`.
  func number(at offset: Int, bytes: Int) -> Int {
    var value: UInt64 = 0
    for index in (offset..<offset + bytes).reversed() { value = value << 8 | UInt64(self[index]) }
    return Int(truncatingIfNeeded: value)
  }
}
