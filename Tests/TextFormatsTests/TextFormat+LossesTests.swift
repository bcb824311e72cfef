import Testing

@testable import TextFormats

@Suite struct TextFormatLossesTests {
  private static let all = FormatContents(rawValue: 0x1FF)

  @Test func losses() {
    let some: FormatContents = [.text, .words, .entities, .scores, .extras]
    #expect(TextFormat.losses(of: some, from: .jsonl, to: .inline) == [.words, .scores, .extras])
    #expect(TextFormat.losses(of: some, from: .conllu, to: .conllu) == [.scores])
    #expect(TextFormat.losses(of: [], from: .jsonl, to: .text) == [])
    #expect(TextFormat.losses(of: Self.all, from: .text, to: .jsonl) == [.extras])
    #expect(
      TextFormat.losses(of: Self.all, from: .jsonl, to: .conll) == [.text, .records, .overlaps, .scores, .extras])
  }

  /// What is read from a format can be written in it.
  @Test(arguments: FormatContentsTests.cases)
  func aFormatHoldsWhatIsInIt(_ lines: String, _ format: TextFormat, _ contents: FormatContents) {
    #expect(TextFormat.losses(of: contents, from: format, to: format) == [])
  }
}
