import TaggedText
import Testing

@testable import TextFormats

@Suite struct PassageWrittenTextTests {
  @Test func wordsGetSpacesBetween() throws {
    let (passages, _) = read("-DOCSTART- O\n\nAda B-PER\nmet O\n\n-DOCSTART- O\n", by: ColumnReader(file: "a"))
    #expect(try written(passages, by: PlainTextWriter()) == "Ada met\n")
    #expect(passages.map { $0.writtenText?.mentions } == [[Mention("PER", 0..<3)], nil])
  }

  @Test func recordsStayApart() throws {
    let (passages, _) = read(
      "{\"text\":\"a\"}\n{\"text\":\"b\\n\"}\n{\"text\":\"\"}\n{\"text\":\"c\"}\n", by: JSONLinesReader(file: "a"))
    #expect(try written(passages, by: PlainTextWriter()) == "a\nb\n\nc\n")
  }

  @Test func commentsAreNoText() throws {
    let (passages, _) = read("# only this\n\n1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", by: CoNLLUReader(file: "a"))
    #expect(try written(passages, by: PlainTextWriter()) == "a\n")
    #expect(try written(passages, by: CoNLLUWriter()) == "# only this\n\n1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n\n")
  }

  @Test func ofMentionsThatOverlapTheFirstAndLongestStay() {
    let mentions = [Mention("c", 4..<6), Mention("a", 0..<2), Mention("b", 0..<5), Mention("d", 5..<8)]
    #expect(mentions.withoutOverlaps.map(\.label) == ["b", "d"])
  }
}
