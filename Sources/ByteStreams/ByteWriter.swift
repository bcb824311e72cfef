/// Writes bytes to a file in chunks of 256 KiB. Made by `streamAtomically(to:overwrite:_:)`, or for standard
/// output.
public final class ByteWriter {
  private let descriptor: Descriptor
  private var buffer: [UInt8] = []

  init(_ descriptor: Descriptor) {
    self.descriptor = descriptor
  }

  /// A writer to standard output; `flush()` belongs at the end.
  ///
  /// - Throws: `StreamError.writeFailed` when standard output is closed.
  public static func standardOutput() throws(StreamError) -> ByteWriter {
    ByteWriter(try Descriptor.standardOutput())
  }

  /// Appends `bytes`.
  ///
  /// - Throws: `StreamError.writeFailed`.
  public func write(_ bytes: some Collection<UInt8>) throws(StreamError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= chunkSize { try flush() }
  }

  /// Appends `text` as UTF-8.
  ///
  /// - Throws: `StreamError.writeFailed`.
  public func write(_ text: String) throws(StreamError) {
    try write(text.utf8)
  }

  /// Hands on what has been written so far.
  ///
  /// - Throws: `StreamError.writeFailed`.
  public func flush() throws(StreamError) {
    try descriptor.writeAll(buffer[...])
    buffer.removeAll(keepingCapacity: true)
  }
}
