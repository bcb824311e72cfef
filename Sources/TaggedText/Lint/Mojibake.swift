/// UTF-8 that was once read as Windows-1252 or Latin-1, and written as UTF-8 again: `Ã©` for `é`, `â€™` for `’`.
enum Mojibake {
  /// The text as it was before, if that is what happened to a part of it.
  ///
  /// A part counts if its bytes in Windows-1252 are UTF-8. As a word may end in a letter with an accent and a quotation
  /// mark, two bytes alone count only where they begin with `Â` or `Ã`.
  ///
  /// - Complexity: O(length).
  static func mended(_ text: Substring.UnicodeScalarView) -> String? {
    var mended = String.UnicodeScalarView()
    var wasWrong = false
    var rest = text
    while let first = rest.first {
      let isASCII = first.value < 0x80
      let end = rest.firstIndex { ($0.value < 0x80) != isASCII } ?? rest.endIndex
      if !isASCII, let run = decoded(rest[..<end]) {
        mended.append(contentsOf: run.unicodeScalars)
        wasWrong = true
      } else {
        mended.append(contentsOf: rest[..<end])
      }
      rest = rest[end...]
    }
    return wasWrong ? String(mended) : nil
  }

  /// A run of characters beyond ASCII as it was before, if it was another.
  private static func decoded(_ run: Substring.UnicodeScalarView) -> String? {
    var bytes: [UInt8] = []
    for scalar in run {
      guard let byte = byte(of: scalar) else { return nil }
      bytes.append(byte)
    }
    guard bytes.count > 2 || bytes[0] == 0xC2 || bytes[0] == 0xC3 else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  /// The byte that Windows-1252, or Latin-1 where that has none, writes for a character.
  private static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    if scalar.value < 0x100 { return UInt8(scalar.value) }
    return windows.firstIndex(of: scalar).map { UInt8(0x80 + $0) }
  }

  /// What Windows-1252 has from 0x80 on; five places are empty.
  private static let windows = Array("€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
}
