/// A short ASCII word with its capitals made small, for looking it up in a list without making a string.
struct ShortWord: Hashable {
  /// The most bytes that one has.
  static let longest = 12

  /// The bytes, the last one lowest; none is zero.
  private let bits: UInt128

  /// The word in `range`; nil for any that is longer, or not ASCII.
  init?(in text: TextBytes, _ range: Range<Int>) {
    guard range.count <= ShortWord.longest else { return nil }
    var bits: UInt128 = 0
    for position in range {
      let byte = text[position]
      guard byte != 0, byte < 0x80 else { return nil }
      bits = bits << 8 | UInt128(byte.isASCIIUppercase ? byte | 0x20 : byte)
    }
    self.bits = bits
  }
}

extension ShortWord: ExpressibleByStringLiteral {
  /// - Precondition: the word is short and ASCII.
  init(_ word: String) {
    guard let short = ShortWord(in: TextBytes(word), 0..<word.utf8.count) else {
      preconditionFailure("'\(word)' is no short word of ASCII")
    }
    self = short
  }

  init(stringLiteral word: String) { self.init(word) }
}
