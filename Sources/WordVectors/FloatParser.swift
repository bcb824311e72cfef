/// Decimal text → `Float`, exactly rounded, whatever the locale.
///
/// Accepts what `strtof` accepts in decimal: a sign, digits with at most one point, an exponent. The result has the bits
/// that `strtof` gives.
///
/// - SeeAlso: W. D. Clinger, "How to Read Floating Point Numbers Accurately", PLDI 1990: a quotient or product of two
///   numbers that a `Double` holds exactly is rounded only once.
public enum FloatParser {
  /// Why a text is not a finite number.
  public enum Failure: Error, Hashable {
    case notANumber
    /// `nan`, `inf`, or a number beyond `Float.greatestFiniteMagnitude`.
    case notFinite
  }

  /// The number that all of `text` says.
  ///
  /// - Complexity: O(bytes).
  public static func parse(_ text: Span<UInt8>) throws(Failure) -> Float {
    var position = 0
    guard let value = scan(text, from: &position) else { throw saysNotFinite(text) ? .notFinite : .notANumber }
    guard position == text.count else { throw .notANumber }
    guard value.isFinite else { throw .notFinite }
    return value
  }

  /// The number that begins at `position`, which moves to the first byte that is not part of it.
  ///
  /// - Returns: nil if no decimal number begins there; infinity if it is too large for a `Float`.
  static func scan(_ text: Span<UInt8>, from position: inout Int) -> Float? {
    let start = position
    var index = position
    let end = text.count
    var isNegative = false
    if index < end, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
      isNegative = text[index] == UInt8(ascii: "-")
      index += 1
    }
    var decimal = Decimal()
    let integerStart = index
    decimal.appendDigits(text, from: &index)
    var digitCount = index - integerStart
    if index < end, text[index] == UInt8(ascii: ".") {
      index += 1
      let fractionStart = index
      decimal.appendDigits(text, from: &index)
      decimal.exponent = fractionStart - index
      digitCount += index - fractionStart
    }
    guard digitCount > 0 else { return nil }
    decimal.exponent += scanExponent(text, from: &index)
    position = index
    if let magnitude = decimal.float { return isNegative ? -magnitude : magnitude }
    let exact = String(decoding: (start..<index).map { text[$0] }, as: UTF8.self)
    return Float(exact) ?? .infinity
  }

  /// The exponent that begins at `index`, if one does; else 0, and `index` stays.
  private static func scanExponent(_ text: Span<UInt8>, from index: inout Int) -> Int {
    guard index < text.count, text[index] | 0x20 == UInt8(ascii: "e") else { return 0 }
    var next = index + 1
    var isNegative = false
    if next < text.count, text[next] == UInt8(ascii: "-") || text[next] == UInt8(ascii: "+") {
      isNegative = text[next] == UInt8(ascii: "-")
      next += 1
    }
    let digitsStart = next
    var exponent = 0
    while next < text.count, let digit = digitValue(text[next]) {
      exponent = min(exponent * 10 + Int(digit), 1 << 40)  // more than any text has digits
      next += 1
    }
    guard next > digitsStart else { return 0 }
    index = next
    return isNegative ? -exponent : exponent
  }

  /// The powers that a `Double` holds exactly.
  static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  /// Whether a quotient or product of two numbers that a `Double` holds exactly may round wrongly to a `Float`.
  ///
  /// A double half-way between two floats may itself have been rounded to there. No other double is rounded twice wrongly,
  /// and within the bounds of the quick ways (1e-22 to 9.1e37) no float is subnormal or infinite.
  @inline(__always)
  static func isHalfWay(_ value: Double) -> Bool { value.bitPattern & 0x1fff_ffff == 0x1000_0000 }

  private static func saysNotFinite(_ text: Span<UInt8>) -> Bool {
    guard text.count <= 9 else { return false }
    let name = String(decoding: text.indices.map { text[$0] | 0x20 }, as: UTF8.self)
    let unsigned =
      text.count > 0 && (text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+")) ? name.dropFirst() : name[...]
    return ["nan", "inf", "infinity"].contains(unsigned)
  }
}

/// The value of an ASCII digit.
private func digitValue(_ byte: UInt8) -> UInt8? {
  let value = byte &- UInt8(ascii: "0")
  return value < 10 ? value : nil
}

/// `significand · 10^exponent`, as long as the significand has at most 19 digits.
private struct Decimal {
  var significand: UInt64 = 0
  var exponent = 0
  /// Digits from the first that is not zero.
  private var significantDigits = 0

  /// Takes in the digits that begin at `index`, which moves to the first other byte.
  mutating func appendDigits(_ text: Span<UInt8>, from index: inout Int) {
    while index < text.count, let digit = digitValue(text[index]) {
      significand = significand &* 10 &+ UInt64(digit)
      if significantDigits > 0 || digit > 0 { significantDigits += 1 }
      index += 1
    }
  }

  /// The nearest `Float`; nil where the quick way cannot be sure of it.
  var float: Float? {
    guard significantDigits > 0 else { return 0 }
    guard significantDigits <= 19, significand <= 1 << 53, -22...22 ~= exponent else { return nil }
    let power = FloatParser.powersOfTen[abs(exponent)]
    let value = exponent < 0 ? Double(significand) / power : Double(significand) * power
    return FloatParser.isHalfWay(value) ? nil : Float(value)
  }
}
