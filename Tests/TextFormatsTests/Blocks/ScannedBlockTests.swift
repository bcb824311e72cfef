import TaggedText
import Testing

@testable import TextFormats

@Suite struct ScannedBlockTests {
  private func scan(
    _ bytes: [UInt8], _ format: TextFormat, word: Int = 0, width: Int? = nil, isLast: Bool = true
  ) -> ScannedBlock? {
    var before = CoNLLReader.LinesBefore()
    if let width {
      before.count = 3
      before.firstToken = .init(line: 1, width: width)
    }
    return ScannedBlock(
      LineBlock(bytes: bytes, before: before), format: format, columns: CoNLLColumns(word: word, tag: nil),
      isLast: isLast, tokenizer: Tokenizer())
  }

  private func scan(
    _ text: String, _ format: TextFormat, word: Int = 0, width: Int? = nil, isLast: Bool = true
  ) -> ScannedBlock? {
    scan(Array(text.utf8), format, word: word, width: width, isLast: isLast)
  }

  /// The sentences of a block, with spaces between words.
  private func sentences(_ block: ScannedBlock?) -> [String]? {
    guard let words = block?.words else { return nil }
    var first = 0
    return words.sentenceLengths.map { length in
      defer { first += length }
      return (first..<first + length).map(words.word).joined(separator: " ")
    }
  }

  @Test func text() throws {
    let block = try #require(scan("It rains. É falls.\r\n\nwhy? ", .text))
    #expect(sentences(block) == ["It rains .", "É falls .", "why ?"])
    #expect(block.records == 3 && !block.opensDocument && block.lines == nil)
  }

  @Test func tokens() throws {
    let block = try #require(scan("a b\tc\r\n \nd\u{A0}e", .tokens))
    #expect(sentences(block) == ["a b c", "d\u{A0}e"])
    #expect(block.records == 3)
    #expect(sentences(scan("a\n", .tokens)) == ["a"])
  }

  @Test func columns() throws {
    let block = try #require(scan("-DOCSTART- O\n\na X\nb Y Z\n\n \n\nc\tX Y\r\n\n", .conll))
    #expect(sentences(block) == ["a b", "c"])
    #expect(block.records == 2 && block.opensDocument)
    #expect(block.marks.map(\.word) == [0] && block.lines?.map(\.separator) == [.space, .space, .tab])
    #expect(sentences(scan("a b\nc d", .conll, word: -1)) == ["b d"])
    #expect(scan("a\n", .conll)?.opensDocument == false)
  }

  @Test func nothing() {
    for format in [TextFormat.text, .tokens, .conll] {
      #expect(sentences(scan("", format)) == [])
      #expect(scan("", format)?.records == 0)
    }
  }

  /// A mark behind all sentences is a record at the end of a file, and elsewhere belongs to a sentence further on.
  @Test func marksAtTheEnd() throws {
    #expect(scan("a\n\n-DOCSTART-\n", .conll)?.records == 2)
    #expect(scan("-DOCSTART-\n", .conll)?.records == 1)
    #expect(scan("a\n\n-DOCSTART-\n", .conll, isLast: false) == nil)
  }

  @Test func theUnusualIsLeftToTheReaders() {
    #expect(scan([0x61, 0xFF], .text) == nil)
    #expect(scan([0x61, 0x20, 0xFF], .conll) == nil)
    #expect(scan("\u{FEFF}a", .tokens) == nil)
    #expect(scan("\u{FEFF}a", .conll) == nil)
    #expect(scan("a -DOCSTART-", .tokens) == nil)
    #expect(scan("a b\nc\n", .conll) == nil)
    #expect(scan("a b\n", .conll, width: 3) == nil)
    #expect(scan("a b\n", .conll, word: 2) == nil)
    #expect(scan("a b\n", .conll, word: -3) == nil)
    #expect(scan("\ta\n", .conll) == nil)
    #expect(scan("a", .jsonl) == nil)
    // and these are not unusual
    #expect(scan("a b\n", .conll, width: 2) != nil)
    #expect(scan("\u{FEFF}a", .conll, width: 1) != nil)
    #expect(scan("\u{FEFF}a", .text) != nil)
  }

  /// Where tags are read too, records are made.
  @Test func tagsAreLeftToTheReaders() {
    let block = LineBlock(bytes: Array("a O\n".utf8))
    for columns in [CoNLLColumns(), CoNLLColumns(word: 0, tag: nil, predicted: 1)] {
      #expect(
        ScannedBlock(block, format: .conll, columns: columns, isLast: true, tokenizer: Tokenizer()) == nil)
    }
  }
}
