import Testing
import WindowFeatures

@Suite struct WordKeyTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var a: String
    var b: String
  }

  /// To `String` the two of each pair are one.
  static let pairs = [
    Case(testDescription: "one scalar or two", a: "caf\u{E9}", b: "cafe\u{301}"),
    Case(testDescription: "an Ångström sign", a: "\u{212B}", b: "\u{C5}"),
    Case(testDescription: "a Kelvin sign", a: "\u{212A}", b: "K"),
    Case(testDescription: "marks in another order", a: "a\u{323}\u{307}", b: "a\u{307}\u{323}"),
    Case(testDescription: "a Hangul syllable or its letters", a: "\u{AC00}", b: "\u{1100}\u{1161}"),
  ]

  @Test(arguments: pairs) func tellsEquivalentSpellingsApart(_ c: Case) {
    #expect(c.a == c.b)
    #expect(WordKey(c.a) != WordKey(c.b))
    let rows = [WordKey(c.a): 1, WordKey(c.b): 2]
    #expect(rows.count == 2)
    #expect(rows[WordKey(c.a)] == 1)
    #expect(rows[WordKey(c.b)] == 2)
  }

  @Test(arguments: ["", "a", "caf\u{E9}", "cafe\u{301}", "\0", "👩‍🚀", "too long for a small string"])
  func theSameBytesAreOneKey(_ word: String) {
    // built anew, so that the two share no storage
    let other = String(decoding: Array(word.utf8), as: UTF8.self)
    #expect(WordKey(word) == WordKey(other))
    #expect(WordKey(word).hashValue == WordKey(other).hashValue)
    #expect(WordKey(word).word.utf8.elementsEqual(word.utf8))
  }

  @Test(arguments: [("", "a"), ("a", "b"), ("a", "A"), ("a", "ab"), ("a", "a\0"), ("ab", "ba")])
  func otherBytesAreOtherKeys(_ a: String, _ b: String) {
    #expect(WordKey(a) != WordKey(b))
    #expect(Set([WordKey(a), WordKey(b), WordKey(a)]).count == 2)
  }
}
