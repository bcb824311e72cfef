import Testing

@testable import TaggedText

@Suite struct CorpusLintTagsTests {
  @Test func irregularTagsHaveTheirLines() {
    let text = LintedText("a B-X\nb I-X\n\nc O\nd I-X\n\ne B-X\nf I-Y\n\nI I-Z\n\ng B-X\n")
    #expect(
      text.findings(.irregularTags) == [
        "a:5: irregular tag (found I-X after O; iob2 writes B-X); mend the tag, or its neighbours",
        "a:8: irregular tag (found I-Y after B-X; iob2 writes B-Y); mend the tag, or its neighbours",
        "a:10: irregular tag (found I-Z at the start of a sentence; iob2 writes B-Z); mend the tag, or its neighbours",
      ])
  }

  @Test func unreadableLinesDoNotShiftThem() {
    #expect(
      LintedText("a B-X\nbad\nb O\nc I-X\n").findings(.irregularTags)
        == ["a:4: irregular tag (found I-X after O; iob2 writes B-X); mend the tag, or its neighbours"])
  }

  @Test func eachFileHasItsScheme() {
    let text = LintedText("a I-X\nb O\nc I-X\nd B-X\n", "a B-X\nb E-X\nc B-X\n")
    #expect(
      text.findings(.irregularTags)
        == ["b:3: irregular tag (found B-X after E-X; bioes writes S-X); mend the tag, or its neighbours"])
  }

  @Test func veryLongSentences() {
    let line = "w O\n"
    let text = LintedText(
      String(repeating: line, count: 200) + "\n" + String(repeating: line, count: 201) + "\n" + line)
    #expect(
      text.findings(.longSentence) == [
        "a:202: very long sentence (found 201 tokens; expected at most 200); see whether an empty line is missing"
      ])
  }
}
