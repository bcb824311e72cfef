import Testing

@testable import TaggedText

@Suite struct TextBytesTests {
  @Test func decodesEveryScalar() {
    for value in stride(from: UInt32(0), through: 0x10FFFF, by: 7) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = TextBytes(String(Character(scalar)))
      #expect(text.scalar(at: 0) == scalar)
      #expect(text.width(at: 0) == text.count)
      #expect(text.kind(at: 0, before: text.count) == ScalarClass(scalar))
    }
  }

  @Test(
    arguments: [
      [0x80], [0xC3], [0xC0, 0x80], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF],
      [0x61, 0xE9, 0x61],
    ] as [[UInt8]])
  func takesOnlyUTF8(bytes: [UInt8]) { #expect(TextBytes(validating: bytes) == nil) }

  @Test(arguments: ["", "text", "\0", "é e\u{301} 中 👍\u{10FFFF}"]) func takesAnyUTF8(text: String) {
    #expect(TextBytes(validating: Array(text.utf8))?.bytes == Array(text.utf8))
  }

  @Test func seesSpaceBeyondTheEnd() { #expect(TextBytes("a").kind(at: 1, before: 1) == .space) }

  @Test func knowsCapitals() {
    let text = TextBytes("aBéÉǅ1")
    let starts = [0, 1, 2, 4, 6, 8]
    #expect(starts.map(text.isUppercase(at:)) == [false, true, false, true, true, false])
    #expect(starts.map(text.isLowercase(at:)) == [true, false, true, false, false, false])
  }
}
