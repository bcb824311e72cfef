/// Writes bytes to a file in chunks of 256 KiB, packed or as they are. Made by `streamAtomically(to:overwrite:_:)`, or
/// for standard output.
public final class ByteWriter {
  private let descriptor: Descriptor
  /// What packs the bytes on their way.
  private let deflater: Deflater?
  private var buffer: [UInt8] = []

  /// - Parameter isPacked: whether the bytes become gzip data, which `finish()` completes.
  init(_ descriptor: Descriptor, isPacked: Bool = false) {
    self.descriptor = descriptor
    deflater = isPacked ? Deflater() : nil
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
  @specialized(where Bytes == [UInt8])
  @specialized(where Bytes == String.UTF8View)
  public func write<Bytes: Collection<UInt8>>(_ bytes: Bytes) throws(StreamError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= chunkSize { try flush() }
  }

  /// Appends `text` as UTF-8.
  ///
  /// - Throws: `StreamError.writeFailed`.
  public func write(_ text: String) throws(StreamError) {
    try write(text.utf8)
  }

  /// Hands on what has been written so far; of gzip data what is ready.
  ///
  /// - Throws: `StreamError.writeFailed`.
  public func flush() throws(StreamError) {
    try handOn(isLast: false)
  }

  /// Hands on all that has been written, and ends gzip data. Nothing may be written after it.
  ///
  /// - Throws: `StreamError.writeFailed`.
  func finish() throws(StreamError) {
    try handOn(isLast: true)
  }

  private func handOn(isLast: Bool) throws(StreamError) {
    try descriptor.writeAll((deflater?.deflate(buffer, isLast: isLast) ?? buffer)[...])
    buffer.removeAll(keepingCapacity: true)
  }
}
