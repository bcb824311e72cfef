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

  /// Three of four are right, which is what the model is to say: 1 / (1 + exp(−2 / T)) = 3/4 for T = 2 / log 3 = 1.8205.
  @Test func theTemperatureByHand() throws {
    let found = try #require(try certain(lead: 2, right: 3, of: 4))
    #expect(abs(found.temperature - 1.8205) < 0.001)
    // at temperature 1 the model says 0.880797 of what is right in three cases of four
    #expect(abs(found.before.entities - 0.130_797) < 1e-6)
    #expect(abs(found.before.tokens - 0.130_797) < 1e-6)
    #expect(found.after.entities < 1e-3)
    #expect(found.after.tokens < 1e-3)
  }

  /// One that is not sure enough: T = 0.5 / log 9.
  @Test func aTemperatureBelowOne() throws {
    let found = try #require(try certain(lead: 0.5, right: 9, of: 10))
    #expect(abs(found.temperature - 0.2276) < 0.001)
    #expect(found.after.tokens < found.before.tokens)
  }

  /// What is always right, or no better than chance, asks for a temperature beyond all.
  @Test func theTemperatureStaysInItsBounds() throws {
    let (certain, chance) = (try certain(lead: 1, right: 4, of: 4), try self.certain(lead: 1, right: 2, of: 4))
    #expect(certain?.temperature == 0.1)
    #expect((9.99...10).contains(chance?.temperature ?? 0))
    #expect(try self.certain(lead: 1, right: 0, of: 4)?.temperature == chance?.temperature)
  }

  /// Where the line is drawn has no part in what is likely; but no entity is found with this bias.
  @Test func theBiasMovesWhatIsFoundAlone() throws {
    let found = try #require(try certain(lead: 2, right: 3, of: 4, outsideBias: -5))
    #expect(abs(found.temperature - 1.8205) < 0.001)
    #expect(found.before.entities == 0)
    // O, of which the model says 0.119203, is right in one case of four
    #expect(abs(found.before.tokens - 0.130_797) < 1e-6)
  }

  /// Tokens of a label that the model does not know: no temperature makes them likelier, but what is found there is wrong.
  @Test func labelsOfOthersHaveNoPartInTheSearch() throws {
    let known = [Sentence(words: ["w"], entities: [EntitySpan("A", 0..<1)]), Sentence(words: ["w"])]
    let unknown = Sentence(words: ["w"], entities: [EntitySpan("X", 0..<1)])
    func calibration(_ sentences: [Sentence]) -> Calibration? {
      Calibration(
        scores: sentences.flatMap(\.words).flatMap { _ in [0, 2, 1] as [Float] }, sentences: sentences,
        tagSet: Self.tagSet,
        decoder: PathDecoder(tagSet: Self.tagSet))
    }
    let (with, without) = (calibration(known + [unknown]), calibration(known))
    #expect(with?.temperature == without?.temperature)
    #expect(abs((without?.before.entities ?? 0) - (0.880_797 - 0.5)) < 1e-6)
    #expect(abs((with?.before.entities ?? 0) - (0.880_797 - 1.0 / 3)) < 1e-6)
    #expect(calibration([unknown]) == nil)
    #expect(calibration([]) == nil)
    #expect(calibration([Sentence(words: [])]) == nil)
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
