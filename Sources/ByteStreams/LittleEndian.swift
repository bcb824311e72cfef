/// Numbers as files keep them, little-endian, and back: a room for raw memory.
extension Array where Element == UInt8 {
  /// The bytes of 32-bit numbers, one number after the other.
  ///
  /// - Complexity: O(bytes).
  package init(littleEndian values: [Float]) {
    #if _endian(little)
      self = unsafe values.withUnsafeBytes { unsafe [UInt8]($0) }
    #else
      self.init(littleEndian: values.map { Int32(bitPattern: $0.bitPattern) })
    #endif
  }

  /// The bytes of 32-bit numbers, one number after the other.
  ///
  /// - Complexity: O(bytes).
  package init(littleEndian values: [Int32]) {
    self = unsafe values.map(\.littleEndian).withUnsafeBytes { unsafe [UInt8]($0) }
  }
}

extension Array where Element == Int32 {
  /// The numbers that `bytes` hold.
  ///
  /// - Precondition: there are 4 bytes a number.
  /// - Complexity: O(bytes).
  package init(littleEndian bytes: [UInt8]) {
    precondition(bytes.count.isMultiple(of: 4), "\(bytes.count) bytes are no whole number of 32-bit numbers")
    self = unsafe [Int32](unsafeUninitializedCapacity: bytes.count / 4) { target, count in
      unsafe UnsafeMutableRawBufferPointer(target).copyBytes(from: bytes)
      count = bytes.count / 4
    }
    #if !_endian(little)
      for index in indices { self[index] = Int32(littleEndian: self[index]) }
    #endif
  }
}

extension Array where Element == Float {
  /// The numbers that `bytes` hold, bit for bit.
  ///
  /// - Precondition: there are 4 bytes a number.
  /// - Complexity: O(bytes).
  package init(littleEndian bytes: [UInt8]) {
    self = [Int32](littleEndian: bytes).map { Float(bitPattern: UInt32(bitPattern: $0)) }
  }
}
