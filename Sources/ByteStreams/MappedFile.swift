#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file's bytes, mapped into memory for reading and unmapped with the last reference.
///
/// The file must not be cut short by others while it is mapped: the system ends a process that reads beyond the end
/// (`SIGBUS`). Files that are replaced with `writeAtomically` are safe, because the old file lives on while mapped.
@safe public final class MappedFile: @unchecked Sendable {
  // unchecked because of the pointer; the pages behind it are read-only, and live as long as the object

  /// The size in bytes when it was mapped.
  public let count: Int
  /// Nil for an empty file, which cannot be mapped.
  private let base: UnsafeRawPointer?

  /// Maps the file.
  ///
  /// - Complexity: O(1); pages are read when they are first touched.
  /// - Throws: `StreamError.notFound`, `.isFolder`, `.notReadable`, `.notSeekable` or `.readFailed`.
  public init(_ path: String) throws(StreamError) {
    let file = try Descriptor(reading: path)
    guard case .regular(let size) = file.kind else { throw .notSeekable(path: path) }
    count = size
    guard size > 0 else {
      unsafe base = nil
      return
    }
    let address = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, file.number, 0)
    guard let address = unsafe address, unsafe address != MAP_FAILED else {
      throw .readFailed(path: path, reason: systemMessage(errno))
    }
    unsafe base = UnsafeRawPointer(address)
  }

  deinit {
    if let base = unsafe base { unsafe munmap(UnsafeMutableRawPointer(mutating: base), count) }
  }

  /// Calls `body` with all bytes of the file; they must not be used after it returns.
  public func withBytes<Result, Failure: Error>(
    _ body: (RawSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard let base = unsafe base else { return try body(RawSpan()) }
    return try body(unsafe RawSpan(_unsafeStart: base, byteCount: count))
  }
}
