import TaggedText
import Testing

@Suite struct LabelConfusionTests {
  /// Two sentences: LOC right, PER taken for LOC, ORG with other borders; MISC missed, PER spurious.
  static let example = {
    var confusion = LabelConfusion()
    confusion.add(
      gold: [EntitySpan("LOC", 0..<1), EntitySpan("PER", 2..<4), EntitySpan("ORG", 5..<7)],
      predicted: [EntitySpan("LOC", 0..<1), EntitySpan("LOC", 2..<4), EntitySpan("ORG", 5..<6)])
    confusion.add(gold: [EntitySpan("MISC", 0..<1)], predicted: [EntitySpan("PER", 1..<2)])
    return confusion
  }()

  @Test func countsEntitiesWithTheSameBorders() {
    let confusion = Self.example
    #expect(confusion.labels == ["LOC", "MISC", "ORG", "PER"])
    #expect(confusion.count(gold: "LOC", predicted: "LOC") == 1)
    #expect(confusion.count(gold: "PER", predicted: "LOC") == 1)
    #expect(confusion.count(gold: "LOC", predicted: "PER") == 0)
    #expect(confusion.count(gold: "ORG", predicted: nil) == 1)
    #expect(confusion.count(gold: nil, predicted: "ORG") == 1)
    #expect(confusion.count(gold: "MISC", predicted: nil) == 1)
    #expect(confusion.count(gold: nil, predicted: "PER") == 1)
    #expect(confusion.count(gold: nil, predicted: nil) == 0)
  }

  /// A row sums to the gold entities of its label, a column to the predicted ones.
  @Test func sumsAreThoseOfTheScore() {
    let layouts = spanLayouts(count: 3)
    for gold in layouts {
      for predicted in layouts {
        var (confusion, score) = (LabelConfusion(), SpanScore())
        confusion.add(gold: gold, predicted: predicted)
        score.add(gold: gold, predicted: predicted, tokens: 3)
        let others: [String?] = ["A", "B", nil]
        for (label, counts) in score.byLabel {
          #expect(others.reduce(0) { $0 + confusion.count(gold: label, predicted: $1) } == counts.gold)
          #expect(others.reduce(0) { $0 + confusion.count(gold: $1, predicted: label) } == counts.predicted)
          #expect(confusion.count(gold: label, predicted: label) == counts.correct)
        }
      }
    }
  }
}
