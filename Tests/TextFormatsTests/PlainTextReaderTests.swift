import TaggedText
import Testing

@testable import TextFormats

@Suite struct PlainTextReaderTests {
  @Test func eachLineIsAPassageWithItsEnd() throws {
    let text = "a \r\n\n b\rc\nd\r"
    let (passages, errors) = read(text, by: PlainTextReader(file: "a", line: 3))
    #expect(errors == [])
    #expect(passages.map { $0.shown[0] } == ["a ", "", " b\rc", "d\r"])
    #expect(passages.map(\.lineEnd) == [.carriageReturnLineFeed, .lineFeed, .lineFeed, .none])
    #expect(passages.map(\.place.line) == [3, 4, 5, 6])
    #expect(try written(passages, by: PlainTextWriter()) == text)
  }
}
