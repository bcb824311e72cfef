import TaggedText
import TextFormats
import Testing

@testable import wordclf

@Suite struct TaggingCountsTests {
  private static func passage(_ sentences: Sentence...) -> Passage {
    var passage = Passage(place: TextPlace(file: "a", line: 1))
    passage.sentences = sentences
    return passage
  }

  @Test func passagesAreCounted() {
    var counts = TaggingCounts()
    counts.add(
      Self.passage(
        Sentence(
          words: ["a", "b", "c"],
          entities: [EntitySpan("LOC", 0..<1), EntitySpan("PER", 1..<2), EntitySpan("LOC", 2..<3)]),
        Sentence(words: ["d"])))
    #expect(counts == TaggingCounts(records: 1, sentences: 2, tokens: 4, entities: ["LOC": 2, "PER": 1], errors: 0))
    // a line without words is a record too
    counts.add(Self.passage())
    counts.add(Self.passage(Sentence(words: ["e", "f"], entities: [EntitySpan("PER", 0..<2)])))
    #expect(counts == TaggingCounts(records: 3, sentences: 3, tokens: 6, entities: ["LOC": 2, "PER": 2], errors: 0))
  }

  @Test func sums() {
    var counts = TaggingCounts(records: 1, sentences: 2, tokens: 3, entities: ["LOC": 4, "PER": 5], errors: 6)
    counts += TaggingCounts(records: 10, sentences: 20, tokens: 30, entities: ["ORG": 40, "PER": 50], errors: 60)
    #expect(
      counts
        == TaggingCounts(
          records: 11, sentences: 22, tokens: 33, entities: ["LOC": 4, "ORG": 40, "PER": 55], errors: 66))
  }
}
