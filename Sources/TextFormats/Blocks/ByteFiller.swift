/// Fills memory with bytes, from its beginning on.
@safe struct ByteFiller {
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private let capacity: Int
  /// The bytes so far.
  private(set) var count = 0

  /// - Precondition: the buffer stays valid as long as this is used.
  @unsafe init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
    unsafe self.buffer = buffer
    capacity = buffer.count
  }

  /// - Precondition: there is room for a byte.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    precondition(count < capacity, "no room behind \(count) bytes")
    unsafe buffer[count] = byte
    count += 1
  }

  /// - Precondition: there is room for the bytes.
  @inline(__always)
  mutating func append(_ bytes: Span<UInt8>) {
    precondition(bytes.count <= capacity - count, "no room for \(bytes.count) bytes behind \(count)")
    unsafe bytes.withUnsafeBytes { source in
      guard let start = source.baseAddress, let target = unsafe buffer.baseAddress else { return }
      unsafe UnsafeMutableRawPointer(target + count).copyMemory(from: start, byteCount: source.count)
    }
    count += bytes.count
  }
}
