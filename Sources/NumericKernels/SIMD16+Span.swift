extension SIMD16<Float> {
  /// The sixteen numbers of `values` from `index` on.
  ///
  /// - Precondition: there are as many; a span of a known length needs one check for them all.
  @inlinable @inline(__always)
  package init(_ values: Span<Float>, at index: Int) {
    let lanes = values.extracting(index..<index + 16)
    self.init(
      lanes[0], lanes[1], lanes[2], lanes[3], lanes[4], lanes[5], lanes[6], lanes[7], lanes[8], lanes[9], lanes[10],
      lanes[11], lanes[12], lanes[13], lanes[14], lanes[15])
  }
}
