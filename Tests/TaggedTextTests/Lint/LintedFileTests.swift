import Testing

@testable import TaggedText

@Suite struct LintedFileTests {
  @Test func emptySentences() {
    let text = LintedText("a O\n\n\n \t\nb O\n\nc O\n\n\n")
    #expect(
      text.findings(.emptySentence) == [
        "a:3: empty sentence; remove the line", "a:4: empty sentence; remove the line",
        "a:9: empty sentence; remove the line",
      ])
  }

  @Test(arguments: ["\na O\n\n-DOCSTART- O\n\nb O\n\n", "-DOCSTART- O\na O\n", "a O\n-DOCSTART- O\n\nb O"])
  func oneBlankLineIsNone(_ text: String) {
    #expect(LintedText(text).findings(.emptySentence) == [])
    #expect(LintedText(text).findings(.emptyDocument) == [])
  }

  @Test func emptyDocuments() {
    let text = LintedText("-DOCSTART- O\n\n-DOCSTART- O\n\na O\n\n-DOCSTART- O\n-DOCSTART- O\n")
    #expect(
      text.findings(.emptyDocument).map { String($0.prefix(35)) } == [
        "a:1: empty document (found no sente", "a:7: empty document (found no sente",
        "a:8: empty document (found no sente",
      ])
    #expect(text.lint.files[0].corpus.documents.count == 1)
  }

  @Test func keepsTagsAndLines() {
    let file = LintedFile(bytes: Array("a I-X\nbad\nb O\n\nc S-Y\n".utf8), name: "a", columns: CoNLLColumns())
    #expect(file.sentences.map(\.lines) == [[1, 3], [5]])
    #expect(file.sentences.map { $0.tags.map(\.description) } == [["I-X", "O"], ["S-Y"]])
    #expect(file.evidence.scheme == .bioes)
  }
}
