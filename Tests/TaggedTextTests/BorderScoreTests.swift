import TaggedText
import Testing

@Suite struct BorderScoreTests {
  /// Of six gold and five predicted entities: one pair of each kind, and one more missed.
  static let example = {
    var score = BorderScore()
    score.add(
      SpanComparison(
        gold: [EntitySpan("A", 0..<1), EntitySpan("A", 2..<3), EntitySpan("A", 4..<6), EntitySpan("A", 8..<10)],
        predicted: [EntitySpan("A", 0..<1), EntitySpan("B", 2..<3), EntitySpan("A", 5..<7), EntitySpan("B", 9..<10)]))
    score.add(
      SpanComparison(
        gold: [EntitySpan("A", 0..<1), EntitySpan("B", 4..<5)], predicted: [EntitySpan("A", 2..<3)]))
    return score
  }()

  @Test func countsKinds() {
    #expect(SpanComparison.Kind.allCases.map { Self.example.count($0) } == [1, 1, 1, 1, 2, 1])
  }

  /// Right borders are two of the six of the gold standard and of the five that were predicted: 2 · 2 / 11.
  @Test func scoresBordersAlone() {
    #expect(Self.example.borders == SpanScore.Counts(gold: 6, predicted: 5, correct: 2))
    #expect(Self.example.borders.f1 == 4.0 / 11)
    #expect(BorderScore().borders == SpanScore.Counts())
  }
}
