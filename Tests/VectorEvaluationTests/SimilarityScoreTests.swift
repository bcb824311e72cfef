import TestSupport
import Testing
import VectorEvaluation

@Suite struct SimilarityScoreTests {
  private func score(_ pairs: [SimilarityTest.Pair]) throws -> SimilarityScore {
    try SimilarityTest(file: "pairs.txt", pairs: pairs).score(in: TemporaryFolder().store(capitals))
  }

  /// Cosines 1/√2, 1/2, 0 and 1: ranks 3, 2, 1, 4; scores 7, 8, 1, 9: ranks 2, 3, 1, 4; 1 - 6 · 2 / (4 · 15).
  @Test func byHand() throws {
    let score = try score([
      .init("Oslo", "Norway", score: 7), .init("Oslo", "Paris", score: 8), .init("greece", "france", score: 1),
      .init("Oslo", "oslo", score: 9),
    ])
    #expect(abs(try #require(score.correlation) - 0.8) < 1e-14)
    #expect(score.file == "pairs.txt")
    #expect((score.scored, score.pairs, score.unknownWords) == (4, 4, 0))
  }

  /// Words that are met twice are one word; a vector of zeros has no cosine.
  @Test func unknownWordsAreLeftOut() throws {
    let score = try score([
      .init("oslo", "norway", score: 7), .init("Tokyo", "Japan", score: 9), .init("greece", "Tokyo", score: 2),
      .init("nowhere", "oslo", score: 5), .init("greece", "france", score: 1),
    ])
    #expect(score.correlation == 1)
    #expect((score.scored, score.pairs, score.unknownWords) == (2, 5, 3))
  }

  @Test func equalCosinesAreTies() throws {
    // a word and itself have the cosine 1 whatever the vector, so that all are equal
    let score = try score([.init("oslo", "oslo", score: 1), .init("france", "france", score: 2)])
    #expect(score.correlation == nil)
    #expect(score.scored == 2)
  }

  static let without: [[SimilarityTest.Pair]] = [
    [.init("oslo", "norway", score: 7)],
    [.init("Tokyo", "Japan", score: 7), .init("Japan", "Tokyo", score: 8)],
    [.init("oslo", "norway", score: 7), .init("oslo", "greece", score: 7)],
  ]

  @Test(arguments: without) func thereIsNoCorrelation(_ pairs: [SimilarityTest.Pair]) throws {
    #expect(try score(pairs).correlation == nil)
  }
}
