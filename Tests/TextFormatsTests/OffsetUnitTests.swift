import Testing

@testable import TextFormats

@Suite struct OffsetUnitTests {
  /// Written by hand: each text, a part of it, and where the part begins and ends in bytes, scalars, units of UTF-16 and
  /// characters.
  struct Case: Sendable {
    let text: String
    let part: String
    let utf8: Range<Int>
    let scalar: Range<Int>
    let utf16: Range<Int>
    let grapheme: Range<Int>
  }

  static let cases = [
    Case(text: "in Turin.", part: "Turin", utf8: 3..<8, scalar: 3..<8, utf16: 3..<8, grapheme: 3..<8),
    // é as one scalar, and as e with an accent
    Case(text: "José in Köln", part: "Köln", utf8: 9..<14, scalar: 8..<12, utf16: 8..<12, grapheme: 8..<12),
    Case(
      text: "Jose\u{301} in Ko\u{308}ln", part: "Ko\u{308}ln", utf8: 10..<16, scalar: 9..<14, utf16: 9..<14,
      grapheme: 8..<12),
    // one scalar of four bytes
    Case(text: "👍 Rome", part: "Rome", utf8: 5..<9, scalar: 2..<6, utf16: 3..<7, grapheme: 2..<6),
    // a thumb and its skin: two scalars, one character
    Case(text: "👍🏽 Rome", part: "Rome", utf8: 9..<13, scalar: 3..<7, utf16: 5..<9, grapheme: 2..<6),
    // a family of three with two zero-width joiners
    Case(
      text: "👩\u{200D}👩\u{200D}👧 Rome", part: "Rome", utf8: 19..<23, scalar: 6..<10, utf16: 9..<13, grapheme: 2..<6),
    // the flag of Italy: two scalars, one character
    Case(text: "🇮🇹 Rome 🇮🇹", part: "Rome", utf8: 9..<13, scalar: 3..<7, utf16: 5..<9, grapheme: 2..<6),
    // a Windows line end is one character
    Case(text: "a\r\nRome", part: "Rome", utf8: 3..<7, scalar: 3..<7, utf16: 3..<7, grapheme: 2..<6),
    Case(text: "a\u{A0}Rome\u{A0}b", part: "Rome", utf8: 3..<7, scalar: 2..<6, utf16: 2..<6, grapheme: 2..<6),
    // Hebrew, from right to left: two bytes a letter
    Case(text: "גר בתל אביב", part: "תל אביב", utf8: 7..<20, scalar: 4..<11, utf16: 4..<11, grapheme: 4..<11),
    // Hebrew with a point below its letter
    Case(text: "שָׁלוֹם רומא", part: "רומא", utf8: 15..<23, scalar: 8..<12, utf16: 8..<12, grapheme: 5..<9),
    Case(text: "住在東京。", part: "東京", utf8: 6..<12, scalar: 2..<4, utf16: 2..<4, grapheme: 2..<4),
    Case(text: "a\0Rome", part: "Rome", utf8: 2..<6, scalar: 2..<6, utf16: 2..<6, grapheme: 2..<6),
    // a byte-order mark is a character of its own
    Case(text: "\u{FEFF}Rome", part: "Rome", utf8: 3..<7, scalar: 1..<5, utf16: 1..<5, grapheme: 1..<5),
    // Devanagari: a consonant and its vowel sign are one character
    Case(text: "दिल्ली में", part: "दिल्ली", utf8: 0..<18, scalar: 0..<6, utf16: 0..<6, grapheme: 0..<2),
    Case(text: "", part: "", utf8: 0..<0, scalar: 0..<0, utf16: 0..<0, grapheme: 0..<0),
  ]

  static let units: [(OffsetUnit, @Sendable (Case) -> Range<Int>)] = [
    (.utf8, { $0.utf8 }), (.scalar, { $0.scalar }), (.utf16, { $0.utf16 }), (.grapheme, { $0.grapheme }),
  ]

  @Test(arguments: cases) func placesOfBytes(_ c: Case) {
    let text = Array(c.text.utf8)
    for (unit, expected) in Self.units {
      let places = unit.places(of: [c.utf8.upperBound, c.utf8.lowerBound], in: text)
      #expect(places == [expected(c).upperBound, expected(c).lowerBound], "\(unit)")
    }
  }

  @Test(arguments: cases) func bytesOfPlaces(_ c: Case) {
    let text = Array(c.text.utf8)
    for (unit, expected) in Self.units {
      let bytes = unit.byteOffsets(of: [expected(c).lowerBound, expected(c).upperBound], in: text)
      #expect(bytes == [c.utf8.lowerBound, c.utf8.upperBound], "\(unit)")
    }
  }

  /// What each unit is named for, by Swift's own views of the text.
  @Test(arguments: cases) func cutsThePart(_ c: Case) {
    let scalars = Array(c.text.unicodeScalars)
    #expect(String(decoding: Array(c.text.utf8)[c.utf8], as: UTF8.self) == c.part)
    #expect(scalars[c.scalar].elementsEqual(c.part.unicodeScalars))
    #expect(String(decoding: Array(c.text.utf16)[c.utf16], as: UTF16.self) == c.part)
    #expect(String(Array(c.text)[c.grapheme]) == c.part)
  }

  @Test(arguments: cases) func lengthIsThePlaceOfTheEnd(_ c: Case) {
    let text = Array(c.text.utf8)
    for (unit, _) in Self.units { #expect([unit.length(of: text)] == unit.places(of: [text.count], in: text)) }
  }

  @Test func placesThatAreNone() {
    let text = Array("é👍".utf8)
    #expect(OffsetUnit.utf8.byteOffsets(of: [1, 2, 3, 6, 7], in: text) == [nil, 2, nil, 6, nil])
    #expect(OffsetUnit.scalar.byteOffsets(of: [0, 2, 3], in: text) == [0, 6, nil])
    #expect(OffsetUnit.utf16.byteOffsets(of: [1, 2, 3], in: text) == [2, nil, 6])
    #expect(OffsetUnit.grapheme.byteOffsets(of: [2, -1], in: text) == [6, nil])
  }

  @Test func rangesInsideOfCharactersAreWidened() {
    let accent = Array("a \u{301}b c".utf8)
    #expect(OffsetUnit.grapheme.widened([2..<5, 0..<1], in: accent) == [1..<5, 0..<1])
    #expect(OffsetUnit.scalar.widened([2..<5], in: accent) == [2..<5])
    let flags = Array("🇮🇹🇫🇷".utf8)
    #expect(OffsetUnit.grapheme.widened([4..<12, 8..<16], in: flags) == [0..<16, 8..<16])
    let lines = Array("a\r\nb".utf8)
    #expect(OffsetUnit.grapheme.widened([2..<4], in: lines) == [1..<4])
  }
}
