import TestSupport
import Testing

@testable import WindowFeatures

@Suite struct CharacterNgramsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var form: String
    var ngrams: [String]
    var testDescription: String { form.debugDescription }
  }

  static let cases = [
    Case(form: "Oslo", ngrams: ["<os", "<osl", "<oslo", "osl", "oslo", "oslo>", "slo", "slo>", "lo>"]),
    // short
    Case(form: "", ngrams: ["<>"]),
    Case(form: "a", ngrams: ["<a>"]),
    Case(form: ".", ngrams: ["<.>"]),
    Case(form: "EU", ngrams: ["<eu", "<eu>", "eu>"]),
    Case(form: "The", ngrams: ["<th", "<the", "<the>", "the", "the>", "he>"]),
    // one that stands in a form twice is there twice
    Case(form: "ooo", ngrams: ["<oo", "<ooo", "<ooo>", "ooo", "ooo>", "oo>"]),
    Case(
      form: "aaaa", ngrams: ["<aa", "<aaa", "<aaaa", "aaa", "aaaa", "aaaa>", "aaa", "aaa>", "aa>"]),
    // digits and marks
    Case(form: "90", ngrams: ["<00", "<00>", "00>"]),
    Case(form: "F-1", ngrams: ["<f-", "<f-0", "<f-0>", "f-0", "f-0>", "-0>"]),
    Case(form: "٣½", ngrams: ["<٣½", "<٣½>", "٣½>"]),
    Case(form: "<>", ngrams: ["<<>", "<<>>", "<>>"]),
    // "é" is one scalar or two
    Case(form: "\u{C9}", ngrams: ["<\u{E9}>"]),
    Case(form: "E\u{301}", ngrams: ["<e\u{301}", "<e\u{301}>", "e\u{301}>"]),
    Case(form: "\u{301}", ngrams: ["<\u{301}>"]),
    // beyond ASCII
    Case(form: "ÑÄ", ngrams: ["<ñä", "<ñä>", "ñä>"]),
    Case(form: "İ", ngrams: ["<i\u{307}", "<i\u{307}>", "i\u{307}>"]),
    Case(form: "ß", ngrams: ["<ß>"]),
    Case(form: "\u{1C5}", ngrams: ["<\u{1C6}>"]),
    Case(form: "北京", ngrams: ["<北京", "<北京>", "北京>"]),
    Case(form: "🇳🇴", ngrams: ["<\u{1F1F3}\u{1F1F4}", "<\u{1F1F3}\u{1F1F4}>", "\u{1F1F3}\u{1F1F4}>"]),
    // white space
    Case(form: "\r\n", ngrams: ["<\r\n", "<\r\n>", "\r\n>"]),
    Case(form: "\0", ngrams: ["<\0>"]),
  ]

  @Test(arguments: cases) func piecesOfForms(_ c: Case) {
    #expect(CharacterNgrams.ngrams(of: c.form).map { bytes($0) } == c.ngrams.map { bytes($0) })
  }

  /// The definition, on forms short enough to have all their pieces.
  @Test func areAllRunsOfThreeToFive() {
    let characters = Array("abzABZéÉñжЖ北.-'<>0189e\u{301}\u{1C5}")
    for seed: UInt64 in 1...200 {
      var random = SeededRandom(seed: seed)
      let length = Int.random(in: 1...30, using: &random)
      let word = String((0..<length).compactMap { _ in characters.randomElement(using: &random) })
      let folded = word.lowercased().unicodeScalars.map { scalar -> Unicode.Scalar in
        ("0"..."9").contains(scalar) ? "0" : scalar
      }
      let marked: [Unicode.Scalar] = ["<"] + folded + [">"]
      let expected = marked.indices.flatMap { start in
        (3...5).compactMap { length -> [UInt8]? in
          guard start + length <= marked.count else { return nil }
          return marked[start..<start + length].flatMap { Array(String($0).utf8) }
        }
      }
      let found = CharacterNgrams.ngrams(of: word)
      #expect(found.map { bytes($0) } == Array(expected.prefix(100)), "\(word), seed \(seed)")
    }
  }

  /// Where they are cut off, they are those from the left, and an end that is far away has no part in them.
  @Test func longFormsHaveTheirFirstPieces() {
    let most = CharacterNgrams.ngrams(of: String(repeating: "ab", count: 20))
    #expect(most.count == 100)
    #expect(most.prefix(4) == ["<ab", "<aba", "<abab", "aba"])
    #expect(most.last == "aba")
    for count in [50, 51, 52, 150_000] {
      #expect(CharacterNgrams.ngrams(of: String(repeating: "ab", count: count)) == most)
    }
    // the last of no more than a hundred pieces: 36 characters with the ends have 34 + 33 + 32
    let whole = CharacterNgrams.ngrams(of: String(repeating: "a", count: 34))
    #expect(whole.count == 99)
    #expect(whole.last == "aa>")
  }

  /// In Python, with the hash of `FNV1aTests`: `(h ^ h >> 32) % 20000`.
  static let buckets: [(form: String, buckets: [Int])] = [
    ("a", [7_464]), ("", [7_032]), ("\u{C9}", [4_491]),
  ]

  @Test(arguments: buckets) func bucketsAreTheFoldedHashModuloTheirNumber(_ form: String, _ buckets: [Int]) {
    #expect(CharacterNgrams.buckets(of: form) == buckets)
  }

  @Test func bucketsFollowThePieces() {
    let buckets = CharacterNgrams.buckets(of: "Oslo")
    #expect(buckets.count == 9)
    #expect(buckets.first == 10_597)
    #expect(buckets.last == 4_399)
    // capitals and digits do not count
    #expect(CharacterNgrams.buckets(of: "OSLO") == buckets)
    #expect(CharacterNgrams.buckets(of: "1996") == CharacterNgrams.buckets(of: "2024"))
    #expect(CharacterNgrams.buckets(of: "1996").first == 19_211)
  }

  /// Ten thousand pieces of three letters fill the buckets as evenly as chance would: 20,000 · (1 − e^(−1/2)) = 7,869 are
  /// not empty, give or take 33. Without the fold 6,335 would be.
  @Test func bucketsAreFilledEvenly() {
    let buckets = (0..<10_000).map { number -> Int in
      let letters = [number % 26, number / 26 % 26, number / 676].map { UInt8(0x61 + $0) }
      return CharacterNgrams.bucket(of: String(decoding: letters, as: UTF8.self))
    }
    let filled = Set(buckets).count
    #expect((7_730...8_010).contains(filled), "\(filled)")
  }
}
