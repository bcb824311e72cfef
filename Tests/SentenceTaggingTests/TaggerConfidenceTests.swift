import Foundation
import TaggedText
import TestSupport
import Testing
import WindowNetwork

@testable import SentenceTagging

/// How sure a ``Tagger`` is of what it finds.
@Suite struct TaggerConfidenceTests {
  private static let lexicon: ToyTagging.Lexicon = ["anna": ["B-PER": 2], "oslo": ["B-LOC": 1], "left": ["O": 3]]

  private func tagger(
    temperature: Double? = nil, decoding: Decoding = .legal, outsideBias: Float? = nil
  ) throws -> Tagger {
    let errors = Calibration.Errors(tokens: 0, entities: 0)
    let model = ToyTagging.model(
      Self.lexicon,
      calibration: temperature.map { Calibration(temperature: $0, before: errors, after: errors) })
    return try Tagger(
      AveragedModel(model), modelPath: "m", decoding: decoding, outsideBias: outsideBias, logger: RecordingLog().logger)
  }

  /// The share of `exp(score / temperature)` beside `others` tags of score 0.
  private func share(_ score: Double, temperature: Double, others: Double) -> Double {
    exp(score / temperature) / (exp(score / temperature) + others)
  }

  /// A sentence of one word has no I: of O, B-LOC and B-PER one has a score above 0.
  @Test(arguments: [nil, 1, 2.5] as [Double?]) func aWordByHand(_ temperature: Double?) throws {
    let tagger = try tagger(temperature: temperature)
    let sentence = try tagger.tag([Sentence(words: ["Anna"])], withConfidence: true)[0]
    let confidence = try #require(sentence.confidence)
    let expected = share(2, temperature: temperature ?? 1, others: 2)
    #expect(abs(confidence.tokens[0] - expected) < 1e-6)
    #expect(abs(confidence.entities[0] - expected) < 1e-6)
    #expect(tagger.temperature == temperature)
    #expect(tagger.isCalibrated == (temperature != nil))
  }

  /// Of five tags one has a score above 0, and moves count nothing.
  @Test func aWordByHandWithoutRulesForPaths() throws {
    let tagger = try tagger(temperature: 2, decoding: .greedy)
    let confidence = try tagger.tag([Sentence(words: ["Anna"])], withConfidence: true)[0].confidence
    #expect(abs((confidence?.tokens[0] ?? 0) - share(2, temperature: 2, others: 4)) < 1e-6)
  }

  /// More is found, and what is found is no likelier for that.
  @Test func aBiasMakesNothingLikelier() throws {
    let words = [Sentence(words: ["Oslo", "left"])]
    let plain = try tagger().tag(words, withConfidence: true)[0]
    let biased = try tagger(outsideBias: 0.5).tag(words, withConfidence: true)[0]
    #expect(plain.entities.count == 1)
    #expect(biased == plain)
  }

  @Test(arguments: Decoding.allCases) func whatIsFoundIsTheSame(_ decoding: Decoding) throws {
    let tagger = try tagger(decoding: decoding)
    var random = SeededRandom(seed: 20_061)
    for words in ToyTagging.sentences(30, using: &random) {
      let (plain, sure) = (
        try tagger.tag([Sentence(words: words)])[0], try tagger.tag([Sentence(words: words)], withConfidence: true)[0]
      )
      #expect(plain.confidence == nil)
      #expect(sure.entities == plain.entities)
      #expect(sure.confidence?.tokens.count == words.count)
      #expect(sure.confidence?.entities.count == sure.entities.count)
    }
  }

  /// Of another model's opinion nothing is left.
  @Test func confidenceThatWasThereIsGone() throws {
    let before = Sentence(words: ["Anna"], confidence: Confidence(tokens: [0.5], entities: []))
    #expect(try tagger().tag([before])[0].confidence == nil)
  }

  @Test func entitiesOfATextHaveScores() throws {
    let text = "Anna left. Oslo left Anna."
    let tagger = try tagger(temperature: 1.5)
    let sentences = try tagger.tag(text, withConfidence: true)
    let entities = try tagger.entities(in: text)
    #expect(entities.map(\.text) == ["Anna", "Oslo", "Anna"])
    #expect(entities.map(\.score) == sentences.flatMap { $0.confidence?.entities ?? [] })
    #expect(entities.allSatisfy { (0.1..<1).contains($0.score ?? 0) })
    #expect(try tagger.tag(text).allSatisfy { $0.confidence == nil })
  }
}
