import Foundation

/// Vectors as SQLite keeps them: little-endian 32-bit floats, one after the other; the module's room for raw memory.
enum FloatBytes {
  /// The bytes of `vector`.
  static func encode(_ vector: [Float]) -> Data {
    #if _endian(little)
      unsafe vector.withUnsafeBytes { unsafe Data($0) }
    #else
      unsafe vector.map { $0.bitPattern.littleEndian }.withUnsafeBytes { unsafe Data($0) }
    #endif
  }

  /// Puts the floats that `bytes` hold into the front of `vector`.
  ///
  /// - Precondition: `bytes.count` is 4 times the number of floats, and `vector` has room for them.
  static func decode(_ bytes: Data, into vector: inout ArraySlice<Float>) {
    precondition(
      bytes.count % 4 == 0 && bytes.count <= 4 * vector.count,
      "\(bytes.count) bytes for \(vector.count) floats"
    )
    unsafe vector.withUnsafeMutableBytes { target in
      unsafe bytes.withUnsafeBytes { unsafe target.copyMemory(from: $0) }
    }
    #if !_endian(little)
      for index in vector.indices.prefix(bytes.count / 4) {
        vector[index] = Float(bitPattern: UInt32(littleEndian: vector[index].bitPattern))
      }
    #endif
  }
}
