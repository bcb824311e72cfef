/// Decimal properties of numbers, from additions, multiplications and divisions alone: mathematics libraries differ in
/// the last bits of their logarithms, and a picture has the same bytes on every platform.
extension Double {
  /// The logarithm to base 10, to a few units in the last place.
  ///
  /// The series is that of the inverse hyperbolic tangent, ln m = 2 · artanh((m − 1) / (m + 1)), for m within a factor
  /// √2 of 1.
  ///
  /// - Precondition: a positive, finite number.
  var decimalLogarithm: Double {
    precondition(self > 0 && isFinite, "no logarithm of \(self)")
    let isLarge = significand > 1.4142135623730951
    let mantissa = isLarge ? significand / 2 : significand
    let power = Double(exponent) + (isLarge ? 1 : 0)
    let ratio = (mantissa - 1) / (mantissa + 1)
    var sum = 0.0
    for divisor in stride(from: 23.0, through: 1, by: -2) { sum = sum * ratio * ratio + 1 / divisor }
    return power * 0.30102999566398120 + 2 * ratio * sum * 0.43429448190325183
  }

  /// The exponent of the power of ten at or below the magnitude: 2 for 100 and for −999.9.
  ///
  /// - Precondition: a magnitude of 10⁻³⁰⁰ to 10³⁰⁰.
  var decade: Int {
    precondition(magnitude >= 1e-300 && isDrawable, "no decade of \(self)")
    var exponent = Int(magnitude.decimalLogarithm.rounded(.down))
    if Double.powerOfTen(exponent + 1) <= magnitude { exponent += 1 }
    if Double.powerOfTen(exponent) > magnitude { exponent -= 1 }
    return exponent
  }

  /// 10 to the power of `exponent`, correctly rounded.
  static func powerOfTen(_ exponent: Int) -> Double { DecimalNumber(1, exponent: exponent).value }

  /// Whether a chart has a place for the number: it is finite, and its magnitude is at most 10³⁰⁰, beyond which widths
  /// and margins would overflow.
  var isDrawable: Bool { magnitude <= 1e300 }

  /// The number as a coordinate of an SVG text: two decimals at most.
  ///
  /// - Precondition: a magnitude of less than 10¹²: there is no such place in a picture.
  var coordinate: String {
    precondition(magnitude < 1e12, "\(self) is no place in a picture")
    let hundredths = Int((magnitude * 100).rounded())
    let sign = self < 0 && hundredths > 0 ? "-" : ""
    let (whole, fraction) = hundredths.quotientAndRemainder(dividingBy: 100)
    if fraction == 0 { return "\(sign)\(whole)" }
    if fraction.isMultiple(of: 10) { return "\(sign)\(whole).\(fraction / 10)" }
    return "\(sign)\(whole).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}
