import TestSupport
import Testing

@testable import TextFormats

@Suite struct BlockBorderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var format = TextFormat.conll
    var size: Int
    var text: String
    /// The first block; nil where all of the text may not be enough.
    var block: String?
  }

  static let cases = [
    Case(testDescription: "a line", format: .text, size: 1, text: "ab\nc\n", block: "ab\n"),
    Case(testDescription: "a line that is as long", format: .text, size: 3, text: "ab\nc\n", block: "ab\n"),
    Case(testDescription: "one byte more", format: .tokens, size: 4, text: "ab\nc\n", block: "ab\nc\n"),
    Case(testDescription: "no end", format: .jsonl, size: 1, text: "abc", block: nil),
    Case(testDescription: "too little", format: .text, size: 4, text: "ab\n", block: nil),
    Case(testDescription: "a sentence", size: 2, text: "a\nb\n\nc\n", block: "a\nb\n\n"),
    Case(testDescription: "white space is an empty line", size: 2, text: "a\nb\n \t\r\nc\n", block: "a\nb\n \t\r\n"),
    Case(
      testDescription: "a mark goes with the next sentence", size: 2, text: "a\n\n-DOCSTART-\n\nb\n\nc",
      block: "a\n\n-DOCSTART-\n\nb\n\n"),
    Case(testDescription: "a sentence without an end", size: 2, text: "a\nb\nc\n", block: nil),
    Case(testDescription: "an empty line without an end", size: 2, text: "a\nb\n ", block: nil),
  ]

  @Test(arguments: cases) func endsBehindALineOrSentence(_ c: Case) {
    let bytes = Array(c.text.utf8)
    var border = BlockBorder(c.format, size: c.size)
    #expect(border.end(in: bytes.span) == c.block?.utf8.count)
  }

  /// However many bytes are there at first.
  @Test(arguments: 1...30) func goesOnWhereItStopped(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let parts = ["a", "b c\n", "\n", "\n\n", " \n", "-DOCSTART- O\n", "\r\n"]
    let bytes = Array((0..<60).map { _ in parts.randomElement(using: &random) ?? "" }.joined().utf8)
    for format in [TextFormat.text, .conll] {
      for size in [1, 5, 40] {
        var whole = BlockBorder(format, size: size)
        let end = whole.end(in: bytes.span)
        var border = BlockBorder(format, size: size)
        var found: Int?
        for count in 1...bytes.count where found == nil { found = border.end(in: bytes.span.extracting(first: count)) }
        #expect(found == end, "seed \(seed), \(format), \(size) bytes")
        if let end { #expect(end >= size && bytes[end - 1] == UInt8(ascii: "\n")) }
      }
    }
  }
}
