import ByteStreams
import TestSupport
import Testing

@Suite struct LineReaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var lines: [String]
  }

  static let cases = [
    Case(testDescription: "empty input", text: "", lines: []),
    Case(testDescription: "one empty line", text: "\n", lines: [""]),
    Case(testDescription: "no line feed at the end", text: "a\nb", lines: ["a", "b"]),
    Case(testDescription: "line feed at the end", text: "a\nb\n", lines: ["a", "b"]),
    Case(testDescription: "empty lines", text: "\n\na\n\n", lines: ["", "", "a", ""]),
    Case(testDescription: "carriage returns are kept", text: "a\r\nb\rc\n", lines: ["a\r", "b\rc"]),
    Case(
      testDescription: "other separators are text",
      text: "a\u{85}b\u{2028}c\u{0b}d\u{0c}e\n",
      lines: ["a\u{85}b\u{2028}c\u{0b}d\u{0c}e"]
    ),
    Case(testDescription: "zero bytes are text", text: "a\0b\nc", lines: ["a\0b", "c"]),
  ]

  @Test(arguments: cases, 1...5) func splitsAtLineFeeds(_ c: Case, chunkSize: Int) throws {
    let reader = LineReader(ChunkSource(Array(c.text.utf8), chunkSize: chunkSize), name: "a.txt")
    #expect(reader.name == "a.txt")
    #expect(reader.lineNumber == 0)
    var lines: [[UInt8]] = []
    while let line = try reader.next() {
      lines.append(Array(line))
      #expect(reader.lineNumber == lines.count)
    }
    #expect(lines == c.lines.map { Array($0.utf8) })
    if !c.text.isEmpty { #expect(reader.isEnded == c.text.hasSuffix("\n")) }
    #expect(try reader.next() == nil)
    #expect(reader.lineNumber == c.lines.count)
  }

  /// Lines that the caller keeps stay as they are.
  @Test func keptLinesDoNotChange() throws {
    let reader = LineReader(ChunkSource(Array("ab\ncd\nef\ngh".utf8), chunkSize: 2), name: "a.txt")
    var lines: [ArraySlice<UInt8>] = []
    while let line = try reader.next() { lines.append(line) }
    #expect(lines.map { String(decoding: $0, as: UTF8.self) } == ["ab", "cd", "ef", "gh"])
  }

  /// Joined by line feeds, the lines of random input are the input.
  @Test(arguments: 1...20) func joinedLinesAreTheInput(seed: Int) throws {
    var generator = SeededRandom(seed: UInt64(seed))
    let bytes = (0..<5000).map { _ in UInt8.random(in: 8...12, using: &generator) } + [65]
    let chunkSize = Int.random(in: 1...700, using: &generator)
    let reader = LineReader(ChunkSource(bytes, chunkSize: chunkSize), name: "random")
    var lines: [[UInt8]] = []
    while let line = try reader.next() { lines.append(Array(line)) }
    #expect(Array(lines.joined(separator: [0x0A])) == bytes, "seed \(seed), chunks of \(chunkSize)")
  }

  @Test func aLongLineIsOneLine() throws {
    let long = Array(repeating: UInt8(ascii: "x"), count: 3_000_000)
    let reader = LineReader(ChunkSource(long + [0x0A, 0x79], chunkSize: 4096), name: "long")
    #expect(try reader.next()?.count == long.count)
    #expect(try reader.next() == [0x79])
  }
}
