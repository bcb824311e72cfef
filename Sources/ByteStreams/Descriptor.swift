#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// An open POSIX file descriptor, closed with its last reference; the system calls of the module stand here.
///
/// Calls that a signal interrupts (`EINTR`) are repeated.
final class Descriptor: Sendable {
  /// Which file this is, whatever its name: the same identity means the same file.
  struct Identity: Hashable, Sendable {
    let device: UInt64
    let file: UInt64
  }

  enum Kind: Equatable, Sendable {
    case regular(size: Int)
    case folder
    case other
  }

  let number: Int32
  /// The name used in errors.
  let name: String
  let kind: Kind
  let identity: Identity
  private let closesAtEnd: Bool

  /// Standard input, which stays open.
  static func standardInput() throws(StreamError) -> Descriptor {
    try Descriptor(number: STDIN_FILENO, name: "standard input", closesAtEnd: false)
  }

  /// Standard output, which stays open.
  static func standardOutput() throws(StreamError) -> Descriptor {
    try Descriptor(number: STDOUT_FILENO, name: "standard output", closesAtEnd: false)
  }

  /// Opens a file for reading.
  init(reading path: String) throws(StreamError) {
    number = repeatingInterrupted { unsafe open(path, O_RDONLY | O_CLOEXEC) }
    guard number >= 0 else { throw Descriptor.inputError(errno, path) }
    name = path
    closesAtEnd = true
    (kind, identity) = try Descriptor.status(of: number, name: path)
    if kind == .folder { throw .isFolder(path: path) }
  }

  /// Opens a folder, so that its entries can be made durable.
  init(folder path: String) throws(StreamError) {
    number = repeatingInterrupted { unsafe open(path, O_RDONLY | O_CLOEXEC | O_DIRECTORY) }
    guard number >= 0 else { throw .writeFailed(path: path, reason: systemMessage(errno)) }
    name = path
    closesAtEnd = true
    (kind, identity) = try Descriptor.status(of: number, name: path)
  }

  /// Takes over a descriptor that is open already.
  init(number: Int32, name: String, closesAtEnd: Bool) throws(StreamError) {
    self.number = number
    self.name = name
    self.closesAtEnd = closesAtEnd
    (kind, identity) = try Descriptor.status(of: number, name: name)
  }

  deinit {
    if closesAtEnd { _ = close(number) }
  }

  /// What one `read(2)` of at most `count` bytes gives; empty at the end.
  func readOnce(upTo count: Int) throws(StreamError) -> [UInt8] {
    var result = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      result = repeatingInterrupted { unsafe read(number, buffer.baseAddress, count) }
      filled = max(result, 0)
    }
    guard result >= 0 else { throw Descriptor.inputError(errno, name) }
    return bytes
  }

  /// The `count` bytes from `offset` on; fewer only where the file ends.
  func readFully(at offset: Int, count: Int) throws(StreamError) -> [UInt8] {
    var result = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      repeat {
        result = repeatingInterrupted {
          unsafe pread(number, buffer.baseAddress.map { unsafe $0 + filled }, count - filled, off_t(offset + filled))
        }
        filled += max(result, 0)
      } while result > 0 && filled < count
    }
    guard result >= 0 else { throw Descriptor.inputError(errno, name) }
    return bytes
  }

  /// Writes all of `bytes` at the current position.
  func writeAll(_ bytes: ArraySlice<UInt8>) throws(StreamError) {
    var rest = bytes
    while !rest.isEmpty {
      let written = repeatingInterrupted {
        unsafe rest.withUnsafeBytes { unsafe write(number, $0.baseAddress, $0.count) }
      }
      guard written >= 0 else {
        throw errno == EPIPE ? .readerGone(path: name) : .writeFailed(path: name, reason: systemMessage(errno))
      }
      rest = rest.dropFirst(written)
    }
  }

  /// Returns when the file's bytes are on the disk, as far as the file system can tell.
  func synchronize() throws(StreamError) {
    #if canImport(Darwin)
      if fcntl(number, F_FULLFSYNC) == 0 { return }
    #endif
    let result = repeatingInterrupted { fsync(number) }
    // some file systems do not know how to synchronise a folder, and say so with EINVAL
    guard result == 0 || errno == EINVAL else { throw .writeFailed(path: name, reason: systemMessage(errno)) }
  }

  private static func status(of number: Int32, name: String) throws(StreamError) -> (Kind, Identity) {
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else {
      throw .readFailed(path: name, reason: systemMessage(errno))
    }
    return (kind(of: status), identity(of: status))
  }

  static func kind(of status: stat) -> Kind {
    switch status.st_mode & S_IFMT {
    case S_IFREG: .regular(size: Int(status.st_size))
    case S_IFDIR: .folder
    default: .other
    }
  }

  static func identity(of status: stat) -> Identity {
    Identity(device: UInt64(truncatingIfNeeded: status.st_dev), file: UInt64(status.st_ino))
  }

  private static func inputError(_ code: Int32, _ path: String) -> StreamError {
    switch code {
    case ENOENT, ENOTDIR: .notFound(path: path)
    case EISDIR: .isFolder(path: path)
    case EACCES, EPERM: .notReadable(path: path)
    default: .readFailed(path: path, reason: systemMessage(code))
    }
  }
}

/// What the system calls the error, for instance "No space left on device".
func systemMessage(_ code: Int32) -> String {
  unsafe String(cString: strerror(code))
}

/// Calls until a result that is not an interruption by a signal.
private func repeatingInterrupted<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}
