import Foundation

/// Vectors as SQLite keeps them: little-endian 32-bit floats, one after the other; the module's room for raw memory.
enum FloatBytes {
  /// Calls `body` with the bytes of `vector`, which must not be used after it returns.
  @unsafe static func withBytes<Result>(
    of vector: Span<Float>, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    #if _endian(little)
      try unsafe vector.withUnsafeBytes { try unsafe body($0) }
    #else
      let swapped = vector.indices.map { vector[$0].bitPattern.littleEndian }
      return try unsafe swapped.withUnsafeBytes { try unsafe body($0) }
    #endif
  }

  /// Puts the floats that `bytes` hold into the front of `vector`.
  ///
  /// - Precondition: `bytes.count` is 4 times the number of floats, and `vector` has room for them.
  static func decode(_ bytes: Data, into vector: inout ArraySlice<Float>) {
    unsafe bytes.withUnsafeBytes { unsafe decode($0, into: &vector) }
  }

  /// The same from where SQLite has the bytes.
  @unsafe static func decode(_ bytes: UnsafeRawBufferPointer, into vector: inout ArraySlice<Float>) {
    precondition(
      bytes.count % 4 == 0 && bytes.count <= 4 * vector.count,
      "\(bytes.count) bytes for \(vector.count) floats"
    )
    unsafe vector.withUnsafeMutableBytes { unsafe $0.copyMemory(from: bytes) }
    #if !_endian(little)
      for index in vector.indices.prefix(bytes.count / 4) {
        vector[index] = Float(bitPattern: UInt32(littleEndian: vector[index].bitPattern))
      }
    #endif
  }
}
