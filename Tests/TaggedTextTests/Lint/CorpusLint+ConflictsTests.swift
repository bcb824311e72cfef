import Testing

@testable import TaggedText

@Suite struct CorpusLintConflictsTests {
  @Test func wordsLabelledInSeveralWays() {
    let text = LintedText(
      """
      China B-LOC
      won O

      China B-LOC
      lost O

      China B-ORG

      in O
      China O

      Oslo B-LOC
      Oslo B-LOC

      """)
    #expect(
      text.findings(.conflictingEntities) == [
        """
        a:7: words labelled in several ways: "China" is LOC 2, no entity 1, ORG 1; see whether the rarest is meant
        """
      ])
  }

  @Test func longerNames() {
    let text = LintedText(
      "New B-LOC\nYork I-LOC\n\nNew O\nYork O\nand O\nNew O\n", development: ["New B-LOC\nYork I-LOC\n"])
    #expect(
      text.findings(.conflictingEntities) == [
        """
        a:4: words labelled in several ways: "New York" is LOC 2, no entity 1; see whether the rarest is meant
        """
      ])
  }

  @Test func theMostDoubtfulComesFirst() {
    let text = LintedText("A B-X\nA B-Y\nB B-X\nB B-X\nB B-Y\nB B-Y\n")
    #expect(text.lint.findings.filter { $0.kind == .conflictingEntities }.map(\.place.line) == [5, 2])
  }

  @Test func smallWordsOutsideOfEntitiesSayNothing() {
    #expect(LintedText("world B-MISC\nfair I-MISC\n\nworld O\nfair O\n").findings(.conflictingEntities) == [])
  }

  @Test func partsOfOtherEntitiesAreNotOutside() {
    #expect(LintedText("York B-LOC\n\nNew B-LOC\nYork I-LOC\n").findings(.conflictingEntities) == [])
  }
}
