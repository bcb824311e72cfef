import TestSupport
import Testing
import WordVectors

@Suite struct FormCountsTests {
  private func counts(_ words: [String]) -> FormCounts {
    var counts = FormCounts()
    for word in words { counts.add(word) }
    return counts
  }

  @Test func countsTokensAndForms() {
    let counts = counts("the cat saw the other cat and The dog".split(separator: " ").map(String.init))
    #expect(counts.tokenCount == 9)
    #expect(counts.formCount == 7)
    let sorted = counts.byFrequency()
    #expect(sorted.map(\.form) == ["cat", "the", "The", "and", "dog", "other", "saw"])
    #expect(sorted.map(\.count) == [2, 2, 1, 1, 1, 1, 1])
  }

  /// Canonically equal spellings are different forms, and their order is that of their bytes.
  @Test func formsAreBytes() {
    let sorted = counts(["\u{e9}", "e\u{301}", "z", "\u{e9}", "e\u{301}"]).byFrequency()
    #expect(sorted.map { Array($0.form.utf8) } == [Array("e\u{301}".utf8), Array("\u{e9}".utf8), Array("z".utf8)])
    #expect(sorted.map(\.count) == [2, 2, 1])
  }

  @Test func nothingIsCountedAtFirst() {
    #expect(FormCounts().tokenCount == 0)
    #expect(FormCounts().formCount == 0)
    #expect(FormCounts().byFrequency().isEmpty)
  }
}
