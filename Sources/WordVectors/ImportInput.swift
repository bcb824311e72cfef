import ByteStreams

/// The file that an import reads: read, unpacked and digested in a thread of its own.
final class ImportInput: Sendable {
  /// The name used in errors.
  let name: String
  /// The name of the file inside a zip file.
  let entry: String?
  /// How many bytes there are to read, before unpacking; nil if nobody knows.
  let totalBytes: Int?

  fileprivate struct Chunk: Sendable {
    let bytes: [UInt8]
    /// How many bytes had been read, before unpacking.
    let bytesRead: Int
  }

  private let chunks: ReadAhead<CompressedInput, Chunk, StreamError>

  /// Opens the file and begins to read it.
  ///
  /// - Throws: `StreamError`.
  init(_ path: String, zipEntry: String?) throws(StreamError) {
    let source = try openInput(path, entry: zipEntry, isDigested: true)
    (name, entry, totalBytes) = (source.name, source.entry, source.totalBytes)
    chunks = ReadAhead(source, capacity: 8) { source throws(StreamError) in
      try source.next().map { Chunk(bytes: $0, bytesRead: source.bytesRead) }
    }
  }

  /// The bytes as they come; no more than one may read them.
  func bytes() -> Bytes { Bytes(chunks: chunks) }

  /// The SHA-256 of the file, of which bytes that were not read yet are read now.
  ///
  /// - Throws: `StreamError`.
  func sha256() throws(StreamError) -> String { try chunks.finish().sha256() ?? "" }

  /// The bytes of the input, unpacked.
  final class Bytes: ByteSource {
    private let chunks: ReadAhead<CompressedInput, Chunk, StreamError>
    /// How much of the file had been read for what was handed out.
    private(set) var bytesRead = 0

    fileprivate init(chunks: ReadAhead<CompressedInput, Chunk, StreamError>) {
      self.chunks = chunks
    }

    func next() throws(StreamError) -> [UInt8]? {
      guard let chunk = try chunks.next() else { return nil }
      bytesRead = chunk.bytesRead
      return chunk.bytes
    }
  }
}
