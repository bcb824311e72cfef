import TaggedText
import Testing

@Suite struct LetterCaseTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var word: String
    var upper: String
    var lower: String
    var testDescription: String { word.debugDescription }
  }

  static let cases = [
    Case(word: "", upper: "", lower: ""), Case(word: "1996", upper: "1996", lower: "1996"),
    Case(word: "McDonald", upper: "MCDONALD", lower: "mcdonald"), Case(word: "U.S.", upper: "U.S.", lower: "u.s."),
    Case(word: "Ölfaß", upper: "ÖLFASS", lower: "ölfaß"), Case(word: "北京", upper: "北京", lower: "北京"),
    Case(word: "\u{1C5}ep", upper: "\u{1C4}EP", lower: "\u{1C6}ep"),
  ]

  @Test(arguments: cases) func rewritesWords(_ c: Case) {
    #expect(LetterCase.upper.rewrite(c.word) == c.upper)
    #expect(LetterCase.lower.rewrite(c.word) == c.lower)
  }

  @Test func leavesEverythingElseOfASentence() {
    let sentence = Sentence(
      words: ["in", "Oslo"], byteRanges: [0..<2, 3..<7], entities: [EntitySpan("LOC", 1..<2)])
    #expect(
      LetterCase.upper.rewrite(sentence)
        == Sentence(words: ["IN", "OSLO"], byteRanges: sentence.byteRanges, entities: sentence.entities))
    #expect(LetterCase.lower.rewrite(sentence).words == ["in", "oslo"])
  }
}
