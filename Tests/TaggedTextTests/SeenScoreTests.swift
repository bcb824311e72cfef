import TaggedText
import Testing

@Suite struct SeenScoreTests {
  static let example = {
    var score = SeenScore(training: SeenEntitiesTests.example)
    score.add(
      words: ["Washington", "Oslo", "New", "York"],
      gold: [EntitySpan("PER", 0..<1), EntitySpan("LOC", 1..<2), EntitySpan("LOC", 2..<4)],
      predicted: [EntitySpan("PER", 0..<1), EntitySpan("PER", 1..<2), EntitySpan("LOC", 3..<4)])
    score.add(words: ["Rome"], gold: [EntitySpan("LOC", 0..<1)], predicted: [EntitySpan("LOC", 0..<1)])
    return score
  }()

  @Test func countsWhatIsFound() {
    #expect(Self.example.counts(.seen) == .init(gold: 2, correct: 1))
    #expect(Self.example.counts(.seenWithOtherLabel) == .init())
    #expect(Self.example.counts(.unseen) == .init(gold: 2, correct: 1))
  }

  @Test func recallIsOfSomething() {
    #expect(Self.example.counts(.seen).recall == 0.5)
    #expect(Self.example.counts(.seenWithOtherLabel).recall == nil)
  }
}
