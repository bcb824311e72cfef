import TaggedText
import Testing

@testable import TextFormats

@Suite struct BratWriterTests {
  @Test func countsOverTheWholeInput() throws {
    let passages = [
      Passage("👍 Köln", [("GPE", "Köln")], lineEnd: .carriageReturnLineFeed),
      Passage("New\nYork", [("LOC", "New\nYork"), ("X", "k")].dropLast()),
      Passage("", lineEnd: .lineFeed), Passage("Rome", [("LOC", "Rome")], lineEnd: .none),
    ]
    #expect(
      try written(passages, by: BratWriter())
        == "T1\tGPE 2 6\tKöln\nT2\tLOC 8 16\tNew York\nT3\tLOC 18 22\tRome\n")
  }

  @Test func eachInputBeginsAnew() throws {
    var writer = BratWriter()
    var output: [UInt8] = []
    for file in ["a", "b"] {
      writer.begin(file: file, to: &output)
      try writer.append(Passage("in Rome", [("LOC", "Rome")]), to: &output)
    }
    #expect(String(decoding: output, as: UTF8.self) == "T1\tLOC 3 7\tRome\nT1\tLOC 3 7\tRome\n")
  }

  @Test func labelsWithWhiteSpaceAreRefusedAndNotCounted() throws {
    var writer = BratWriter()
    var output: [UInt8] = []
    #expect(
      throws: FormatError.unwritable(
        at: TextPlace(file: "a", line: 4), what: "a label with white space", found: "a b", format: .brat)
    ) { try writer.append(Passage("Ada Rome", [("PER", "Ada"), ("a b", "Rome")], line: 4), to: &output) }
    try writer.append(Passage("Rome", [("LOC", "Rome")]), to: &output)
    #expect(String(decoding: output, as: UTF8.self) == "T1\tLOC 0 4\tRome\n")
  }
}
