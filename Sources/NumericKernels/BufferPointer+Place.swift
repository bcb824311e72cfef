extension UnsafeBufferPointer {
  /// The address of the element at `index`; nil in a buffer that has none.
  @inline(__always)
  func place(_ index: Int) -> UnsafePointer<Element>? { unsafe baseAddress?.advanced(by: index) }
}

extension UnsafeMutableBufferPointer {
  /// The address of the element at `index`; nil in a buffer that has none.
  @inline(__always)
  func place(_ index: Int) -> UnsafeMutablePointer<Element>? { unsafe baseAddress?.advanced(by: index) }
}
