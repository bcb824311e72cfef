import TaggedText
import Testing

@Suite struct EntitySpanTests {
  @Test func sortsByPositionThenLengthThenLabel() {
    let sorted = [
      EntitySpan("PER", 0..<1), EntitySpan("LOC", 0..<2), EntitySpan("PER", 0..<2), EntitySpan("LOC", 1..<2),
    ]
    #expect(sorted.reversed().sorted() == sorted)
  }

  @Test func saysLabelAndTokens() { #expect("\(EntitySpan("LOC", 3..<5))" == "LOC 3..<5") }

  @Test func needsALabelAndTokens() async {
    await #expect(processExitsWith: .failure) { _ = EntitySpan("", 0..<1) }
    await #expect(processExitsWith: .failure) { _ = EntitySpan("LOC", 1..<1) }
    await #expect(processExitsWith: .failure) { _ = EntitySpan("LOC", -1..<1) }
  }
}
