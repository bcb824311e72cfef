import TaggedText
import Testing

@testable import TextFormats

@Suite struct ColumnReaderTests {
  @Test func sentencesAndDocuments() {
    let text = "-DOCSTART- O\n\nAda B-PER\nleft O\n\nso O\n-DOCSTART- X O\n\n\nhe O\n\n-DOCSTART- O"
    let (passages, errors) = read(text, by: ColumnReader(file: "a"))
    #expect(errors == [])
    #expect(passages.map { $0.sentences.flatMap(\.words) } == [["Ada", "left"], ["so"], ["he"], []])
    #expect(passages.map(\.place.line) == [3, 6, 10, 12])
    #expect(
      passages.map { $0.documentMarks.map { String(decoding: $0, as: UTF8.self) } } == [
        ["-DOCSTART- O"], [], ["-DOCSTART- X O"], ["-DOCSTART- O"],
      ])
    #expect(passages.allSatisfy { $0.text == nil && $0.mentions == nil })
  }

  @Test func aSentenceWithABadLineIsLeftOut() {
    let (passages, errors) = read("a O\nb\nc X\n\nd O\n", by: ColumnReader(file: "a"))
    #expect(passages.map { $0.sentences.flatMap(\.words) } == [["d"]])
    #expect(
      errors == [
        .columns(
          .missingColumn(at: TextPlace(file: "a", line: 2), text: "b", found: 1, expected: 2, like: 1)),
        .columns(.unknownTag("X", at: TextPlace(file: "a", line: 3))),
      ])
  }
}
