import TaggedText
import Testing

@Suite struct SeenEntitiesTests {
  static let example = {
    var seen = SeenEntities()
    seen.add(
      Sentence(
        words: ["Washington", "met", "New", "York", "fans"],
        entities: [EntitySpan("PER", 0..<1), EntitySpan("LOC", 2..<4)]))
    seen.add(Sentence(words: ["Washington"], entities: [EntitySpan("LOC", 0..<1)]))
    return seen
  }()

  @Test(arguments: [
    (EntitySpan("PER", 0..<1), SeenEntities.Kind.seen), (EntitySpan("LOC", 0..<1), .seen),
    (EntitySpan("ORG", 0..<1), .seenWithOtherLabel), (EntitySpan("LOC", 1..<3), .seen),
    (EntitySpan("ORG", 1..<3), .seenWithOtherLabel), (EntitySpan("LOC", 2..<3), .unseen),
    (EntitySpan("LOC", 3..<4), .unseen),
  ])
  func tellsWhatWasSeen(_ entity: EntitySpan, _ kind: SeenEntities.Kind) {
    #expect(Self.example.kind(of: entity, in: ["Washington", "New", "York", "new"]) == kind)
  }
}
