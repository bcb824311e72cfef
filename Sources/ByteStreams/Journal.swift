#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file of lines to which lines are added, each whole or not at all as far as a killed program goes; also by several
/// programs at once, on file systems where adding to a file is one step, as local ones are.
public final class Journal {
  private let descriptor: Descriptor

  /// The lines that were there, without line feeds, without one that was cut short.
  public let lines: [[UInt8]]

  /// Opens a journal, and makes it if it is not there.
  ///
  /// - Throws: `StreamError.folderNotWritable`, `.createFailed`, `.notRegularFile`, `.readFailed` or `.writeFailed`.
  public init(_ path: String) throws(StreamError) {
    let number = unsafe open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    guard number >= 0 else {
      let code = errno
      throw code == EACCES || code == EPERM || code == EROFS
        ? .folderNotWritable(path: path, folder: parent(of: path))
        : .createFailed(path: path, reason: systemMessage(code))
    }
    descriptor = try Descriptor(number: number, name: path, closesAtEnd: true)
    guard case .regular(let size) = descriptor.kind else { throw .notRegularFile(path: path) }
    let bytes = try descriptor.readFully(at: 0, count: size)
    let end = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    lines = bytes[..<end].split(separator: UInt8(ascii: "\n")).map(Array.init)
    // what is added begins a line of its own
    if end < bytes.count { try descriptor.writeAll([UInt8(ascii: "\n")]) }
  }

  /// Adds a line.
  ///
  /// - Precondition: `line` holds no line feed.
  /// - Throws: `StreamError.writeFailed`.
  public func append(_ line: [UInt8]) throws(StreamError) {
    precondition(!line.contains(UInt8(ascii: "\n")), "a line with a line feed is two")
    try descriptor.writeAll((line + [UInt8(ascii: "\n")])[...])
  }
}
