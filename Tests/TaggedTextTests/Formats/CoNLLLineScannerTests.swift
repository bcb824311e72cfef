import TestSupport
import Testing

@testable import TaggedText

@Suite struct CoNLLLineScannerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var line: String
    var role: CoNLLReader.LineRole
    var columns: [String] = []
    var separator = CoNLLSeparator.space
  }

  static let cases = [
    Case(testDescription: "nothing", line: "", role: .blank),
    Case(testDescription: "white space", line: " \t\u{0B}\u{0C}\r", role: .blank, separator: .tab),
    Case(testDescription: "two columns", line: "a  b", role: .token, columns: ["a", "b"]),
    Case(testDescription: "spaces around", line: " a b ", role: .token, columns: ["a", "b"]),
    Case(testDescription: "tabs", line: "a b\t\tc\t", role: .token, columns: ["a b", "", "c", ""], separator: .tab),
    Case(testDescription: "a Windows line end", line: "a b\r", role: .token, columns: ["a", "b"]),
    Case(testDescription: "a control character", line: "\u{01}", role: .token, columns: ["\u{01}"]),
    Case(testDescription: "a document mark", line: "-DOCSTART- X", role: .documentMark, columns: ["-DOCSTART-", "X"]),
    Case(testDescription: "another word", line: "-DOCSTART", role: .token, columns: ["-DOCSTART"]),
    Case(testDescription: "a mark further on", line: "a -DOCSTART-", role: .token, columns: ["a", "-DOCSTART-"]),
    Case(
      testDescription: "no mark behind a space", line: " -DOCSTART-\t", role: .token, columns: [" -DOCSTART-", ""],
      separator: .tab),
  ]

  @Test(arguments: cases, ["", "\n", "\nrest"]) func linesInABlock(_ c: Case, rest: String) {
    let bytes = Array(("x\n" + c.line + rest).utf8)
    var scanner = CoNLLLineScanner()
    scanner.scan(bytes.span, from: 2)
    #expect(scanner.role == c.role && scanner.separator == c.separator)
    if c.role != .blank {
      #expect(scanner.columns.map { String(decoding: bytes[$0], as: UTF8.self) } == c.columns)
    }
    #expect(scanner.isEnded == !rest.isEmpty)
    #expect(scanner.next == 2 + c.line.utf8.count + (rest.isEmpty ? 0 : 1))
    let content = c.line.hasSuffix("\r") ? String(c.line.dropLast()) : c.line
    #expect(Array(bytes[scanner.content]) == Array(content.utf8))
  }

  /// As the columns of each line by itself say.
  @Test(arguments: 1...50) func agreesWithItsParts(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let parts = ["a", "é", " ", "\t", "\r", "\n", "\n", "\u{0B}", "-DOCSTART-", "\u{01}"]
    let text = (0..<200).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
    let bytes = Array(text.utf8)
    var scanner = CoNLLLineScanner()
    var start = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) where start < bytes.count {
      scanner.scan(bytes.span, from: start)
      let content = line.last == 0x0D ? line.dropLast() : line
      #expect(bytes[scanner.content] == content)
      let isBlank = content.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
      #expect((scanner.role == .blank) == isBlank)
      #expect(scanner.separator == CoNLLSeparator(of: content))
      if scanner.role != .blank {
        var columns: [Range<Int>] = []
        scanner.separator.split(content, into: &columns)
        #expect(scanner.columns == columns, "seed \(seed)")
        let isMark = columns.first.map { content[$0] == documentMark[...] } ?? false
        #expect((scanner.role == .documentMark) == isMark)
      }
      start = scanner.next
    }
    #expect(start == bytes.count)
  }
}
