/// Numbers as people read them, in tables and messages: the same on every platform and in every locale.
extension Int {
  /// The number with commas between its thousands: `203,621`.
  package var grouped: String {
    let digits = Array(String(magnitude))
    var text = self < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// The number with what it counts: `1 token`, `203,621 tokens`.
  ///
  /// - Parameter plural: where it is not the singular with an s.
  package func counted(_ singular: String, _ plural: String? = nil) -> String {
    "\(grouped) \(self == 1 ? singular : plural ?? singular + "s")"
  }
}

extension Double {
  /// The number with so many digits after the point, rounded to nearest; `nan` and `inf` as they are.
  ///
  /// - Precondition: at most 9 digits.
  package func fixed(_ digits: Int) -> String {
    precondition((0...9).contains(digits), "\(digits) digits after the point are not 0 to 9")
    let scale = (0..<digits).reduce(1.0) { product, _ in product * 10 }
    let scaled = (magnitude * scale).rounded()
    guard scaled < 0x1p53 else { return "\(self)" }
    let text = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
    let sign = self < 0 && scaled > 0 ? "-" : ""
    return digits == 0 ? sign + padded : "\(sign)\(padded.dropLast(digits)).\(padded.suffix(digits))"
  }

  /// The number with as few digits as tell it from all others, without a power of ten from a billionth on: `0.00001`, `2`,
  /// `0.3`; `1e-12` as it is.
  package var plain: String {
    let text = "\(self)"
    if text.hasSuffix(".0") { return String(text.dropLast(2)) }
    let parts = text.split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]), (-9..<0).contains(exponent) else { return text }
    let digits = parts[0].filter(\.isNumber)
    return "\(self < 0 ? "-" : "")0.\(String(repeating: "0", count: -exponent - 1))\(digits)"
  }

  /// The number with one digit before the point, so many after it, and its power of ten, for numbers of very unlike
  /// sizes: `1.2e-10`. Zero, `nan` and `inf` are as they are.
  ///
  /// - Precondition: at most 9 digits.
  package func scientific(_ digits: Int) -> String {
    guard isFinite, self != 0 else { return self == 0 ? "0" : "\(self)" }
    var (mantissa, exponent) = mantissaAndExponent
    var text = mantissa.fixed(digits)
    if text.hasPrefix("10") { (text, exponent) = ((mantissa / 10).fixed(digits), exponent + 1) }
    let power = String(exponent.magnitude)
    return "\(self < 0 ? "-" : "")\(text)e\(exponent < 0 ? "-" : "+")\(power.count < 2 ? "0" : "")\(power)"
  }

  /// The number with three significant digits, or all digits before the point; in scientific notation below a thousandth
  /// and from a million on: `0.0123`, `-4.56`, `1234`, `7.89e-05`. Whole numbers have no point, `nan` and `inf` stay.
  package var short: String {
    guard isFinite else { return "\(self)" }
    if magnitude < 1e6, self == rounded() { return fixed(0) }
    let (mantissa, exponent) = mantissaAndExponent
    let power = mantissa >= 9.995 ? exponent + 1 : exponent
    return (-3..<6).contains(power) ? fixed(max(0, 2 - power)) : scientific(2)
  }

  /// 1 to under 10, and the power of ten that makes it the magnitude of a finite number other than 0.
  private var mantissaAndExponent: (Double, Int) {
    var mantissa = magnitude
    var exponent = 0
    while mantissa >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    while mantissa < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    return (mantissa, exponent)
  }
}

extension String {
  /// The text with spaces before it, to be at least `width` characters long.
  package func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: Swift.max(0, width - count)) + self
  }

  /// The text with spaces after it, to be at least `width` characters long.
  package func rightPadded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - count))
  }
}
