import TaggedText
import TextFormats
import Testing

@testable import wordclf

@Suite struct RecordWriterTests {
  /// A line of text with the entity `Turin`, or one of another label.
  private static func passage(_ label: String = "LOC") -> Passage {
    var passage = Passage(place: TextPlace(file: "a", line: 1))
    passage.text = Array("é Turin".utf8)
    passage.lineEnd = .carriageReturnLineFeed
    passage.mentions = [Mention(label, 3..<8)]
    return passage
  }

  private static func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func bratHasItsTextBeside() throws {
    var writer = RecordWriter(BratWriter(), format: .brat)
    writer.begin(file: "a")
    try writer.append(Self.passage())
    try writer.append(Self.passage())
    writer.finish()
    #expect(Self.string(writer.bytes) == "T1\tLOC 2 7\tTurin\nT2\tLOC 11 16\tTurin\n")
    #expect(Self.string(writer.textBeside) == "é Turin\r\né Turin\r\n")
    writer.removeAll()
    #expect(writer.bytes == [] && writer.textBeside == [])
  }

  /// Or its text would have what its annotations do not count.
  @Test func aPassageThatIsRefusedIsNotInTheText() throws {
    var writer = RecordWriter(BratWriter(), format: .brat)
    #expect(throws: FormatError.self) { try writer.append(Self.passage("a b")) }
    #expect(writer.bytes == [] && writer.textBeside == [])
  }

  @Test func otherFormatsHaveNoTextBeside() throws {
    var writer = RecordWriter(InlineWriter(), format: .inline)
    try writer.append(Self.passage())
    #expect(Self.string(writer.bytes) == "é [Turin](LOC)\r\n")
    #expect(writer.textBeside == [])
  }

  @Test func filesAndEndsAreHandedOn() throws {
    struct Echo: PassageWriter {
      func begin(file: String, to output: inout [UInt8]) { output += "<\(file)>".utf8 }
      func append(_ passage: Passage, to output: inout [UInt8]) { output += passage.text ?? [] }
      func finish(to output: inout [UInt8]) { output += "|".utf8 }
    }
    var writer = RecordWriter(Echo(), format: .text)
    writer.begin(file: "b.txt")
    try writer.append(Self.passage())
    writer.finish()
    #expect(Self.string(writer.bytes) == "<b.txt>é Turin|")
  }

  @Test func blocksThatAreWrittenAreHandedOn() throws {
    var writer = RecordWriter(ColumnWriter(marksInputs: true), format: .conll)
    let block = TaggedBlock(bytes: Array("a O\n\n".utf8), opensDocument: false)
    writer.begin(file: "a")
    writer.append(block, behind: [])
    writer.append(block, behind: [Array("-DOCSTART- X".utf8)])
    #expect(Self.string(writer.bytes) == "-DOCSTART- O\n\na O\n\n-DOCSTART- X O\n\na O\n\n")
  }

  @Test func errorsAreWrittenInJSONLinesOnly() {
    let error = FormatError.unusable(file: "f", what: "w", advice: "a")
    var json = RecordWriter(JSONLinesWriter(), format: .jsonl)
    json.append(error)
    #expect(Self.string(json.bytes) == #"{"error":{"message":"f: w; a"}}"# + "\n")
    var brat = RecordWriter(BratWriter(), format: .brat)
    brat.append(error)
    #expect(brat.bytes == [] && brat.textBeside == [])
  }
}
