/// The bytes of a file, or of standard input when the path is `-`.
///
/// Each chunk is what one `read(2)` gave, at most 256 KiB, so lines typed into a pipe arrive as they are typed.
public final class FileSource: ByteSource {
  /// The name used in errors: the path, or "standard input".
  public let name: String
  /// The size in bytes when it was opened, if this is a regular file.
  public let size: Int?
  /// How many bytes were handed out so far.
  public private(set) var bytesRead = 0
  private let descriptor: Descriptor

  /// Opens the file.
  ///
  /// - Throws: `StreamError.notFound`, `.isFolder`, `.notReadable` or `.readFailed`.
  public init(_ path: String) throws(StreamError) {
    descriptor = path == "-" ? try .standardInput() : try Descriptor(reading: path)
    name = descriptor.name
    size = if case .regular(let size) = descriptor.kind { size } else { nil }
  }

  public func next() throws(StreamError) -> [UInt8]? {
    let chunk = try descriptor.readOnce(upTo: chunkSize)
    bytesRead += chunk.count
    return chunk.isEmpty ? nil : chunk
  }
}
