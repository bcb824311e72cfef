import TestSupport
import Testing

@testable import TaggedText

@Suite struct TokenizerTests {
  static let cases = [
    SplitCase("", ""),
    SplitCase("   ", ""),
    SplitCase("a\u{A0}b\u{2009}c\u{3000}d\u{200B}e\u{FEFF}f", "a b c d e f"),
    SplitCase("\u{FEFF}a\0b\u{1}c\td", "a b c d"),
    SplitCase(
      "Mr. O'Neill didn't sell Turin's $1,250.5 shares (3.5%) at 20:45.",
      "Mr. O'Neill did n't sell Turin 's $ 1,250.5 shares ( 3.5 % ) at 20:45 ."),
  ]

  @Test(arguments: cases) func cuts(_ c: SplitCase) { c.check() }

  @Test func rangesAreBytesOfTheText() {
    let text = "É 👍 don't"
    #expect(Tokenizer().sentences(in: text).first?.byteRanges == [0..<2, 3..<7, 8..<10, 10..<13])
  }

  /// Without making a string of any word.
  @Test func handsOutTheRangesOfEachSentence() throws {
    let text = try #require(TextBytes(validating: Array("It rains. É 👍\n\n don't".utf8)))
    var sentences: [[Range<Int>]] = []
    Tokenizer().forEachSentence(in: text) { sentences.append(Array($0)) }
    #expect(sentences == [[0..<2, 3..<8, 8..<9], [10..<12, 13..<17], [20..<22, 22..<25]])
  }

  @Test func obeysItsLawsOnRandomText() {
    let seed: UInt64 = 2_003
    var random = SeededRandom(seed: seed)
    for round in 0..<3_000 {
      let count = Int.random(in: 0...40, using: &random)
      let text = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
      checkLaws(text, "seed \(seed), round \(round)")
    }
  }

  @Test func obeysItsLawsOnRandomScalars() {
    let seed: UInt64 = 2_004
    var random = SeededRandom(seed: seed)
    for round in 0..<1_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...30, using: &random) {
        let limit: UInt32 = [0x80, 0x2070, 0x10FFFF].randomElement(using: &random) ?? 0x80
        text.unicodeScalars.append(Unicode.Scalar(UInt32.random(in: 0...limit, using: &random)) ?? " ")
      }
      checkLaws(text, "seed \(seed), round \(round)")
    }
  }

  static let pieces: [String] = [
    "a", "B", "I", "n", "t", "s", "no", "U.S.", "Inc.", "The", "www.", "http://", "x@y.zz", "1", "90", ".", "..", ",",
    ":", "/", "//", "-", "--", "—", "'", "’", "‘", "''", "\"", "“", "”", "(", ")", "$", "€", "%", "#", "@", "&", "+",
    "*", "`", "?", "!", "…", "_", "é", "e\u{301}", "\u{301}", "👍🏽", "👩‍👧", "\u{200D}", "中", "。", "שׁ", " ", " ", " ",
    "\n", "\r\n", "\t", "\0", "\u{A0}", "\u{2028}", "\u{200B}", "\u{FEFF}",
  ]

  /// Words are slices of the text, in order and apart; only spaces are left over.
  func checkLaws(_ text: String, _ comment: Comment) {
    let bytes = Array(text.utf8)
    var end = 0
    for sentence in Tokenizer().sentences(in: text) {
      #expect(!sentence.words.isEmpty && sentence.words.count == sentence.byteRanges.count, comment)
      for (word, range) in zip(sentence.words, sentence.byteRanges) {
        guard range.lowerBound >= end, range.upperBound <= bytes.count, !range.isEmpty else {
          Issue.record("\(range) after \(end) of \(bytes.count): \(comment)")
          return
        }
        #expect(isOnlySpace(bytes[end..<range.lowerBound]), comment)
        #expect(Array(word.utf8) == Array(bytes[range]), comment)
        #expect(String(validating: bytes[range], as: UTF8.self) != nil, comment)
        end = range.upperBound
      }
    }
    #expect(isOnlySpace(bytes[end...]), comment)
  }

  func isOnlySpace(_ bytes: ArraySlice<UInt8>) -> Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy { ScalarClass($0).isSpace }
  }

  /// What has been known to take quadratic time in other tokenizers; each takes milliseconds here.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "a", ".", "'", "’", "\"", "-", "a.", "A.", "a-", "a@", "a@b.cd,", "a://", "://", "www.", "http://x.y/(,", "a%a@",
      "#1", "'s", "n't", "1,", ". \"", ". (", "No. ", "(", "👩‍👧", "\u{301}", "\n", " ", "\u{FEFF}", "a.bc/", "'t",
      "👍", "👍\u{200D}", "1.AUG.", "AB.", "IBM.N", "$5-", "C#", "x,-5", "'s-a", "?\" ", "... ",
    ])
  func takesLinearTime(_ piece: String) {
    let text = String(repeating: piece, count: 300_000 / piece.utf8.count)
    let sentences = Tokenizer().sentences(in: text)
    #expect(sentences.allSatisfy { $0.words.count == $0.byteRanges.count })
  }

  @Test(.timeLimit(.minutes(1))) func cutsALineOfThreeMegabytes() {
    let text = String(repeating: "Unconstitutionally didn't internationalization. ", count: 65_000)
    var (sentences, words) = (0, 0)
    Tokenizer().forEachSentence(in: TextBytes(text)) { ranges in
      sentences += 1
      words += ranges.count
    }
    #expect(text.utf8.count > 3_000_000)
    #expect(sentences == 65_000 && words == 65_000 * 5)
  }
}
