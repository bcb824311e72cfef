import Testing

@testable import TaggedText

@Suite struct CorpusLintLabelsTests {
  /// So many entities of a label, a sentence each.
  static func entities(_ label: String, _ count: Int) -> String {
    (0..<count).map { "w\($0) B-\(label)\n\n" }.joined()
  }

  @Test func rareLabels() {
    let text = LintedText(
      Self.entities("PER", 10) + Self.entities("LOC", 9), Self.entities("ORG", 1),
      development: [Self.entities("PER", 1)])
    #expect(
      text.findings(.rareLabel) == [
        """
        a:21: rare label "LOC" (found 9 entities in training; expected at least 10); tag more, or merge it into another
        """,
        """
        b:1: rare label "ORG" (found 1 entity in training; expected at least 10); tag more, or merge it into another
        """,
      ])
  }

  @Test func labelsWithSimilarNames() {
    let text = LintedText(
      Self.entities("PER", 12) + Self.entities("PERS", 2), development: [Self.entities("Per", 1)])
    #expect(
      text.findings(.similarLabels) == [
        """
        a:25: labels "PERS" (2) and "PER" (12) begin alike, and one may be short for the other; use one of them if they \
        are one
        """,
        "dev a:1: labels \"Per\" (1) and \"PER\" (12) differ in case only; use one of them if they are one",
        """
        dev a:1: labels "Per" (1) and "PERS" (2) begin alike, and one may be short for the other; use one of them if \
        they are one
        """,
      ])
  }

  @Test func oddLabels() {
    let text = LintedText("a I-O\n\nb B-B-LOC\n\nc B--\n\nd B-LOC\n")
    #expect(
      text.findings(.oddLabel) == [
        "a:5: odd label \"-\" (found 1 entity); mend the tags",
        "a:3: odd label \"B-LOC\" (found 1 entity); mend the tags",
        "a:1: odd label \"O\" (found 1 entity); mend the tags",
      ])
  }

  @Test func labelsThatTrainingDoesNotHave() {
    let text = LintedText("a B-X\n", development: ["a B-X\n\nb B-Y\n\nc B-Y\n"])
    #expect(
      text.findings(.unseenLabel)
        == ["dev a:3: label \"Y\" that training does not have (found 2 entities); rename it, or tag some in training"])
  }
}
