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

  /// Lines behind some others.
  private static func block(_ bytes: [UInt8], from line: Int = 1, width: Int? = nil) -> TextPiece.Content {
    var before = CoNLLReader.LinesBefore()
    before.count = line - 1
    before.firstToken = width.map { .init(line: 1, width: $0) }
    return .block(LineBlock(bytes: bytes, before: before))
  }

  private static func block(_ text: String, from line: Int = 1, width: Int? = nil) -> TextPiece.Content {
    block(Array(text.utf8), from: line, width: width)
  }

  private static let untagged = {
    var options = ReadingOptions()
    options.columns.tag = nil
    return options
  }()

  @Test func linesAreReadWithTheirNumbers() throws {
    let piece = Self.piece(Self.block(Array("a\n".utf8) + [0xFF] + Array("\né\r\n".utf8), from: 7))
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
    let records = Self.piece(Self.block("a")).records(ReadingOptions())
    #expect(try records.map { try $0.get().lineEnd } == [.none])
  }

  @Test func emptyLinesOfJSONAreNoRecords() throws {
    let lines = #"{"text":"éa","entities":[[2,3,"X"]]}"# + "\n\n \n"
    var options = ReadingOptions()
    options.unit = .utf8
    let records = Self.piece(Self.block(lines), format: .jsonl).records(options)
    #expect(try records.map { try $0.get().mentions } == [[Mention("X", 2..<3)]])
  }

  /// With the width of the file's first line, which is not theirs.
  @Test func columnsAreReadWithWhatIsKnownOfThoseBefore() throws {
    let records = Self.piece(Self.block("a X\n\nb\n\nc X\n\n", from: 5, width: 2), format: .conll).records(
      Self.untagged)
    try #require(records.count == 3)
    #expect(try records[0].get().place == TextPlace(file: "f", line: 5))
    let error = TextError.missingColumn(
      at: TextPlace(file: "f", line: 7), text: "b", found: 1, expected: 2, like: 1)
    #expect(throws: FormatError.columns(error)) { try records[1].get() }
    #expect(try records[2].get().place.line == 9)
  }

  /// Unless the file ends there: then they are a record.
  @Test func documentMarksBehindTheLastSentenceAreForTheNextPiece() throws {
    let lines = Self.block("a\n\n-DOCSTART- X\n\n-DOCSTART- Y\n")
    var piece = Self.piece(lines, format: .conll)
    piece.read(Self.untagged)
    #expect(piece.marks == ["-DOCSTART- X", "-DOCSTART- Y"].map { Array($0.utf8) })
    #expect(piece.records(Self.untagged).count == 1)
    piece = Self.piece(lines, format: .conll, end: .complete(sha256: nil))
    piece.read(Self.untagged)
    #expect(piece.marks == [] && piece.records(Self.untagged).count == 2)
  }

  @Test func recordsStayAsTheyAre() throws {
    let passage = Passage(place: TextPlace(file: "g", line: 3))
    let error = FormatError.unusable(file: "g", what: "w", advice: "a")
    let records = Self.piece(.records([.success(passage), .failure(error)]), format: .conll).records(ReadingOptions())
    #expect(records == [.success(passage), .failure(error)])
  }

  @Test func formatsThatAreNotReadByLinesHaveNoRecords() {
    #expect(Self.piece(Self.block("a\n"), format: .brat).records(ReadingOptions()).isEmpty)
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
    #expect(!Self.piece(Self.block(""), end: failed).isMissing)
    // and what was tagged without making records
    let tagged = TaggedBlock(bytes: [], opensDocument: false)
    #expect(Self.piece(.tagged(tagged, TaggingCounts()), end: failed).isMissing)
    #expect(!Self.piece(.tagged(tagged, TaggingCounts(records: 1)), end: failed).isMissing)
  }
}
