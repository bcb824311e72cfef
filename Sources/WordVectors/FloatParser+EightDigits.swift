extension FloatParser {
  /// The number at `position`, if it is of the kind that vector files are full of: a sign or none, one digit, a point, and
  /// 1 to 15 digits, with no more to come. Eight digits are read at a time.
  ///
  /// - Returns: the number, which is the one that ``scan(_:from:)`` gives bit for bit, and where it ends; nil for any other
  ///   text, and for the few numbers whose rounding takes more care.
  /// - Precondition: there are ``quickBytes`` bytes at `position`.
  /// - SeeAlso: D. Lemire, "Number Parsing at a Gigabyte per Second", Software: Practice and Experience 51 (2021), whose
  ///   sections 4 and 6 read eight digits by three multiplications.
  @inline(__always)
  static func scanQuickly(_ text: RawSpan, at position: Int, powers: Span<Double>) -> (value: Float, end: Int)? {
    let isNegative = byte(text, position) == UInt8(ascii: "-")
    let start = isNegative ? position &+ 1 : position
    let first = byte(text, start) &- UInt8(ascii: "0")
    guard first < 10, byte(text, start &+ 1) == UInt8(ascii: ".") else { return nil }
    let fraction = eightBytes(text, start &+ 2) ^ zeros
    let length = digitCount(fraction)
    guard length > 0 else { return nil }
    var digits: UInt64
    var places = length
    if length < 8 {
      // the digit before the point belongs to the same eight, behind as many zeros as there is room for
      digits = value(ofDigits: (fraction << 8 | UInt64(first)) << UInt64(8 * (7 - length)))
    } else {
      let rest = eightBytes(text, start &+ 10) ^ zeros
      let restLength = digitCount(rest)
      guard restLength < 8 else { return nil }
      places += restLength
      digits = UInt64(first) * 100_000_000 + value(ofDigits: fraction)
      for _ in 0..<restLength { digits *= 10 }
      digits += value(ofDigits: restLength == 0 ? 0 : rest << UInt64(8 * (8 - restLength)))
      guard digits <= 1 << 53 else { return nil }
    }
    let end = start &+ 2 &+ places
    guard byte(text, end) | 0x20 != UInt8(ascii: "e") else { return nil }
    let power = unsafe powers[unchecked: places]
    let magnitude = Double(digits) / power
    guard !isHalfWay(magnitude) else { return nil }
    let bits = Float(magnitude).bitPattern | (isNegative ? 1 << 31 : 0)
    return (Float(bitPattern: bits), end)
  }

  /// The bytes that ``scanQuickly(_:at:powers:)`` may look at.
  static let quickBytes = 24

  /// Eight times the digit 0, which is taken from each digit's byte and leaves its value.
  @inline(__always)
  private static var zeros: UInt64 { 0x3030_3030_3030_3030 }

  /// How many of the eight bytes, from the lowest on, are 0 to 9.
  @inline(__always)
  private static func digitCount(_ bytes: UInt64) -> Int {
    // adding 0x76 carries into the highest bit of a byte from 10 on; from 128 on it is set already
    let others = ((bytes & 0x7f7f_7f7f_7f7f_7f7f) &+ 0x7676_7676_7676_7676 | bytes) & 0x8080_8080_8080_8080
    return others.trailingZeroBitCount >> 3
  }

  /// The number that eight digits make, of which the lowest byte is the first.
  @inline(__always)
  private static func value(ofDigits digits: UInt64) -> UInt64 {
    let pairs = (digits &* 10) &+ (digits >> 8)
    let mask: UInt64 = 0x0000_00ff_0000_00ff
    // of two digits each: the first times 1,000,000 and the third times 100, the second times 10,000 and the fourth
    let odd = (pairs & mask) &* 0x000f_4240_0000_0064
    let even = (pairs >> 16 & mask) &* 0x0000_2710_0000_0001
    return (odd &+ even) >> 32
  }

  @inline(__always)
  private static func byte(_ text: RawSpan, _ offset: Int) -> UInt8 {
    unsafe text.unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
  }

  @inline(__always)
  private static func eightBytes(_ text: RawSpan, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: unsafe text.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self))
  }
}
