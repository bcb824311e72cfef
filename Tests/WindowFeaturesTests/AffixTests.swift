import TestSupport
import Testing

@testable import WindowFeatures

@Suite struct AffixTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var form: String
    /// Of one to four characters.
    var prefixes: [String]
    var suffixes: [String]
    var testDescription: String { form.debugDescription }
  }

  static let cases = [
    Case(form: "Hamburg", prefixes: ["h", "ha", "ham", "hamb"], suffixes: ["g", "rg", "urg", "burg"]),
    Case(form: "MacK", prefixes: ["m", "ma", "mac", "mack"], suffixes: ["k", "ck", "ack", "mack"]),
    // too short
    Case(form: "", prefixes: ["", "", "", ""], suffixes: ["", "", "", ""]),
    Case(form: "I", prefixes: ["i", "", "", ""], suffixes: ["i", "", "", ""]),
    Case(form: "EU", prefixes: ["e", "eu", "", ""], suffixes: ["u", "eu", "", ""]),
    Case(form: "The", prefixes: ["t", "th", "the", ""], suffixes: ["e", "he", "the", ""]),
    // digits and marks
    Case(form: "1996", prefixes: ["0", "00", "000", "0000"], suffixes: ["0", "00", "000", "0000"]),
    Case(form: "F-16A", prefixes: ["f", "f-", "f-0", "f-00"], suffixes: ["a", "0a", "00a", "-00a"]),
    Case(form: "U.S.", prefixes: ["u", "u.", "u.s", "u.s."], suffixes: [".", "s.", ".s.", "u.s."]),
    Case(form: "٣½²", prefixes: ["٣", "٣½", "٣½²", ""], suffixes: ["²", "½²", "٣½²", ""]),
    // "é" stays what it is, one scalar or two, and is one character
    Case(form: "\u{C9}t", prefixes: ["\u{E9}", "\u{E9}t", "", ""], suffixes: ["t", "\u{E9}t", "", ""]),
    Case(form: "E\u{301}t", prefixes: ["e\u{301}", "e\u{301}t", "", ""], suffixes: ["t", "e\u{301}t", "", ""]),
    Case(form: "1\u{301}2", prefixes: ["1\u{301}", "1\u{301}0", "", ""], suffixes: ["0", "1\u{301}0", "", ""]),
    Case(form: "\u{301}", prefixes: ["\u{301}", "", "", ""], suffixes: ["\u{301}", "", "", ""]),
    // beyond ASCII
    Case(form: "STRAßE", prefixes: ["s", "st", "str", "stra"], suffixes: ["e", "ße", "aße", "raße"]),
    Case(
      form: "İst", prefixes: ["i\u{307}", "i\u{307}s", "i\u{307}st", ""], suffixes: ["t", "st", "i\u{307}st", ""]),
    Case(
      form: "\u{1C5}ep", prefixes: ["\u{1C6}", "\u{1C6}e", "\u{1C6}ep", ""], suffixes: ["p", "ep", "\u{1C6}ep", ""]),
    Case(form: "北京", prefixes: ["北", "北京", "", ""], suffixes: ["京", "北京", "", ""]),
    Case(form: "👩‍👩‍👧‍👦🇳🇴", prefixes: ["👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦🇳🇴", "", ""], suffixes: ["🇳🇴", "👩‍👩‍👧‍👦🇳🇴", "", ""]),
    // white space
    Case(form: "\r\n", prefixes: ["\r\n", "", "", ""], suffixes: ["\r\n", "", "", ""]),
    Case(form: " \0", prefixes: [" ", " \0", "", ""], suffixes: ["\0", " \0", "", ""]),
    // very long
    Case(
      form: String(repeating: "Ab", count: 50_000), prefixes: ["a", "ab", "aba", "abab"],
      suffixes: ["b", "ab", "bab", "abab"]),
  ]

  @Test(arguments: cases) func prefixes(_ c: Case) {
    for (length, text) in zip(1...4, c.prefixes) {
      #expect(bytes(FormFeature.prefix(length).text(of: c.form)) == bytes(text), "prefix\(length)")
    }
  }

  @Test(arguments: cases) func suffixes(_ c: Case) {
    for (length, text) in zip(1...4, c.suffixes) {
      #expect(bytes(FormFeature.suffix(length).text(of: c.form)) == bytes(text), "suffix\(length)")
    }
  }

  @Test func capitalsAndDigitsDoNotCount() {
    let characters = Array("abzABZéÉñжЖωΩ北.-'🇳🇴0189e\u{301}E\u{301}\u{1C5}")
    for seed: UInt64 in 1...300 {
      var random = SeededRandom(seed: seed)
      let length = Int.random(in: 0...7, using: &random)
      let word = (0..<length).compactMap { _ in characters.randomElement(using: &random) }
      let normal = word.map { "0189".contains($0) ? "0" : String($0).lowercased() }
      for length in 1...Affix.longest {
        let isLongEnough = word.count >= length
        let prefix = isLongEnough ? normal.prefix(length).joined() : ""
        let suffix = isLongEnough ? normal.suffix(length).joined() : ""
        #expect(bytes(Affix.prefix(length, of: String(word))) == bytes(prefix), "\(word), seed \(seed)")
        #expect(bytes(Affix.suffix(length, of: String(word))) == bytes(suffix), "\(word), seed \(seed)")
      }
    }
  }
}
