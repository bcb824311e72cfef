import TaggedText
import Testing

@testable import TextFormats

@Suite struct ColumnWriterTests {
  static let lines = "-DOCSTART- X O\n\nAda NNP I-PER\nleft VBD O\n\n"

  @Test func tagsOfColumnsAreAddedOrReplaced() throws {
    let passages = read(Self.lines, by: ColumnReader(file: "a")).passages
    #expect(
      try written(passages, by: ColumnWriter(scheme: .bioes))
        == "-DOCSTART- X O O\n\nAda NNP I-PER S-PER\nleft VBD O O\n\n")
    let replacing = ColumnWriter(placement: .replacing(CoNLLColumns()), marksInputs: true)
    #expect(
      try written(passages, by: replacing) == "-DOCSTART- X O\n\nAda NNP B-PER\nleft VBD O\n\n")
  }

  @Test func inputsAreMarkedWhereTheyAreDocuments() throws {
    var passage = Passage("Ada left.", [("PER", "Ada")])
    passage.cut(by: Tokenizer())
    #expect(
      try written([passage, passage], by: ColumnWriter(marksInputs: true))
        == "-DOCSTART- O\n\nAda B-PER\nleft O\n. O\n\nAda B-PER\nleft O\n. O\n\n")
  }

  @Test func whatCannotStandInColumnsIsRefusedAsAWhole() {
    var passage = Passage(place: TextPlace(file: "a", line: 1))
    passage.sentences = [Sentence(words: ["a"]), Sentence(words: ["b c"])]
    passage.documentMarks = [[]]
    var output: [UInt8] = []
    var writer = ColumnWriter()
    let place = TextPlace(file: "a", line: 1)
    #expect(throws: FormatError.unwritable(at: place, what: "a word or label", found: "b c", format: .conll)) {
      try writer.append(passage, to: &output)
    }
    #expect(output == [])
  }
}
