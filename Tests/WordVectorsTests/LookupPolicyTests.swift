import Testing
import WordVectors

@Suite struct LookupPolicyTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var word: String
    var cased: [String]
    var uncased: [String]
    var testDescription: String { word }
  }

  static let cases = [
    Case(word: "paris", cased: ["paris"], uncased: ["paris"]),
    Case(word: "Paris", cased: ["Paris", "paris"], uncased: ["paris"]),
    Case(word: "PARIS", cased: ["PARIS", "paris", "Paris"], uncased: ["paris"]),
    Case(word: "AL-AIN'S", cased: ["AL-AIN'S", "al-ain's", "Al-Ain'S"], uncased: ["al-ain's"]),
    Case(word: "A.C.", cased: ["A.C.", "a.c."], uncased: ["a.c."]),
    Case(word: "ÎLE1", cased: ["ÎLE1", "ÎLE0", "île1", "île0", "Île1", "Île0"], uncased: ["île1", "île0"]),
    Case(word: "PCs", cased: ["PCs", "pcs"], uncased: ["pcs"]),
    Case(word: "1999", cased: ["1999", "0000"], uncased: ["1999", "0000"]),
    Case(word: "0000", cased: ["0000"], uncased: ["0000"]),
    Case(word: "B-52s", cased: ["B-52s", "B-00s", "b-52s", "b-00s"], uncased: ["b-52s", "b-00s"]),
    Case(
      word: "Éa\u{301}9", cased: ["Éa\u{301}9", "Éa\u{301}0", "éa\u{301}9", "éa\u{301}0"],
      uncased: ["éa\u{301}9", "éa\u{301}0"]),
    Case(word: "٣", cased: ["٣"], uncased: ["٣"]),
    Case(word: "", cased: [""], uncased: [""]),
    // the lower case of a Kelvin sign is an ordinary k
    Case(word: "\u{212a}", cased: ["\u{212a}", "k"], uncased: ["k"]),
    // an Ångström sign is canonically equal to Å, and yet another word
    Case(word: "\u{212b}", cased: ["\u{212b}", "\u{e5}"], uncased: ["\u{e5}"]),
  ]

  @Test(arguments: cases) func keysInOrder(_ c: Case) {
    #expect(bytes(LookupPolicy.keys(for: c.word, isCased: true)) == bytes(c.cased))
    #expect(bytes(LookupPolicy.keys(for: c.word, isCased: false)) == bytes(c.uncased))
  }

  private func bytes(_ words: [String]) -> [[UInt8]] {
    words.map { Array($0.utf8) }
  }
}
