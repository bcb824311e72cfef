import TaggedText
import Testing

@Suite struct SentenceTests {
  @Test func startsWithoutRangesAndEntities() {
    let sentence = Sentence(words: ["EU", "rejects"])
    #expect(sentence.byteRanges.isEmpty)
    #expect(sentence.entities.isEmpty)
  }

  @Test func refusesRangesThatAreNotOneAWord() async {
    await #expect(processExitsWith: .failure) { _ = Sentence(words: ["EU", "rejects"], byteRanges: [0..<2]) }
  }
}
