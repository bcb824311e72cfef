import ArgumentParser
import TaggedText
import Testing

@testable import wordclf

@Suite struct TokenChoiceTests {
  static let sentences = [
    Sentence(words: ["It", "rains", "."]),
    Sentence(
      words: ["In", "Oslo", "Anna", "met", "Anna"], entities: [EntitySpan("LOC", 1..<2), EntitySpan("PER", 2..<3)]),
  ]

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var word: String?
    var number: Int?
    var sentence: Int
    var token: Int
  }

  static let cases = [
    Case(testDescription: "the first entity", sentence: 1, token: 1),
    Case(testDescription: "a word", word: "Anna", sentence: 1, token: 2),
    Case(testDescription: "a word of the first sentence", word: ".", sentence: 0, token: 2),
    Case(testDescription: "the first token", number: 1, sentence: 0, token: 0),
    Case(testDescription: "tokens count on", number: 4, sentence: 1, token: 0),
    Case(testDescription: "the last token", number: 8, sentence: 1, token: 4),
  ]

  @Test(arguments: cases) func finds(_ c: Case) throws {
    let choice = try TokenChoice(of: Self.sentences, word: c.word, token: c.number)
    #expect(choice.sentence == Self.sentences[c.sentence])
    #expect(choice.token == c.token)
  }

  @Test func withoutEntitiesTheFirstToken() throws {
    let choice = try TokenChoice(of: [Self.sentences[0]], word: nil, token: nil)
    #expect(choice.token == 0)
  }

  struct Refused: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var word: String?
    var number: Int?
    var message: String
  }

  static let refused = [
    Refused(
      testDescription: "another spelling", word: "oslo",
      message: "--word 'oslo' is not in the sentence: 1 It, 2 rains, 3 ., 4 In, 5 Oslo, 6 Anna, 7 met, 8 Anna"),
    Refused(
      testDescription: "0", number: 0,
      message: "--token must be 1 to 8, not 0: 1 It, 2 rains, 3 ., 4 In, 5 Oslo, 6 Anna, 7 met, 8 Anna"),
    Refused(
      testDescription: "too far", number: 9,
      message: "--token must be 1 to 8, not 9: 1 It, 2 rains, 3 ., 4 In, 5 Oslo, 6 Anna, 7 met, 8 Anna"),
  ]

  @Test(arguments: refused) func refuses(_ c: Refused) {
    let error = #expect(throws: ValidationError.self) {
      try TokenChoice(of: Self.sentences, word: c.word, token: c.number)
    }
    #expect(error?.message == c.message)
  }

  @Test func refusesATextWithoutWords() {
    let error = #expect(throws: ValidationError.self) { try TokenChoice(of: [], word: nil, token: nil) }
    #expect(error?.message == "expected a sentence, and there is no word in it")
  }
}
