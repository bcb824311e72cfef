import TaggedText
import Testing

@Suite struct BytewiseOrderTests {
  @Test func comparesBytesAndNotMeanings() {
    #expect(
      ["b", "B", "é", "e\u{301}", "", "ba"].sorted(by: isOrderedBytewise) == ["", "B", "b", "ba", "e\u{301}", "é"])
    #expect(isOrderedBytewise("e\u{301}", "é"))
    #expect(!isOrderedBytewise("a", "a"))
  }
}
