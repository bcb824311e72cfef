import CZlib

/// One zlib decompression stream; the module's room for zlib's pointers.
@safe final class Inflater {
  enum Format: Int32 {
    /// Deflate data between gzip's header and checksum.
    case gzip = 31
    /// Bare deflate data, as in a zip entry.
    case rawDeflate = -15
  }

  struct Output {
    var bytes: [UInt8]
    /// Whether the compressed stream ended here; what follows in the input is not part of it.
    var isLast: Bool
  }

  /// zlib's own words for what is wrong with the data.
  struct Damage: Error {
    let detail: String
  }

  // on the heap because zlib remembers the address
  private let stream: UnsafeMutablePointer<z_stream>

  init(_ format: Format) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let status = unsafe wordclf_inflateInit2(stream, format.rawValue)
    precondition(status == Z_OK, "zlib cannot start (status \(status))")
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Starts over, for another stream of the same format.
  func reset() {
    unsafe inflateReset(stream)
  }

  /// Inflates `input` from `position` on and moves `position` past what was used.
  ///
  /// - Returns: at most `chunkSize` bytes; none when more input is needed first.
  /// - Throws: `Damage` when the data are not what the format promises.
  func inflate(_ input: [UInt8], from position: inout Int) throws(Damage) -> Output {
    var status = Z_OK
    var rest = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: chunkSize) { buffer, filled in
      unsafe input.withUnsafeBufferPointer { source in
        let unread = unsafe source[position...]
        unsafe stream.pointee.next_in = UnsafeMutablePointer(
          mutating: UnsafeBufferPointer(rebasing: unread).baseAddress
        )
        unsafe stream.pointee.avail_in = UInt32(unread.count)
        unsafe stream.pointee.next_out = buffer.baseAddress
        unsafe stream.pointee.avail_out = UInt32(chunkSize)
        status = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
        rest = unsafe Int(stream.pointee.avail_in)
        filled = unsafe chunkSize - Int(stream.pointee.avail_out)
        unsafe stream.pointee.next_in = nil
        unsafe stream.pointee.next_out = nil
      }
    }
    // Z_BUF_ERROR only says that nothing could be done without more input
    guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
      throw Damage(detail: unsafe stream.pointee.msg.map { unsafe String(cString: $0) } ?? "zlib status \(status)")
    }
    position = input.count - rest
    return Output(bytes: bytes, isLast: status == Z_STREAM_END)
  }
}

/// The CRC-32 of zip and gzip, continued from `checksum` (0 at the start) over `bytes`.
func crc32(_ checksum: UInt32, _ bytes: [UInt8]) -> UInt32 {
  unsafe bytes.withUnsafeBufferPointer { buffer in
    unsafe UInt32(truncatingIfNeeded: CZlib.crc32(UInt(checksum), buffer.baseAddress, UInt32(buffer.count)))
  }
}
