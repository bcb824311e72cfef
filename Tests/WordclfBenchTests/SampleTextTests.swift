import TaggedText
import Testing

@testable import wordclf_bench

@Suite struct SampleTextTests {
  private static let sample = SampleText(words: 300, sentences: 20)

  @Test func bothTextsHaveItsWords() throws {
    let sample = Self.sample
    #expect(Set(sample.sentences.joined()).count > 50)
    let corpus = try Corpus(bytes: sample.columns, file: "sample", columns: CoNLLColumns(word: 0, tag: nil))
    #expect(corpus.documents.flatMap { $0.map(\.words) } == sample.sentences)
    let text = String(decoding: sample.plainText, as: UTF8.self)
    #expect(Tokenizer().sentences(in: text).flatMap(\.words) == Array(sample.sentences.joined()))
  }

  @Test func theModelKnowsItsWords() {
    let vocabulary = Self.sample.model().tables[0].vocabulary
    #expect(Self.sample.sentences.joined().allSatisfy { vocabulary[$0] != nil })
  }

  @Test func filesComeBeforeWhatIsMadeUp() throws {
    let files = BenchmarkFiles()
    #expect(try files.columnBytes() == SampleText().columns && files.textBytes() == SampleText().plainText)
    #expect(throws: (any Error).self) { try BenchmarkFiles(columns: "/nothing/here").columnBytes() }
    #expect(throws: (any Error).self) { try BenchmarkFiles(text: "/nothing/here").textBytes() }
    #expect(throws: (any Error).self) { try BenchmarkFiles(model: "/nothing/here").tagger() }
  }
}
