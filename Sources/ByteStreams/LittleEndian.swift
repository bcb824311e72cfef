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
  package init(littleEndian bytes: [UInt8]) { self.init(littleEndian: unsafe bytes.span.bytes) }

  /// The numbers that `bytes` hold.
  ///
  /// - Precondition: there are 4 bytes a number.
  /// - Complexity: O(bytes).
  package init(littleEndian bytes: RawSpan) {
    self.init(copying: bytes)
    #if !_endian(little)
      for index in indices { self[index] = Int32(littleEndian: self[index]) }
    #endif
  }
}

extension Array where Element == Float {
  /// The numbers that `bytes` hold.
  ///
  /// - Precondition: there are 4 bytes a number.
  /// - Complexity: O(bytes).
  package init(littleEndian bytes: [UInt8]) { self.init(littleEndian: unsafe bytes.span.bytes) }

  /// The numbers that `bytes` hold, bit for bit.
  ///
  /// - Precondition: there are 4 bytes a number.
  /// - Complexity: O(bytes), one copy.
  package init(littleEndian bytes: RawSpan) {
    self.init(copying: bytes)
    #if !_endian(little)
      for index in indices { self[index] = Float(bitPattern: UInt32(littleEndian: self[index].bitPattern)) }
    #endif
  }
}

extension Array where Element: BitwiseCopyable {
  /// The elements whose bytes stand in memory.
  fileprivate init(copying bytes: RawSpan) {
    let size = MemoryLayout<Element>.stride
    precondition(
      bytes.byteCount.isMultiple(of: size), "\(bytes.byteCount) bytes are no whole number of \(8 * size)-bit numbers")
    self = unsafe Array(unsafeUninitializedCapacity: bytes.byteCount / size) { target, count in
      unsafe bytes.withUnsafeBytes { unsafe UnsafeMutableRawBufferPointer(target).copyMemory(from: $0) }
      count = bytes.byteCount / size
    }
  }
}
