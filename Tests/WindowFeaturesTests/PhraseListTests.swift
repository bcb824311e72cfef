import TestSupport
import Testing
import WindowFeatures

@Suite struct PhraseListTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// Phrases, with a space between words.
    var phrases: [String]
    var sentence: String
    var matches: [Range<Int>]
  }

  static let cases = [
    Case(testDescription: "no phrases", phrases: [], sentence: "in New York", matches: []),
    Case(testDescription: "an empty sentence", phrases: ["new york"], sentence: "", matches: []),
    Case(testDescription: "an empty phrase", phrases: [""], sentence: "in New York", matches: []),
    Case(testDescription: "one word", phrases: ["oslo"], sentence: "Oslo , oslo", matches: [0..<1, 2..<3]),
    Case(testDescription: "the whole sentence", phrases: ["new york"], sentence: "New York", matches: [0..<2]),
    Case(testDescription: "any case", phrases: ["New YORK"], sentence: "in nEW york", matches: [1..<3]),
    Case(testDescription: "no part of a word", phrases: ["york"], sentence: "in Yorkshire", matches: []),
    Case(testDescription: "no part of a phrase", phrases: ["new york"], sentence: "a New idea in York", matches: []),
    Case(testDescription: "a phrase cut off", phrases: ["new york"], sentence: "back in New", matches: []),
    Case(
      testDescription: "the longer of two", phrases: ["new", "new york", "new york times"],
      sentence: "the New York Times in New York , new", matches: [1..<4, 5..<7, 8..<9]),
    Case(
      testDescription: "back to the shorter", phrases: ["new york", "new york stock exchange"],
      sentence: "New York Stock Market", matches: [0..<2]),
    Case(
      testDescription: "back to nothing", phrases: ["york stock", "new york stock exchange"],
      sentence: "New York Stock Market", matches: [1..<3]),
    Case(testDescription: "the left of two", phrases: ["a b", "b c"], sentence: "a b c", matches: [0..<2]),
    Case(
      testDescription: "side by side", phrases: ["a b", "c"], sentence: "a b a b c c",
      matches: [0..<2, 2..<4, 4..<5, 5..<6]),
    Case(testDescription: "with itself", phrases: ["a a"], sentence: "a a a a a", matches: [0..<2, 2..<4]),
    Case(testDescription: "given twice", phrases: ["a b", "A B"], sentence: "a b", matches: [0..<2]),
    Case(testDescription: "beyond ASCII", phrases: ["são paulo"], sentence: "SÃO Paulo", matches: [0..<2]),
    Case(testDescription: "a titlecase letter", phrases: ["\u{1C6}amija"], sentence: "\u{1C5}amija", matches: [0..<1]),
    Case(
      testDescription: "a dotted capital", phrases: ["İzmir"], sentence: "İzmir i\u{307}zmir izmir",
      matches: [0..<1, 1..<2]),
    Case(testDescription: "letters without case", phrases: ["北 京"], sentence: "在 北 京", matches: [1..<3]),
    Case(testDescription: "other bytes", phrases: ["caf\u{E9}"], sentence: "cafe\u{301} caf\u{E9}", matches: [1..<2]),
  ]

  private func words(_ text: String) -> [String] { text.split(separator: " ").map { String($0) } }

  @Test(arguments: cases) func finds(_ c: Case) {
    let sentence = words(c.sentence)
    for list in [PhraseList(c.phrases.map(words)), PhraseList(lines: c.phrases)] {
      #expect(list.matches(in: sentence) == c.matches)
      let codes = list.codes(in: sentence)
      #expect(codes.count == sentence.count)
      #expect(codes.indices.filter { codes[$0] != 0 } == c.matches.flatMap { Array($0) })
    }
  }

  @Test func codesOfWhatIsFound() {
    let list = PhraseList([["new", "york"], ["new", "york", "stock", "exchange"], ["oslo"]])
    let sentence = words("The New York Stock Exchange , New York and Oslo")
    #expect(list.codes(in: sentence) == [0, 1, 2, 2, 3, 0, 1, 3, 0, 4])
    #expect(list.codes(in: []).isEmpty)
  }

  @Test func aVeryLongPhrase() {
    let long = (0..<10_000).map { "w\($0)" }
    let list = PhraseList([long, Array(long.prefix(2))])
    #expect(list.matches(in: ["x"] + long + ["x"]) == [1..<10_001])
    #expect(list.matches(in: long.dropLast() + ["x"]) == [0..<2])
    #expect(list.phrases == ["w0 w1", long.joined(separator: " ")])
  }

  @Test func phrasesInOrder() {
    let list = PhraseList([["Oslo"], ["b", "C"], ["É"], [], ["oslo"], ["b"], ["e\u{301}"], ["z"], ["b", "c"]])
    let phrases = ["b", "b c", "e\u{301}", "oslo", "z", "\u{E9}"]
    #expect(list.phrases.map { Array($0.utf8) } == phrases.map { Array($0.utf8) })
    #expect(PhraseList().phrases.isEmpty)
  }

  /// What no line can hold is in no list; a space with a mark upon it is a space still.
  @Test(arguments: [[], [""], ["a", ""], ["new york"], ["a", " "], ["a\nb"], ["a", " \u{301}b"]])
  func leavesOut(_ phrase: [String]) {
    let list = PhraseList([phrase, ["a"]])
    #expect(list.phrases == ["a"])
    #expect(list.matches(in: ["a"] + phrase).first == 0..<1)
  }

  @Test(arguments: [
    ("a b", "a b"), ("  A   b ", "a b"), ("", nil), ("  ", nil), ("a\tb", "a\tb"), ("a\u{A0}B", "a\u{A0}b"),
  ])
  func readsLines(_ line: String, _ phrase: String?) {
    #expect(PhraseList(lines: [line]).phrases == (phrase.map { [$0] } ?? []))
  }

  @Test func agreesWithTryingEveryRun() {
    for seed: UInt64 in 1...500 {
      var random = SeededRandom(seed: seed)
      let phrases = (0..<Int.random(in: 0...12, using: &random)).map { _ in randomWords(upTo: 4, using: &random) }
      let list = PhraseList(phrases)
      let reread = PhraseList(lines: list.phrases)
      #expect(list.phrases == PhraseList(phrases.shuffled(using: &random)).phrases, "seed \(seed)")
      #expect(list.phrases == reread.phrases, "seed \(seed)")
      for _ in 0..<5 {
        let sentence = randomWords(upTo: 12, using: &random)
        let expected = naiveMatches(of: phrases, in: sentence)
        #expect(list.matches(in: sentence) == expected, "seed \(seed), \(phrases) in \(sentence)")
        #expect(reread.matches(in: sentence) == expected, "seed \(seed), \(phrases) in \(sentence)")
      }
    }
  }

  /// Comparing every sentence with every phrase would take hours.
  @Test(.timeLimit(.minutes(1))) func manyPhrases() {
    let list = PhraseList((0..<100_000).lazy.map { ["w\($0 % 1_000)", "w\($0 / 1_000)", "x"] })
    let found = (0..<20_000).count {
      list.matches(in: ["the", "W\($0 % 1_000)", "w\($0 / 200)", "x", "w1"]) == [1..<4]
    }
    #expect(found == 20_000)
    #expect(list.phrases.count == 100_000)
  }
}
