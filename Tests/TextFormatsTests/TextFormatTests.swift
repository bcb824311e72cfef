import TaggedText
import Testing

@testable import TextFormats

@Suite struct TextFormatTests {
  /// Two records in each format that can be read from any line on.
  static let linewise: [(TextFormat, lines: String)] = [
    (.text, "a b\nc"), (.tokens, "a b\nc"), (.inline, "[a](X) b\n[c](Y)"),
    (.jsonl, "{\"text\":\"a\"}\n{\"text\":\"b\"}"),
  ]

  @Test(arguments: linewise) func anyLineCanBeReadAlone(_ format: TextFormat, lines: String) throws {
    #expect(format.isLinewise)
    let whole = read(lines, by: try #require(format.reader(file: "f"))).passages
    let second = String(lines.split(separator: "\n")[1])
    #expect(whole.count == 2)
    #expect(read(second, by: try #require(format.reader(file: "f", line: 2))).passages == [whole[1]])
  }

  @Test(arguments: TextFormat.allCases) func theOthersHaveRecordsOfSeveralLines(_ format: TextFormat) {
    #expect(format.isLinewise == TextFormatTests.linewise.contains { $0.0 == format })
  }

  /// Formats whose output depends on the unit, and brat, which has one of its own.
  @Test(arguments: TextFormat.allCases) func placesHaveUnits(_ format: TextFormat) throws {
    var passage = Passage("é b", [("X", "b")])
    passage.cut(by: Tokenizer())
    let outputs = try OffsetUnit.allCases.map { unit in
      var options = WritingOptions()
      options.unit = unit
      return try format.writer(options).map { try written([passage], by: $0) }
    }
    #expect(format.hasOffsets == (Set(outputs).count > 1 || format == .brat))
  }

  @Test func whatIsOnlyWrittenIsNotRead() {
    #expect(TextFormat.allCases.filter { !$0.isReadable } == [.tsv, .html, .ansi])
  }
}
