import Testing

@testable import TaggedText

@Suite struct ScalarClassTests {
  @Test(arguments: [
    ("\0 \t\u{1F}\u{7F}\u{80}\u{A0}\u{2009}\u{200B}\u{202F}\u{3000}\u{FEFF}", ScalarClass.space),
    ("\u{61C}\u{200E}\u{200F}\u{202A}\u{202E}\u{2060}\u{2066}\u{2069}", .space),
    ("\n\r\u{B}\u{C}\u{85}\u{2028}\u{2029}", .lineBreak),
    ("aZ_éßжλ中あא\u{301}\u{200D}\u{FE0F}°·״", .letter),
    ("09٣５", .digit),
    ("'’", .apostrophe),
    ("‘", .openingApostrophe),
    ("-‐‑−", .hyphen),
    ("!?‽", .terminator),
    ("*`", .repeated),
    ("👍♥☀🏽🇫", .emoji),
    ("\"%()<>=;“”«»„–—…€£¿。、（×÷®™•", .mark),
  ])
  func classifies(_ scalars: String, _ expected: ScalarClass) {
    for scalar in scalars.unicodeScalars {
      #expect(ScalarClass(scalar) == expected, "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test func takesAllWhiteSpaceOfUnicodeForSpace() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), scalar.properties.isWhitespace else { continue }
      #expect(ScalarClass(scalar).isSpace, "U+\(String(value, radix: 16))")
    }
  }
}
