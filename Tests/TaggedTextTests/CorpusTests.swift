import TaggedText
import Testing

@Suite struct CorpusTests {
  static let twoDocuments = """
    -DOCSTART- -X- O O

    EU NNP I-NP I-ORG
    rejects VBZ I-VP O
    German JJ I-NP I-MISC

    Peter NNP I-NP I-PER
    -DOCSTART- -X- O O

    -DOCSTART- -X- O O
    Rome NNP I-NP I-LOC
    Paris NNP I-NP B-LOC
    """

  @Test func readsDocumentsAndSentences() throws {
    let corpus = try Corpus(bytes: Array(Self.twoDocuments.utf8), file: "two.txt")
    #expect(
      corpus.documents == [
        [
          Sentence(
            words: ["EU", "rejects", "German"], entities: [EntitySpan("ORG", 0..<1), EntitySpan("MISC", 2..<3)]),
          Sentence(words: ["Peter"], entities: [EntitySpan("PER", 0..<1)]),
        ],
        [Sentence(words: ["Rome", "Paris"], entities: [EntitySpan("LOC", 0..<1), EntitySpan("LOC", 1..<2)])],
      ])
    #expect(corpus.scheme == .iob1)
    #expect(corpus.irregular == 0)
  }

  @Test func counts() throws {
    let corpus = try Corpus(bytes: Array(Self.twoDocuments.utf8), file: "two.txt")
    #expect(corpus.sentences == corpus.documents.flatMap { $0 })
    #expect(corpus.tokenCount == 6)
    #expect(corpus.entityCounts.map(\.label) == ["LOC", "MISC", "ORG", "PER"])
    #expect(corpus.entityCounts.map(\.count) == [2, 1, 1, 1])
  }

  @Test func readsLinesFromAnywhere() throws {
    let text = Array(Self.twoDocuments.utf8)
    let lines = AnySequence(text.split(separator: 0x0A, omittingEmptySubsequences: false))
    #expect(try Corpus(lines: lines, file: "two.txt") == Corpus(bytes: text, file: "two.txt"))
  }

  @Test func isOneDocumentWithoutMarks() throws {
    let corpus = try Corpus(bytes: Array("a\tO\n\t\nb\tB-person\n".utf8), file: "wnut.txt")
    #expect(corpus.documents.map(\.count) == [2])
    #expect(corpus.scheme == .iob2)
  }

  @Test func readsTextWithoutTags() throws {
    let corpus = try Corpus(bytes: Array("a\nb\n".utf8), file: "plain.txt", columns: CoNLLColumns(tag: nil))
    #expect(corpus.sentences == [Sentence(words: ["a", "b"])])
  }

  @Test(arguments: ["", "\n \n\t\n", "-DOCSTART- O\n\n"]) func refusesAnEmptyCorpus(_ text: String) {
    #expect(throws: TextError.empty(file: "none.txt")) { try Corpus(bytes: Array(text.utf8), file: "none.txt") }
  }

  @Test func passesOnTheFirstError() {
    #expect(throws: TextError.unknownTag("X", at: TextPlace(file: "bad.txt", line: 2))) {
      try Corpus(bytes: Array("a O\nb X\nc Y\n".utf8), file: "bad.txt")
    }
  }
}
