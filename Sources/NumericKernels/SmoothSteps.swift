import RealModule

// tanh and σ over whole matrices. The system's functions take one number at a time and differ in the last bit from
// system to system. In `Float`, here, both are made of additions, products and a division in `Double`: a loop that the
// compiler turns into vector instructions, with the same bits everywhere.

extension Float {
  /// `y ← tanh(x)`, to within 0.51 ulp.
  public static func computeTanh(of x: Span<Float>, into y: inout MutableSpan<Float>) {
    precondition(x.count == y.count, "\(y.count) places for \(x.count) values")
    for index in y.indices {
      // from 9.02 on, tanh rounds to 1
      let power = ExponentialParts(2 * Double(x[index].limited(to: 10)))
      let excess = power.remainder + (power.scale - 1)
      y[index] = Float(excess / (excess + 2))
    }
  }

  /// `y ← σ(x)`, to within 0.51 ulp, down to the smallest numbers that there are.
  public static func computeSigmoid(of x: Span<Float>, into y: inout MutableSpan<Float>) {
    precondition(x.count == y.count, "\(y.count) places for \(x.count) values")
    for index in y.indices {
      // from -103.98 on down, σ rounds to 0
      let power = ExponentialParts(Double(x[index].limited(to: 110)))
      let exponential = power.remainder + power.scale
      y[index] = Float(exponential / (1 + exponential))
    }
  }

  /// The number itself between -`limit` and `limit`, and the nearer of the two beyond; what is no number stays none.
  @inline(__always)
  private func limited(to limit: Float) -> Float {
    self > limit ? limit : (self < -limit ? -limit : self)
  }
}

extension Double {
  /// `y ← tanh(x)` by the system's function.
  public static func computeTanh(of x: Span<Double>, into y: inout MutableSpan<Double>) {
    precondition(x.count == y.count, "\(y.count) places for \(x.count) values")
    for index in y.indices { y[index] = tanh(x[index]) }
  }

  /// `y ← σ(x)` from the system's exponential of a number below zero, which cannot overflow.
  public static func computeSigmoid(of x: Span<Double>, into y: inout MutableSpan<Double>) {
    precondition(x.count == y.count, "\(y.count) places for \(x.count) values")
    for index in y.indices {
      let exponential = exp(-x[index].magnitude)
      y[index] = (x[index] < 0 ? exponential : 1) / (1 + exponential)
    }
  }
}

/// eˣ in two parts, `scale + remainder`, of which the remainder loses nothing where x is next to zero.
///
/// With n the whole number nearest to x / ln 2 and r = x − n·ln 2, eˣ = 2ⁿ + 2ⁿ·(eʳ − 1). On |r| ≤ ln 2 / 2 a polynomial
/// takes the place of (eʳ − 1) / r; it is off by 2.5·10⁻¹⁰ at most, an hundredth of what rounding to `Float` may add:
///
/// ```python
/// from mpmath import chebyfit, expm1, log, mp, mpf
/// mp.dps, h = 40, log(2) / 2 * mpf("1.0001")
/// chebyfit(lambda r: expm1(r) / r if r else mpf(1), [-h, h], 7)
/// ```
///
/// - SeeAlso: Muller, "Elementary Functions: Algorithms and Implementation", 3rd edition 2016, chapter 11 on the range
///   reduction.
private struct ExponentialParts {
  /// 2ⁿ
  let scale: Double
  /// eˣ − 2ⁿ
  let remainder: Double

  /// - Precondition: |x| is below 700, or x is no number, and then the remainder is none.
  @inline(__always)
  init(_ x: Double) {
    // A number this large has no room for fractions: adding it rounds, and leaves n in the lowest bits.
    let rounding = 0x1.8p52
    let shifted = x * 1.442_695_040_888_963_4 + rounding
    let r = x - (shifted - rounding) * 0.693_147_180_559_945_3
    var quotient = 0.000_198_992_855_758_962_82
    quotient = quotient * r + 0.001_394_111_889_583_7
    quotient = quotient * r + 0.008_333_298_469_800_59
    quotient = quotient * r + 0.041_666_352_771_112_21
    quotient = quotient * r + 0.166_666_667_190_289_36
    quotient = quotient * r + 0.500_000_004_714_605_7
    quotient = quotient * r + 1
    scale = Double(bitPattern: (shifted.bitPattern &+ 1023) << 52)
    remainder = quotient * r * scale
  }
}

extension Matrix {
  /// Replaces the elements by the hyperbolic tangents of those of `x`.
  ///
  /// - Precondition: both have one shape.
  public mutating func setTanh(of x: Matrix) {
    precondition(shape == x.shape, "\(shape) cannot hold the tanh of \(x.shape)")
    var y = elements.mutableSpan
    Scalar.computeTanh(of: x.elements.span, into: &y)
  }

  /// Replaces the elements by the sigmoids, 1 / (1 + e⁻ˣ), of those of `x`.
  ///
  /// - Precondition: both have one shape.
  public mutating func setSigmoid(of x: Matrix) {
    precondition(shape == x.shape, "\(shape) cannot hold the sigmoid of \(x.shape)")
    var y = elements.mutableSpan
    Scalar.computeSigmoid(of: x.elements.span, into: &y)
  }
}
