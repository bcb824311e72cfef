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

  /// Each input gets its mark, unless its first record has one.
  @Test func blocksAreMarkedAsTheirRecordsWouldBe() {
    let block = TaggedBlock(bytes: Array("a O\n\n".utf8), opensDocument: false)
    let opening = TaggedBlock(bytes: Array("-DOCSTART- X O\n\nb O\n\n".utf8), opensDocument: true)
    func written(_ marksInputs: Bool, _ block: TaggedBlock, behind marks: [[UInt8]] = []) -> String {
      var writer = ColumnWriter(marksInputs: marksInputs)
      var output: [UInt8] = []
      writer.begin(file: "a", to: &output)
      writer.append(block, behind: marks, to: &output)
      writer.append(block, behind: [], to: &output)
      return String(decoding: output, as: UTF8.self)
    }
    #expect(written(false, block) == "a O\n\na O\n\n")
    #expect(written(true, block) == "-DOCSTART- O\n\na O\n\na O\n\n")
    #expect(written(true, opening).hasPrefix("-DOCSTART- X O\n\nb O\n\n"))
    #expect(written(true, block, behind: [Array("-DOCSTART- Y".utf8)]) == "-DOCSTART- Y O\n\na O\n\na O\n\n")
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
