import TaggedText
import Testing

@Suite struct DocumentScopeTests {
  private let documents = [[Sentence(words: ["a"]), Sentence(words: ["b"])], [], [Sentence(words: ["c"])]]

  @Test func aCorpusWithoutMarksHasOnlySentences() {
    #expect(DocumentScope(of: Corpus(documents: documents)) == .marked)
    #expect(DocumentScope(of: Corpus(documents: [documents[0]])) == .sentences)
    #expect(DocumentScope(of: Corpus(documents: [])) == .sentences)
  }

  @Test func sentencesAreDocuments() {
    #expect(DocumentScope.marked.apply(to: documents) == documents)
    #expect(DocumentScope.sentences.apply(to: documents).map { $0.map(\.words) } == [[["a"]], [["b"]], [["c"]]])
    #expect(DocumentScope.sentences.apply(to: [[]]).isEmpty)
  }
}
