import Foundation
import TestSupport
import Testing

@testable import TaggedText

/// Probabilities against those of all paths, one by one.
@Suite struct PathProbabilitiesTests {
  static let sets = TagScheme.allCases.map { TagSet(labels: ["A", "B"], scheme: $0) }

  /// All paths of a sentence with their probabilities.
  struct Enumeration {
    let tagSet: TagSet
    let paths: [(classes: [Int], probability: Double)]

    /// - Parameter moveScores: those of a learned move; nil where paths are worth what their tokens are.
    init(
      _ tagSet: TagSet, _ scores: [Float], count: Int, moveScores: MoveScores? = nil, temperature: Double = 1,
      legalOnly: Bool = true
    ) {
      self.tagSet = tagSet
      let classes = tagSet.count
      let paths = tagSet.allPaths(count: count).filter { !legalOnly || tagSet.isLegal($0) }
      let weights = paths.map { path in
        var score = path.enumerated().reduce(0) { $0 + Double(scores[$1.offset * classes + $1.element]) }
        if let moveScores {
          score += Double(moveScores.start[path[0]]) + Double(moveScores.end[path[count - 1]])
          for (a, b) in zip(path, path.dropFirst()) { score += Double(moveScores.moves[a * classes + b]) }
        }
        return exp(score / temperature)
      }
      let sum = weights.reduce(0, +)
      self.paths = zip(paths, weights).map { ($0, $1 / sum) }
    }

    func probability(where holds: ([Int]) -> Bool) -> Double {
      paths.reduce(0) { $0 + (holds($1.classes) ? $1.probability : 0) }
    }
  }

  static func allSpans(count: Int) -> [EntitySpan] {
    (0..<count).flatMap { first in
      (first + 1...count).flatMap { end in ["A", "B"].map { EntitySpan($0, first..<end) } }
    }
  }

  /// Expects every class of every token, and every span that there can be, to be as probable as in the enumeration.
  func expectSame(_ found: PathProbabilities, _ all: Enumeration, _ comment: Comment) {
    let tagSet = all.tagSet
    for token in 0..<found.count {
      for number in 0..<tagSet.count {
        let expected = all.probability { $0[token] == number }
        #expect(abs(found.probability(ofClass: number, at: token) - expected) < 1e-12, comment)
      }
    }
    for span in Self.allSpans(count: found.count) {
      let expected = all.probability { tagSet.spans(of: $0).contains(span) }
      #expect(abs(found.probability(of: span) - expected) < 1e-12, "\(span), \(comment)")
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var tagSet: TagSet
    var temperature: Double
    var hasMoves: Bool

    var testDescription: String {
      "\(tagSet.scheme.rawValue) at temperature \(temperature)\(hasMoves ? " with moves" : "")"
    }
  }

  static let cases = sets.flatMap { set in
    [0.5, 1, 3].flatMap { temperature in
      [false, true].map { Case(tagSet: set, temperature: temperature, hasMoves: $0) }
    }
  }

  @Test(arguments: cases) func areThoseOfAllLegalPaths(_ c: Case) {
    let seed: UInt64 = 20_041
    var random = SeededRandom(seed: seed)
    func draw() -> Float { Float.random(in: -3...3, using: &random) }
    for count in 1...3 {
      for round in 0..<3 {
        let scores = (0..<count * c.tagSet.count).map { _ in draw() }
        let moveScores = c.hasMoves ? LegalPathTests.moveScores(of: c.tagSet, draw) : nil
        let all = Enumeration(
          c.tagSet, scores, count: count, moveScores: moveScores, temperature: c.temperature)
        let found = PathDecoder(tagSet: c.tagSet, moveScores: moveScores)
          .distribution(temperature: c.temperature).probabilities(scores: scores, count: count)
        expectSame(found, all, "seed \(seed), \(count) tokens, round \(round)")
      }
    }
  }

  @Test(arguments: sets) func areThoseOfIndependentTokens(_ set: TagSet) {
    let seed: UInt64 = 20_042
    var random = SeededRandom(seed: seed)
    func draw() -> Float { Float.random(in: -3...3, using: &random) }
    for count in 1...3 {
      let scores = (0..<count * set.count).map { _ in draw() }
      let decoder = PathDecoder(tagSet: set, moveScores: LegalPathTests.moveScores(of: set, draw))
      let found = decoder.independentDistribution(temperature: 1.5).probabilities(scores: scores, count: count)
      let all = Enumeration(set, scores, count: count, temperature: 1.5, legalOnly: false)
      expectSame(found, all, "seed \(seed), \(count) tokens")
      let row = (0..<set.count).map { exp(Double(scores[$0]) / 1.5) }
      #expect(abs(found.probability(ofClass: 1, at: 0) - row[1] / row.reduce(0, +)) < 1e-12)
    }
  }

  /// O and B-A are alike, I-A is impossible at the first token.
  @Test func ofTwoTokensByHand() {
    let decoder = PathDecoder(tagSet: TagSet(labels: ["A"], scheme: .iob2))
    let found = decoder.distribution().probabilities(scores: [0, 0, 5, 0, 0, 0], count: 2)
    // O O, O B, B O, B B, B I: each a fifth
    #expect(abs(found.probability(ofClass: 0, at: 0) - 0.4) < 1e-15)
    #expect(found.probability(ofClass: 2, at: 0) == 0)
    #expect(found.logProbability(ofClass: 2, at: 0) == -.infinity)
    #expect(abs(found.probability(ofClass: 2, at: 1) - 0.2) < 1e-15)
    #expect(abs(found.probability(of: EntitySpan("A", 0..<1)) - 0.4) < 1e-15)
    #expect(abs(found.probability(of: EntitySpan("A", 0..<2)) - 0.2) < 1e-15)
    #expect(abs(found.probability(of: EntitySpan("A", 1..<2)) - 0.4) < 1e-15)
    #expect(found.probability(of: EntitySpan("C", 0..<1)) == 0)
    let confidence = found.confidence(of: [0, 1], entities: [EntitySpan("A", 1..<2)])
    #expect(abs(confidence.tokens[0] - 0.4) < 1e-15)
    #expect(abs(confidence.tokens[1] - 0.4) < 1e-15)
    #expect(confidence.entities == [found.probability(of: EntitySpan("A", 1..<2))])
  }

  /// Where a user draws the line says nothing of what is likely.
  @Test(arguments: sets) func theBiasHasNoPartInThem(_ set: TagSet) {
    var random = SeededRandom(seed: 20_043)
    let scores = (0..<4 * set.count).map { _ in Float.random(in: -3...3, using: &random) }
    func probabilities(_ bias: Float) -> [Double] {
      let decoder = PathDecoder(tagSet: set, outsideBias: bias)
      return [decoder.distribution(), decoder.independentDistribution()].flatMap { distribution in
        let found = distribution.probabilities(scores: scores, count: 4)
        return (0..<set.count).map { found.probability(ofClass: $0, at: 2) }
          + Self.allSpans(count: 4).map { found.probability(of: $0) }
      }
    }
    #expect(probabilities(2) == probabilities(0))
  }

  /// The best path of a hot distribution and of a cold one: all alike, and certainty.
  @Test(arguments: sets) func temperaturesMoveThemTogetherAndApart(_ set: TagSet) {
    var random = SeededRandom(seed: 20_044)
    let scores = (0..<5 * set.count).map { _ in Float.random(in: -3...3, using: &random) }
    let decoder = PathDecoder(tagSet: set)
    let best = decoder.best(scores: scores, count: 5)
    func certainty(_ temperature: Double) -> Double {
      let found = decoder.distribution(temperature: temperature).probabilities(scores: scores, count: 5)
      return found.confidence(of: best, entities: []).tokens.min() ?? 0
    }
    let legal = set.allPaths(count: 3).filter(set.isLegal)
    let hot = decoder.distribution(temperature: 1e9).probabilities(
      scores: Array(scores.prefix(3 * set.count)), count: 3)
    let share = Double(legal.count { $0[1] == 0 }) / Double(legal.count)
    #expect(abs(hot.probability(ofClass: 0, at: 1) - share) < 1e-6)
    #expect(certainty(0.001) > 0.999_999)
    #expect(certainty(10) < certainty(0.1))
  }

  // MARK: - Extremes

  /// The sum of all paths is beyond any exponential; the first and last tokens are as in a short sentence.
  @Test(arguments: sets) func aLongSentenceNeitherOverflowsNorUnderflows(_ set: TagSet) {
    let count = 20_000
    var random = SeededRandom(seed: 20_045)
    let scores = (0..<count * set.count).map { _ in Float.random(in: -40...40, using: &random) }
    let moveScores = LegalPathTests.moveScores(of: set) { Float.random(in: -40...40, using: &random) }
    let decoder = PathDecoder(tagSet: set, moveScores: moveScores)
    let found = decoder.distribution(temperature: 20).probabilities(scores: scores, count: count)
    for token in 0..<count {
      let sum = (0..<set.count).reduce(0) { $0 + found.probability(ofClass: $1, at: token) }
      #expect(abs(sum - 1) < 1e-12, "token \(token)")
    }
    let path = decoder.best(scores: scores, count: count)
    let confidence = found.confidence(of: path, entities: set.spans(of: path))
    #expect(confidence.tokens.allSatisfy { $0 > 0 && $0 <= 1 })
    #expect(confidence.entities.allSatisfy { $0 > 0 && $0 <= 1 })
    let whole = found.probability(of: EntitySpan("A", 0..<count))
    #expect((0...1).contains(whole))
    // the rest of the sentence has next to no part in what its beginning is
    let beginning = decoder.distribution(temperature: 20)
      .probabilities(scores: Array(scores.prefix(200 * set.count)), count: 200)
    for number in 0..<set.count {
      let difference = found.probability(ofClass: number, at: 0) - beginning.probability(ofClass: number, at: 0)
      #expect(abs(difference) < 1e-9)
    }
  }

  /// One entity of all tokens is all but certain, however many they are.
  @Test func aLongEntityIsAsLikelyAsItsPath() {
    let set = TagSet(labels: ["A"], scheme: .bioes)
    let count = 5_000
    let classes = (try? set.classes(for: [EntitySpan("A", 0..<count)], count: count)) ?? []
    var scores = [Float](repeating: 0, count: count * set.count)
    for (token, number) in classes.enumerated() { scores[token * set.count + number] = 30 }
    let found = PathDecoder(tagSet: set).distribution().probabilities(scores: scores, count: count)
    #expect(found.probability(of: EntitySpan("A", 0..<count)) > 0.999_999)
    #expect(found.probability(of: EntitySpan("A", 0..<count - 1)) < 1e-9)
  }

  /// Sums that are lost beside others, as those of paths to I-B while only A is likely, are still told apart.
  @Test(arguments: sets) func sumsFarBelowOthersAreKept(_ set: TagSet) {
    let seed: UInt64 = 20_046
    var random = SeededRandom(seed: seed)
    for round in 0..<30 {
      let scores = (0..<6 * set.count).map { _ in Float.random(in: -2_000...2_000, using: &random) }
      let moveScores = LegalPathTests.moveScores(of: set) { Float.random(in: -2_000...2_000, using: &random) }
      let decoder = PathDecoder(tagSet: set, moveScores: moveScores)
      let best = decoder.best(scores: scores, count: 6)
      let found = decoder.distribution().probabilities(scores: scores, count: 6)
      let confidence = found.confidence(of: best, entities: set.spans(of: best))
      // paths are hundreds apart, of which the best is all there is
      #expect(confidence.tokens.allSatisfy { $0 > 0.5 }, "seed \(seed), round \(round)")
      #expect(confidence.entities.allSatisfy { $0 > 0.5 }, "seed \(seed), round \(round)")
    }
  }

  @Test(arguments: sets) func whatIsNoNumberGivesProbabilities(_ set: TagSet) {
    let seed: UInt64 = 20_047
    var random = SeededRandom(seed: seed)
    let odd: [Float] = [.nan, .infinity, -.infinity, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 0, 1]
    func draw() -> Float { odd.randomElement(using: &random) ?? 0 }
    for round in 0..<200 {
      let decoder = PathDecoder(tagSet: set, moveScores: LegalPathTests.moveScores(of: set, draw))
      let scores = (0..<4 * set.count).map { _ in draw() }
      for distribution in [decoder.distribution(), decoder.independentDistribution(temperature: 0.1)] {
        let found = distribution.probabilities(scores: scores, count: 4)
        for token in 0..<4 {
          let sum = (0..<set.count).reduce(0) { $0 + found.probability(ofClass: $1, at: token) }
          #expect(abs(sum - 1) < 1e-9, "seed \(seed), round \(round)")
        }
        for span in Self.allSpans(count: 4) {
          #expect((0...1).contains(found.probability(of: span)), "seed \(seed), round \(round)")
        }
      }
    }
  }

  @Test func theEmptySentenceHasNone() {
    let decoder = PathDecoder(tagSet: TagSet(labels: ["A"], scheme: .bioes))
    let found = decoder.distribution().probabilities(scores: [], count: 0)
    #expect(found.confidence(of: [], entities: []) == Confidence(tokens: [], entities: []))
  }

  // MARK: - Refusals

  @Test func refusesASpanBeyondTheSentence() async {
    await #expect(processExitsWith: .failure) {
      let decoder = PathDecoder(tagSet: TagSet(labels: ["A"], scheme: .iob2))
      _ = decoder.distribution().probabilities(scores: [0, 0, 0], count: 1).probability(of: EntitySpan("A", 0..<2))
    }
  }
}
