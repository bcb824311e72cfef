import Testing

@testable import TaggedText

@Suite struct TextChunkTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var chunks: [String]
    var shapes: [TextChunk.Shape]
    /// The text behind the line.
    var rest = ""
  }

  static let cases = [
    Case(testDescription: "nothing", text: "", chunks: [], shapes: []),
    Case(testDescription: "spaces", text: " \t\u{A0}\u{200B}", chunks: [], shapes: []),
    Case(testDescription: "words", text: " ab  C_3\t7", chunks: ["ab", "C_3", "7"], shapes: [.word, .word, .word]),
    Case(
      testDescription: "marks behind words", text: "ab, 7: c) d! e\"",
      chunks: ["ab,", "7:", "c)", "d!", "e\""], shapes: Array(repeating: .wordAndMark, count: 5)),
    Case(
      testDescription: "what has to be looked at", text: "a. (b ,, c,, d-e f' $ é aé a’ a#",
      chunks: ["a.", "(b", ",,", "c,,", "d-e", "f'", "$", "é", "aé", "a’", "a#"],
      shapes: Array(repeating: .other, count: 11)),
    Case(testDescription: "a line", text: "ab \nc", chunks: ["ab"], shapes: [.word], rest: "c"),
    Case(testDescription: "an empty line", text: "\r\nc", chunks: [], shapes: [], rest: "\nc"),
    Case(testDescription: "a line of Unicode", text: "ab\u{2028}c", chunks: ["ab"], shapes: [.word], rest: "c"),
    Case(
      testDescription: "a space of Unicode", text: "ab,\u{3000}c", chunks: ["ab,", "c"], shapes: [.wordAndMark, .word]),
  ]

  @Test(arguments: cases) func chunksOfALine(_ c: Case) {
    let text = TextBytes("é\n" + c.text)
    var chunks = [TextChunk(range: 0..<1, shape: .other)]
    let end = TextChunk.readLine(of: text, from: 3, into: &chunks)
    #expect(chunks.map { text.word($0.range) } == c.chunks)
    #expect(chunks.map(\.shape) == c.shapes)
    #expect(text.word(end..<text.count) == c.rest)
  }
}
