import ByteStreams
import TaggedText
import Testing

@testable import VectorEvaluation

@Suite struct TestFileTests {
  private func texts(_ bytes: [UInt8]) throws -> [String] {
    let file = TestFile(LineReader(bytes: bytes))
    var texts: [String] = []
    while let line = try file.next() { texts.append("\(file.place.line) " + String(decoding: line, as: UTF8.self)) }
    return texts
  }

  @Test func whatSurroundsTheTextIsDropped() throws {
    #expect(try texts([0xEF, 0xBB, 0xBF] + "a b\r\n\n \t \r\n  c\td  \nlast".utf8) == ["1 a b", "4 c\td", "5 last"])
    #expect(try texts([]) == [])
  }

  @Test func anotherEncodingIsRefused() {
    // "café" in Latin-1
    let error = EvaluationError.invalidUTF8(at: TextPlace(file: "test.txt", line: 2), text: "caf\u{FFFD}")
    #expect(throws: error) { try texts("tea\n".utf8 + [0x63, 0x61, 0x66, 0xE9]) }
  }

  @Test func wordsStandBetweenWhiteSpace() {
    let found = words(of: Array(" a \t b\u{A0}c  d".utf8)[...]).map { String(decoding: $0, as: UTF8.self) }
    #expect(found == ["a", "b\u{A0}c", "d"])
  }
}
