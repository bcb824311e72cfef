/// A text as UTF-8 bytes, with the questions that the tokenizer asks of it.
///
/// Positions are byte offsets; `end` bounds what may be looked at, and beyond it there is a space.
package struct TextBytes: Sendable {
  package let bytes: [UInt8]

  /// - Complexity: O(length of `text`).
  init(_ text: String) { bytes = Array(text.utf8) }

  /// Text that is UTF-8; nil for other bytes.
  ///
  /// - Complexity: O(bytes).
  package init?(validating bytes: [UInt8]) {
    guard (try? UTF8Span(validating: bytes.span)) != nil else { return nil }
    self.bytes = bytes
  }

  var count: Int { bytes.count }

  subscript(_ position: Int) -> UInt8 { bytes[position] }

  /// The characters in `range`, as they are.
  func word(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The scalar at `position`, which must be the first byte of one.
  func scalar(at position: Int) -> Unicode.Scalar {
    let first = UInt32(bytes[position])
    if first < 0x80 { return Unicode.Scalar(bytes[position]) }
    func continuation(_ offset: Int) -> UInt32 { UInt32(bytes[position + offset]) & 0x3F }
    let value =
      switch first {
      case ..<0xE0: (first & 0x1F) << 6 | continuation(1)
      case ..<0xF0: (first & 0x0F) << 12 | continuation(1) << 6 | continuation(2)
      default: (first & 0x07) << 18 | continuation(1) << 12 | continuation(2) << 6 | continuation(3)
      }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// The number of bytes of the scalar at `position`.
  func width(at position: Int) -> Int {
    switch bytes[position] {
    case ..<0x80: 1
    case ..<0xE0: 2
    case ..<0xF0: 3
    default: 4
    }
  }

  /// What stands at `position`; a space from `end` on.
  func kind(at position: Int, before end: Int) -> ScalarClass {
    guard position < end else { return .space }
    let byte = bytes[position]
    return byte < 0x80 ? .ofASCII(byte) : ScalarClass(scalar(at: position))
  }

  /// Whether a letter at `position` is a capital.
  func isUppercase(at position: Int) -> Bool {
    let byte = bytes[position]
    if byte < 0x80 { return byte.isASCIIUppercase }
    let properties = scalar(at: position).properties
    return properties.isUppercase || properties.generalCategory == .titlecaseLetter
  }

  /// Whether a letter at `position` is a small one.
  func isLowercase(at position: Int) -> Bool {
    let byte = bytes[position]
    if byte < 0x80 { return byte.isASCIILowercase }
    return scalar(at: position).properties.isLowercase
  }

  /// Whether `range` is one scalar.
  func isOneScalar(_ range: Range<Int>) -> Bool {
    !range.isEmpty && range.count == width(at: range.lowerBound)
  }
}
