import Foundation
import TestSupport
import Testing

@testable import VectorTraining

@Suite struct WordRuleTests {
  static func normalized(_ form: String, _ rule: WordRule) -> String {
    var word: [UInt8] = Array("what was there before".utf8)
    rule.normalize(Array(form.utf8)[...], into: &word)
    return String(decoding: word, as: UTF8.self)
  }

  @Test(arguments: [
    ("Word", "word", "Word"), ("U.S.", "u.s.", "U.S."), ("@[Z`{", "@[z`{", "@[Z`{"), ("ÉCOLE", "école", "ÉCOLE"),
    ("ΣΊΣΥΦΟΣ", "σίσυφοσ", "ΣΊΣΥΦΟΣ"), ("İ", "i\u{307}", "İ"), ("E\u{301}", "e\u{301}", "E\u{301}"), ("中", "中", "中"),
    ("1990", "1990", "1990"),
  ])
  func caseIsFoldedUnlessItIsKept(form: String, small: String, cased: String) {
    // compared byte by byte: "é" is not "e\u{301}" here
    #expect(Array(Self.normalized(form, WordRule()).utf8) == Array(small.utf8))
    #expect(Array(Self.normalized(form, WordRule(isCased: true)).utf8) == Array(cased.utf8))
  }

  @Test(arguments: [
    ("1,250.95", "0,000.00"), ("B2B", "b0b"), ("É9", "é0"), ("/0123456789:", "/0000000000:"), ("٣", "٣"),
  ])
  func digitsOfASCIIAreFolded(form: String, folded: String) {
    #expect(Self.normalized(form, WordRule(foldsDigits: true)) == folded)
    #expect(Self.normalized(form, WordRule()) == form.lowercased())
  }

  @Test func smallLettersAreThoseOfStrings() {
    let seed: UInt64 = 3
    var random = SeededRandom(seed: seed)
    for round in 0..<3000 {
      var form = ""
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let limit: UInt32 = [0x80, 0x600, 0x2C00, 0x1_F000].randomElement(using: &random) ?? 0x80
        form.unicodeScalars.append(Unicode.Scalar(UInt32.random(in: 0x21...limit, using: &random)) ?? "Å")
      }
      let word = Self.normalized(form, WordRule())
      #expect(Array(word.utf8) == Array(form.lowercased().utf8), "seed \(seed), round \(round): \(form)")
    }
  }

  @Test func isKeptAsJSON() throws {
    let rule = WordRule(isPretokenized: true, foldsDigits: true, boundary: .document, skipsInvalidLines: true)
    #expect(try JSONDecoder().decode(WordRule.self, from: JSONEncoder().encode(rule)) == rule)
    #expect(WordRule.Boundary.allCases.map(\.rawValue) == ["sentence", "line", "document"])
  }
}
