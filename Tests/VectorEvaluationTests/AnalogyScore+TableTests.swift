import Testing
import VectorEvaluation

@Suite struct AnalogyScoreTableTests {
  private func score(_ categories: [AnalogyScore.Category], method: AnalogyMethod = .add) -> AnalogyScore {
    AnalogyScore(file: "questions.txt", method: method, candidates: 20_000, categories: categories)
  }

  @Test func bothKinds() {
    let score = score([
      .init(name: "capitals", counts: .init(correct: 3, asked: 4, skipped: 2)),
      .init(name: "gram1-plurals", counts: .init(correct: 2, asked: 4)),
      .init(name: "gram2", counts: .init(skipped: 1)),
    ])
    #expect(
      score.description == """
        analogies of questions.txt: the best of 20,000 words by cos(x, b) - cos(x, a) + cos(x, c)
        category       accuracy  correct  asked  skipped
        capitals          75.00        3      4        2
        gram1-plurals     50.00        2      4        0
        gram2               n/a        0      0        1
        semantic          75.00        3      4        2
        syntactic         50.00        2      4        1
        total             62.50        5      8        3
        """)
  }

  @Test func oneKind() {
    let score = score([.init(name: "capitals", counts: .init(correct: 1, asked: 1))], method: .multiply)
    #expect(
      score.description == """
        analogies of questions.txt: the best of 20,000 words by cos(x, b) · cos(x, c) / (cos(x, a) + 0.001), cosines on 0 to 1
        category  accuracy  correct  asked  skipped
        capitals    100.00        1      1        0
        total       100.00        1      1        0
        """)
  }
}
