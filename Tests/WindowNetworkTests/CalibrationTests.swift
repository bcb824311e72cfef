import Foundation
import TaggedText
import TestSupport
import Testing
import WindowNetwork

@Suite struct CalibrationTests {
  private static let tagSet = TagSet(labels: ["A"], scheme: .iob2)

  /// Sentences of one word, each scored `lead` higher as an entity than as none, the first `right` of them entities.
  private func certain(
    lead: Float, right: Int, of count: Int, outsideBias: Float = 0, label: String = "A"
  ) throws -> Calibration? {
    let sentences = (0..<count).map {
      Sentence(words: ["w"], entities: $0 < right ? [EntitySpan(label, 0..<1)] : [])
    }
    return Calibration(
      scores: (0..<count).flatMap { _ in [0, lead, 1] }, sentences: sentences, tagSet: Self.tagSet,
      decoder: PathDecoder(tagSet: Self.tagSet, outsideBias: outsideBias))
  }

  /// Three of four are right, so that targets are four times of five and one third, in the mean 0.683333: that is what the
  /// model is to say of each. 1 / (1 + exp(−2 / T)) is that for T = 2 / log(0.683333 / 0.316667) = 2.6003.
  @Test func theTemperatureByHand() throws {
    let found = try #require(try certain(lead: 2, right: 3, of: 4))
    #expect(abs(found.temperature - 2.6003) < 0.002)
    // at temperature 1 the model says 0.880797 of what is right in three cases of four
    #expect(abs(found.before.entities - 0.130_797) < 1e-6)
    #expect(abs(found.before.tokens - 0.130_797) < 1e-6)
    #expect(abs(found.after.entities - (0.75 - 0.683_333)) < 1e-3)
    #expect(abs(found.after.tokens - (0.75 - 0.683_333)) < 1e-3)
  }

  /// One that is not sure enough: with 90 of 100 right the targets are 91/92 and 1/12, in the mean 0.898551, and
  /// T = 0.5 / log(0.898551 / 0.101449) = 0.2292.
  @Test func aTemperatureBelowOne() throws {
    let found = try #require(try certain(lead: 0.5, right: 90, of: 100))
    #expect(abs(found.temperature - 0.2292) < 0.002)
    #expect(found.after.tokens < found.before.tokens)
  }

  /// What is always right asks for certainty, and what is mostly wrong for a model that says nothing.
  @Test func theTemperatureStaysInItsBounds() throws {
    #expect(try certain(lead: 0.1, right: 1_000, of: 1_000)?.temperature == 0.1)
    let hopeless = try certain(lead: 1, right: 0, of: 1_000)
    #expect((9.99...10).contains(hopeless?.temperature ?? 0))
  }

  /// Four entities are no proof that all are right: their targets are 5/6, for T = 1 / log 5.
  @Test func aHandfulOfEntitiesProvesLittle() throws {
    #expect(abs((try certain(lead: 1, right: 4, of: 4)?.temperature ?? 0) - 0.6213) < 0.002)
  }

  /// Where the line is drawn has no part in what is likely: a bias by which the same is found changes nothing.
  @Test func theBiasHasNoPartInProbabilities() throws {
    #expect(try certain(lead: 2, right: 3, of: 4, outsideBias: 1) == certain(lead: 2, right: 3, of: 4))
    // no entity is found with this one
    #expect(try certain(lead: 2, right: 3, of: 4, outsideBias: -5) == nil)
  }

  /// Of a label that the model does not know, nothing is found, and what is found in its place is wrong.
  @Test func labelsOfOthersAreMissed() throws {
    let known = try certain(lead: 2, right: 3, of: 3)
    let unknown = try #require(try certain(lead: 2, right: 3, of: 3, label: "X"))
    #expect((known?.before.entities ?? 0) < 0.2)
    #expect(abs(unknown.before.entities - 0.880_797) < 1e-6)
    #expect(abs(unknown.before.tokens - 0.880_797) < 1e-6)
  }

  @Test func nothingIsSaidOfNothing() {
    let decoder = PathDecoder(tagSet: Self.tagSet)
    for sentences in [[], [Sentence(words: [])]] {
      #expect(Calibration(scores: [], sentences: sentences, tagSet: Self.tagSet, decoder: decoder) == nil)
    }
  }

  /// Gold tags are drawn with the probabilities of a network whose scores are then made three times as large: it is three
  /// times as sure as it ought to be. With moves, sentences of several tokens, and entities of several tokens.
  @Test(arguments: TagScheme.allCases) func findsWhatScoresWereMultipliedBy(_ scheme: TagScheme) throws {
    let tagSet = TagSet(labels: ["A"], scheme: scheme)
    let classes = tagSet.count
    var random = SeededRandom(seed: 20_051)
    func draw(_ count: Int) -> [Float] { (0..<count).map { _ in Float.random(in: -2...2, using: &random) } }
    let moves = MoveScores(moves: draw(classes * classes), start: draw(classes), end: draw(classes))
    var paths: [[Int]] = [[]]
    for _ in 0..<3 { paths = paths.flatMap { path in (0..<classes).map { path + [$0] } } }
    paths.removeAll { path in
      let borders = [nil] + path.map { Optional($0) } + [nil]
      return !zip(borders, borders.dropFirst()).allSatisfy { tagSet.mayFollow(previous: $0, next: $1) }
    }
    var (scores, sentences) = ([Float](), [Sentence]())
    for _ in 0..<1_500 {
      let own = draw(3 * classes)
      let weights = paths.map { path in
        var score = Double(moves.start[path[0]] + moves.end[path[2]])
        for (token, number) in path.enumerated() { score += Double(own[token * classes + number]) }
        for (a, b) in zip(path, path.dropFirst()) { score += Double(moves.moves[a * classes + b]) }
        return exp(score)
      }
      var rest = Double.random(in: 0..<weights.reduce(0, +), using: &random)
      var drawn = 0
      while drawn < paths.count - 1, rest >= weights[drawn] {
        rest -= weights[drawn]
        drawn += 1
      }
      scores += own.map { 3 * $0 }
      sentences.append(Sentence(words: ["a", "b", "c"], entities: tagSet.spans(of: paths[drawn])))
    }
    let large = MoveScores(
      moves: moves.moves.map { 3 * $0 }, start: moves.start.map { 3 * $0 }, end: moves.end.map { 3 * $0 })
    let found = try #require(
      Calibration(
        scores: scores, sentences: sentences, tagSet: tagSet, decoder: PathDecoder(tagSet: tagSet, moveScores: large)))
    #expect(abs(found.temperature - 3) < 0.25)
    #expect(found.before.tokens > 0.05 && found.after.tokens < 0.03)
    #expect(found.before.entities > 0.05 && found.after.entities < 0.05)
  }

  @Test func refusesScoresOfOtherSentences() async {
    await #expect(processExitsWith: .failure) {
      let tagSet = TagSet(labels: ["A"], scheme: .iob2)
      _ = Calibration(
        scores: [0, 0, 0], sentences: [Sentence(words: ["a", "b"])], tagSet: tagSet,
        decoder: PathDecoder(tagSet: tagSet))
    }
  }
}
