/// The bytes of a file or of a part of it, or of standard input when the path is `-`.
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
  private let range: Range<Int>?

  /// Opens the file.
  ///
  /// - Parameter range: the bytes to read of a file that is no stream; all, where it is nil.
  /// - Throws: `StreamError.notFound`, `.isFolder`, `.notReadable` or `.readFailed`.
  public init(_ path: String, range: Range<Int>? = nil) throws(StreamError) {
    descriptor = path == "-" ? try .standardInput() : try Descriptor(reading: path)
    name = descriptor.name
    self.range = range
    if let range {
      size = range.count
    } else {
      size = if case .regular(let size) = descriptor.kind { size } else { nil }
    }
  }

  public func next() throws(StreamError) -> [UInt8]? {
    let chunk: [UInt8]
    if let range {
      let start = range.lowerBound + bytesRead
      chunk = try descriptor.readFully(at: start, count: min(chunkSize, range.upperBound - start))
    } else {
      chunk = try descriptor.readOnce(upTo: chunkSize)
    }
    bytesRead += chunk.count
    return chunk.isEmpty ? nil : chunk
  }
}
