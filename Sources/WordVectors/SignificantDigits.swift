/// A finite number rounded to a few significant decimal digits, and its text as the C library's `%g` has it.
struct SignificantDigits {
  private let isNegative: Bool
  /// The digits as one integer, which ends in no zero unless it is 0.
  private let digits: Int
  /// How many digits there are.
  private let count: Int
  /// The power of ten of the first digit.
  private let exponent: Int
  /// How many digits were asked for.
  private let precision: Int

  /// Rounds to nearest, in `Double`, whose error is far below any digit that is kept.
  ///
  /// - Precondition: `value` is finite, and `precision` 1 to 9.
  init(_ value: Float, count precision: Int) {
    self.precision = precision
    isNegative = value.sign == .minus
    let magnitude = Double(value.magnitude)
    let limit = Self.powersOfTen[precision]
    var exponent = magnitude == 0 ? 0 : Self.decimalExponent(of: magnitude)
    var digits = Self.scaled(magnitude, by: precision - 1 - exponent).rounded(.toNearestOrEven)
    if digits >= limit {
      digits = Self.powersOfTen[precision - 1]
      exponent += 1
    }
    var (whole, count) = (Int(digits), precision)
    while count > 1, whole.isMultiple(of: 10) { (whole, count) = (whole / 10, count - 1) }
    (self.digits, self.count, self.exponent) = (whole, count, exponent)
  }

  /// Appends the text.
  func append(to output: inout [UInt8]) {
    if isNegative { output.append(UInt8(ascii: "-")) }
    let text = String(digits).utf8
    switch exponent {
    case -4..<0:
      output.append(contentsOf: "0.".utf8)
      output.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: -exponent - 1))
      output.append(contentsOf: text)
    case 0..<precision:
      append(text, pointAfter: exponent + 1, to: &output)
    default:
      append(text, pointAfter: 1, to: &output)
      output.append(contentsOf: exponent < 0 ? "e-".utf8 : "e+".utf8)
      if exponent.magnitude < 10 { output.append(UInt8(ascii: "0")) }
      output.append(contentsOf: String(exponent.magnitude).utf8)
    }
  }

  private func append(_ text: String.UTF8View, pointAfter whole: Int, to output: inout [UInt8]) {
    output.append(contentsOf: text.prefix(whole))
    output.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(0, whole - count)))
    if count > whole {
      output.append(UInt8(ascii: "."))
      output.append(contentsOf: text.dropFirst(whole))
    }
  }

  /// The power of ten of the first digit of a positive number: the largest that is not above it.
  private static func decimalExponent(of magnitude: Double) -> Int {
    // 1233 / 4096 is log10(2), a little less; for the exponents of a float the whole part is right, or one too small
    var exponent = (Int(magnitude.exponent) * 1233) >> 12
    if scaled(magnitude, by: -exponent) >= 10 { exponent += 1 }
    return exponent
  }

  /// `value · 10^power`.
  private static func scaled(_ value: Double, by power: Int) -> Double {
    power < 0 ? value / powersOfTen[-power] : value * powersOfTen[power]
  }

  /// The powers up to the ninth digit of the smallest float, 1.4e-45.
  private static let powersOfTen: [Double] = (0...53).map { Double("1e\($0)") ?? .nan }
}
