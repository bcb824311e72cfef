import ByteStreams
import TaggedText
import TextFormats
import Testing

@testable import wordclf

@Suite struct TextPieceTests {
  private static func piece(
    _ content: TextPiece.Content, format: TextFormat = .text, isFirst: Bool = true, end: TextPiece.End? = nil
  ) -> TextPiece {
    TextPiece(input: 0, file: "f", format: format, content: content, isFirst: isFirst, end: end)
  }

  private static func lines(_ lines: [[UInt8]], isEnded: Bool = true) -> [TextPiece.Line] {
    lines.map { TextPiece.Line(bytes: $0[...], isEnded: isEnded) }
  }

  @Test func linesAreReadWithTheirNumbers() throws {
    let piece = Self.piece(.lines(Self.lines([Array("a".utf8), [0xFF], Array("é\r".utf8)]), from: 7))
    let records = piece.records(ReadingOptions())
    try #require(records.count == 3)
    let first = try records[0].get()
    #expect(first.text == [0x61] && first.lineEnd == .lineFeed && first.place == TextPlace(file: "f", line: 7))
    #expect(throws: FormatError.invalidUTF8(at: TextPlace(file: "f", line: 8), text: "\u{FFFD}")) {
      try records[1].get()
    }
    let last = try records[2].get()
    #expect(last.text == Array("é".utf8) && last.lineEnd == .carriageReturnLineFeed && last.place.line == 9)
  }

  @Test func theLastLineHasNoEnd() throws {
    let records = Self.piece(.lines(Self.lines([[0x61]], isEnded: false), from: 1)).records(ReadingOptions())
    #expect(try records.map { try $0.get().lineEnd } == [.none])
  }

  @Test func emptyLinesOfJSONAreNoRecords() throws {
    let lines = Self.lines([Array(#"{"text":"éa","entities":[[2,3,"X"]]}"#.utf8), [], [0x20]])
    var options = ReadingOptions()
    options.unit = .utf8
    let records = Self.piece(.lines(lines, from: 1), format: .jsonl).records(options)
    #expect(try records.map { try $0.get().mentions } == [[Mention("X", 2..<3)]])
  }

  @Test func recordsStayAsTheyAre() throws {
    let passage = Passage(place: TextPlace(file: "g", line: 3))
    let error = FormatError.unusable(file: "g", what: "w", advice: "a")
    let records = Self.piece(.records([.success(passage), .failure(error)]), format: .conll).records(ReadingOptions())
    #expect(records == [.success(passage), .failure(error)])
  }

  @Test func formatsThatAreNotReadByLinesHaveNoRecords() {
    #expect(Self.piece(.lines(Self.lines([[0x61]]), from: 1), format: .brat).records(ReadingOptions()).isEmpty)
  }

  @Test func whatCouldNotBeOpenedIsMissing() {
    let failed = TextPiece.End.failed(.notFound(path: "f"))
    let record = TextPiece.Record.success(Passage(place: TextPlace(file: "f", line: 1)))
    #expect(Self.piece(.records([]), end: failed).isMissing)
    // an empty file, one that is damaged behind a record, one that is damaged behind a piece, and one that goes on
    #expect(!Self.piece(.records([]), end: .complete(sha256: nil)).isMissing)
    #expect(!Self.piece(.records([record]), end: failed).isMissing)
    #expect(!Self.piece(.records([]), isFirst: false, end: failed).isMissing)
    #expect(!Self.piece(.records([])).isMissing)
    #expect(!Self.piece(.lines([], from: 1), end: failed).isMissing)
  }
}
