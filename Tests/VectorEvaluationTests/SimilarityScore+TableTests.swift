import Testing
import VectorEvaluation

@Suite struct SimilarityScoreTableTests {
  @Test func alignsColumns() {
    let scores = [
      SimilarityScore(file: "first.txt", correlation: 0.5006, pairs: 353, scored: 340, unknownWords: 12),
      SimilarityScore(file: "second.txt", correlation: nil, pairs: 7, scored: 1, unknownWords: 10),
      SimilarityScore(file: "third.txt", correlation: -1, pairs: 2, scored: 2, unknownWords: 0),
    ]
    #expect(
      scores.table == """
        word similarity: Spearman's rank correlation of cosine and human score
        file        correlation  scored  pairs  unknown words
        first.txt         0.501     340    353             12
        second.txt          n/a       1      7             10
        third.txt        -1.000       2      2              0
        """)
  }
}
