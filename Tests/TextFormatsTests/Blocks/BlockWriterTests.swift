import TaggedText
import Testing

@testable import TextFormats

@Suite struct BlockWriterTests {
  private static let tagSet = TagSet(labels: ["LOC", "PER"], scheme: .bioes)

  private func write(
    _ text: String, _ format: TextFormat, _ tags: String, scheme: TagScheme = .iob2
  ) throws -> (text: String, entities: [String: Int]) {
    let block = try #require(
      ScannedBlock(
        LineBlock(bytes: Array(text.utf8)), format: format, columns: CoNLLColumns(tag: nil), isLast: true,
        tokenizer: Tokenizer()))
    let classes = tags.split(separator: " ").compactMap { Tag(parsing: $0).flatMap(Self.tagSet.index(of:)) }
    let writer = try #require(BlockWriter(Self.tagSet, scheme: scheme))
    let written = writer.write(block, classes: classes.map { Int32($0) })
    return (String(decoding: written.bytes, as: UTF8.self), written.entities)
  }

  @Test func wordsAndTags() throws {
    let written = try write("Ada Lee left. So did Éva.\n\n", .text, "B-PER E-PER O O O O S-PER O")
    #expect(written.text == "Ada B-PER\nLee I-PER\nleft O\n. O\n\nSo O\ndid O\nÉva B-PER\n. O\n\n")
    #expect(written.entities == ["PER": 2])
  }

  @Test func linesAndTags() throws {
    let written = try write(
      "-DOCSTART- -X-\na X\r\n-DOCSTART-\tO\nb\tY\n\n\nc  Z \n-DOCSTART-", .conll, "S-LOC S-PER O", scheme: .bioes)
    #expect(
      written.text
        == "-DOCSTART- -X- O\n\na X S-LOC\n\n-DOCSTART-\tO\tO\n\nb\tY\tS-PER\n\nc  Z  O\n\n-DOCSTART- O\n\n")
    #expect(written.entities == ["LOC": 1, "PER": 1])
  }

  @Test(arguments: [(TagScheme.iob1, "a I-LOC\nb B-LOC\n\n"), (.iob2, "a B-LOC\nb B-LOC\n\n")])
  func inOtherSchemes(scheme: TagScheme, expected: String) throws {
    #expect(try write("a b", .tokens, "S-LOC S-LOC", scheme: scheme).text == expected)
  }

  @Test func nothingIsNothing() throws {
    #expect(try write("", .conll, "").text == "" && write("\n\n", .text, "").text == "")
  }

  @Test func labelsHaveToStayInOneColumn() {
    for label in ["a b", "a\tb", "a\nb"] {
      #expect(BlockWriter(TagSet(labels: [label], scheme: .iob2), scheme: .iob2) == nil)
    }
  }
}
