/// The beginnings and the ends of words: `-burg` is a place and `Mac-` a person, in words that have no vector, too.
///
/// - SeeAlso: Collobert et al., "Natural Language Processing (Almost) from Scratch", JMLR 12 (2011), section 6.1, where
///   suffixes are a feature of the same kind.
enum Affix {
  /// The length of the longest, in characters.
  static let longest = 4

  /// The first characters of a form in lower case, digits as 0; nothing where it has fewer.
  static func prefix(_ length: Int, of form: String) -> String {
    if let affix = plain(form.utf8.prefix(length + 1), length: length) {
      return normalized(affix.prefix(length))
    }
    let affix = form.prefix(length)
    return affix.count == length ? normalized(affix) : ""
  }

  /// The last characters, in the same way.
  static func suffix(_ length: Int, of form: String) -> String {
    if let affix = plain(form.utf8.suffix(length + 1), length: length) {
      return normalized(affix.suffix(length))
    }
    let affix = form.suffix(length)
    return affix.count == length ? normalized(affix) : ""
  }

  /// The bytes of an affix, and of the character beside it if there is one, where each byte is a character: all are ASCII,
  /// and none is a carriage return, which with a line feed is one character.
  private static func plain(_ bytes: Substring.UTF8View, length: Int) -> Substring.UTF8View? {
    bytes.count >= length && bytes.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "\r") } ? bytes : nil
  }

  private static func normalized(_ affix: Substring.UTF8View) -> String {
    let bytes = affix.map { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt8(ascii: "0")
      default: byte
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func normalized(_ affix: Substring) -> String {
    String(affix.lowercased().map { $0.isASCII && $0.isNumber ? "0" : $0 })
  }
}

extension FormFeature {
  /// The length of the embedding of an affix: there are few of one character and many of three.
  private static func dimension(_ length: Int) -> Int { 5 * min(length, 3) }

  /// The first `length` characters.
  static func prefix(_ length: Int) -> FormFeature {
    FormFeature(
      name: "prefix\(length)", defaultDimension: dimension(length),
      domain: .open(minimumCount: 3) { Affix.prefix(length, of: $0) })
  }

  /// The last `length` characters.
  static func suffix(_ length: Int) -> FormFeature {
    FormFeature(
      name: "suffix\(length)", defaultDimension: dimension(length),
      domain: .open(minimumCount: 3) { Affix.suffix(length, of: $0) })
  }
}
