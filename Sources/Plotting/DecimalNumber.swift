/// A number in the way it is written, `mantissa` · 10^`exponent`, free of the errors of binary fractions.
///
/// The mantissa has no zeros at its end, so that equal numbers are written equally.
struct DecimalNumber: Sendable, Hashable {
  let mantissa: Int
  let exponent: Int

  static let zero = DecimalNumber(0, exponent: 0)

  init(_ mantissa: Int, exponent: Int) {
    var (mantissa, exponent) = (mantissa, mantissa == 0 ? 0 : exponent)
    while mantissa != 0 && mantissa.isMultiple(of: 10) { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    self.mantissa = mantissa
    self.exponent = exponent
  }

  /// The number with so many significant digits that is nearest to `value`.
  ///
  /// - Precondition: `value` is drawable, and `digits` is 1 to 15.
  init(_ value: Double, significantDigits digits: Int) {
    precondition(value.isDrawable && (1...15).contains(digits), "\(digits) digits of \(value)")
    guard value.magnitude >= 1e-300 else {
      self = .zero
      return
    }
    let exponent = value.decade - digits + 1
    let scaled = exponent < 0 ? value * .powerOfTen(-exponent) : value / .powerOfTen(exponent)
    self.init(Int(scaled.rounded()), exponent: exponent)
  }

  /// The number as a binary fraction, correctly rounded: what the literal means.
  var value: Double { Double("\(mantissa)e\(exponent)") ?? .nan }

  /// The logarithm to base 10, exact for powers of ten.
  ///
  /// - Precondition: a positive number.
  var decimalLogarithm: Double { Double(mantissa).decimalLogarithm + Double(exponent) }

  /// The exponent of the power of ten at or below the magnitude; 0 for zero.
  var decade: Int { exponent + String(mantissa.magnitude).count - 1 }
}
