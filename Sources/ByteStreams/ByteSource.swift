/// A stream of bytes, one chunk at a time.
public protocol ByteSource {
  /// The next chunk, never empty; nil at the end, and again on every call after it.
  ///
  /// - Throws: `StreamError` when the bytes cannot be read or decoded. What follows an error is undefined.
  mutating func next() throws(StreamError) -> [UInt8]?
}

extension ByteSource {
  /// All bytes that are left.
  ///
  /// - Throws: `StreamError` when they cannot be read or decoded.
  /// - Complexity: O(bytes), all of them in memory.
  public mutating func readAll() throws(StreamError) -> [UInt8] {
    var bytes: [UInt8] = []
    while let chunk = try next() { bytes += chunk }
    return bytes
  }
}

/// The size of the chunks that sources hand out when there is enough to hand out.
let chunkSize = 256 * 1024
