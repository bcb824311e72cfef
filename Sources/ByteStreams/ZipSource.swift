/// One file inside a zip file, unpacked: stored or deflate, with zip64 sizes and data descriptors.
///
/// Sizes and places come from the directory at the end of the file, so the file must be a regular one.
public final class ZipSource: ByteSource {
  /// The name of the entry.
  public let entry: String
  /// The entry's size inside the zip file, in bytes.
  public let compressedSize: Int
  /// How many of these bytes were read so far.
  public private(set) var bytesRead = 0

  private let file: Descriptor
  private let directoryEntry: ZipDirectory.Entry
  /// Where the entry's data begin.
  private let start: Int
  /// Nil if the entry is stored as it is.
  private let inflater: Inflater?
  private var input: [UInt8] = []
  private var position = 0
  private var checksum: UInt32 = 0
  private var size = 0
  private var isDone = false

  /// Opens the file's only entry, or the one called `entry`, byte for byte.
  ///
  /// Folders and the `__MACOSX/` entries that macOS's archiver adds are not counted.
  ///
  /// - Throws: `StreamError`: the errors of opening a file, `.notSeekable`, `.notZip`, `.splitZip`, `.corrupt`,
  ///   `.emptyZip`, `.severalEntries`, `.noSuchEntry`, `.encryptedEntry` or `.unsupportedMethod`.
  public init(_ path: String, entry name: String? = nil) throws(StreamError) {
    file = try Descriptor(reading: path)
    guard case .regular(let fileSize) = file.kind else { throw .notSeekable(path: path) }
    let directory = try ZipDirectory(of: file, fileSize: fileSize)
    directoryEntry = try ZipSource.choose(name, from: directory.entries, path: path)
    entry = directoryEntry.name
    compressedSize = directoryEntry.compressedSize
    if directoryEntry.isEncrypted { throw .encryptedEntry(path: path, entry: entry) }
    switch directoryEntry.method {
    case 0: inflater = nil
    case 8: inflater = Inflater(.rawDeflate)
    case let method: throw .unsupportedMethod(path: path, entry: entry, method: method)
    }
    // the local header repeats the name and has an extra field of its own length
    let header = try file.readFully(at: directoryEntry.headerOffset, count: 30)
    guard header.count == 30, header.number(at: 0, bytes: 4) == 0x0403_4b50 else {
      throw .corrupt(path: path, format: "zip", detail: "the header of '\(entry)' is missing")
    }
    start = directoryEntry.headerOffset + 30 + header.number(at: 26, bytes: 2) + header.number(at: 28, bytes: 2)
    guard start <= fileSize - compressedSize else { throw .truncated(path: path, format: "zip") }
  }

  /// - Throws: `StreamError.truncated` or `.corrupt` (damaged data, or a checksum or size that disagrees).
  public func next() throws(StreamError) -> [UInt8]? {
    while !isDone {
      let output = try nextOutput()
      checksum = crc32(checksum, output)
      size += output.count
      if isDone { try checkTotals() }
      if !output.isEmpty { return output }
    }
    return nil
  }

  private func nextOutput() throws(StreamError) -> [UInt8] {
    if position == input.count { try refill() }
    guard let inflater else {
      position = input.count
      isDone = bytesRead == compressedSize
      return input
    }
    do throws(Inflater.Damage) {
      let output = try inflater.inflate(input, from: &position)
      isDone = output.isLast
      if !isDone, output.bytes.isEmpty, bytesRead == compressedSize, position == input.count {
        throw Inflater.Damage(detail: "'\(entry)' ends too early")
      }
      return output.bytes
    } catch {
      throw .corrupt(path: file.name, format: "zip", detail: error.detail)
    }
  }

  private func refill() throws(StreamError) {
    let count = min(chunkSize, compressedSize - bytesRead)
    input = try file.readFully(at: start + bytesRead, count: count)
    position = 0
    guard input.count == count else { throw .truncated(path: file.name, format: "zip") }
    bytesRead += count
  }

  private func checkTotals() throws(StreamError) {
    guard size == directoryEntry.size, checksum == directoryEntry.checksum else {
      throw .corrupt(path: file.name, format: "zip", detail: "the checksum or the size of '\(entry)' does not agree")
    }
  }

  private static func choose(
    _ name: String?,
    from entries: [ZipDirectory.Entry],
    path: String
  ) throws(StreamError) -> ZipDirectory.Entry {
    if let name {
      guard let entry = entries.first(where: { $0.name.utf8.elementsEqual(name.utf8) }) else {
        throw .noSuchEntry(path: path, entry: name, entries: entries.map(\.name))
      }
      return entry
    }
    guard let first = entries.first else { throw .emptyZip(path: path) }
    guard entries.count == 1 else { throw .severalEntries(path: path, entries: entries.map(\.name)) }
    return first
  }
}
