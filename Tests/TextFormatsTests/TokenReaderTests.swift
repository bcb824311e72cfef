import TaggedText
import Testing

@testable import TextFormats

@Suite struct TokenReaderTests {
  @Test func eachLineIsASentence() {
    let (passages, errors) = read("Ada  met\tCharles .\n\n in Turin\r\nlast", by: TokenReader(file: "a"))
    #expect(errors.isEmpty)
    #expect(
      passages.map { $0.sentences.map(\.words) } == [
        [["Ada", "met", "Charles", "."]], [], [["in", "Turin"]], [["last"]],
      ])
    #expect(passages.map(\.place.line) == [1, 2, 3, 4])
    #expect(passages.allSatisfy { $0.text == nil && $0.mentions == nil })
  }

  @Test func onlyWhiteSpaceOfASCIIStandsBetweenWords() {
    let (passages, _) = read("\u{FEFF}. . .\u{A0}x \u{85}\u{2028}y\u{B}z\n", by: TokenReader(file: "a"))
    #expect(passages[0].sentences[0].words == [".", ".", ".\u{A0}x", "\u{85}\u{2028}y", "z"])
  }

  @Test func linesInAnotherEncodingAreNamed() {
    var reader = TokenReader(file: "a", line: 7)
    #expect(throws: FormatError.invalidUTF8(at: TextPlace(file: "a", line: 7), text: "K\u{FFFD}ln")) {
      try reader.push([0x4B, 0xF6, 0x6C, 0x6E], isEnded: true)
    }
  }
}
