import TaggedText
import Testing

@testable import TextFormats

@Suite struct LineBlockTests {
  private static func block(_ text: String, after count: Int = 0) -> LineBlock {
    var before = CoNLLReader.LinesBefore()
    before.count = count
    return LineBlock(bytes: Array(text.utf8), before: before)
  }

  @Test(arguments: [("", 0), ("a", 1), ("a\n", 1), ("\n\n", 2), ("a\r\n\nb", 3)])
  func countsItsLines(text: String, count: Int) {
    #expect(Self.block(text).lineCount == count)
    #expect(Self.block(text, after: 5).linesBeforeNext(columns: nil).count == 5 + count)
    var lines: [String] = []
    Self.block(text).forEachLine { line, isEnded in
      lines.append(String(decoding: line, as: UTF8.self) + (isEnded ? "\n" : ""))
      return true
    }
    #expect(lines.count == count && lines.joined() == text)
  }

  @Test func walksNoFurtherThanAsked() {
    var lines = 0
    Self.block("a\nb\nc").forEachLine { _, _ in
      lines += 1
      return lines < 2
    }
    #expect(lines == 2)
  }

  /// By the first line that can be used: one that has no such column is not.
  @Test func remembersTheFirstLineOfColumns() {
    let columns = CoNLLColumns(word: 1, tag: nil)
    var block = Self.block("-DOCSTART- O\n\na\n\nb c d\ne f\n\n", after: 10)
    let before = block.linesBeforeNext(columns: columns)
    #expect(before.count == 17)
    #expect(before.firstToken?.line == 15 && before.firstToken?.width == 3)
    #expect(block.linesBeforeNext(columns: nil).firstToken == nil)
    block = LineBlock(bytes: Array("x y\n".utf8), before: before)
    #expect(block.linesBeforeNext(columns: columns).firstToken == before.firstToken)
    #expect(Self.block("a\n\n").linesBeforeNext(columns: columns).firstToken == nil)
  }

  @Test func onlyAFileBeginsWithAByteOrderMark() {
    #expect(Self.block("\u{FEFF}a").hasByteOrderMark)
    #expect(!Self.block("\u{FEFF}a", after: 1).hasByteOrderMark && !Self.block("a").hasByteOrderMark)
  }
}
