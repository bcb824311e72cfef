/// The direction of a vector, ready to be compared with many others.
struct Direction {
  /// `[dimension]`, of length 1.
  let unit: [Float]

  /// Nil for a vector of length zero, and for one too long to measure.
  init?(_ vector: [Float]) {
    let length = vector.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
    guard length > 0, length.isFinite else { return nil }
    unit = vector.map { Float(Double($0) / length) }
  }

  /// The cosine of the angle to `other`, `[dimension]`; nil if that has no direction.
  ///
  /// - Complexity: O(`dimension`), in lanes of eight that do not wait for each other.
  func cosine(to other: Span<Float>) -> Float? {
    precondition(other.count == unit.count, "\(other.count) numbers for vectors of \(unit.count)")
    let unit = unit.span
    var products = SIMD8<Float>.zero
    var squares = SIMD8<Float>.zero
    var index = 0
    while index + 8 <= unit.count {
      let (x, y) = (lanes(unit, index), lanes(other, index))
      products += x * y
      squares += y * y
      index += 8
    }
    var product = products.sum()
    var square = squares.sum()
    while index < unit.count {
      product += unit[index] * other[index]
      square += other[index] * other[index]
      index += 1
    }
    return square > 0 && square.isFinite ? product / square.squareRoot() : nil
  }

  private func lanes(_ vector: Span<Float>, _ index: Int) -> SIMD8<Float> {
    SIMD8(
      vector[index],
      vector[index + 1],
      vector[index + 2],
      vector[index + 3],
      vector[index + 4],
      vector[index + 5],
      vector[index + 6],
      vector[index + 7]
    )
  }
}
