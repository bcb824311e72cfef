import Testing

@testable import TaggedText

@Suite struct CoNLLColumnsTests {
  @Test func takesTheFirstAndTheLastColumn() {
    #expect(CoNLLColumns() == CoNLLColumns(word: 0, tag: -1))
  }

  @Test(arguments: [
    ("a b  c", ["a", "b", "c"]),
    (" a b ", ["a", "b"]),
    ("a", ["a"]),
    ("a\tb", ["a", "b"]),
    ("New York\tB-LOC", ["New York", "B-LOC"]),
    ("a\t\tb\t", ["a", "", "b", ""]),
    ("\ta", ["", "a"]),
    ("a\u{A0}b c", ["a\u{A0}b", "c"]),
  ])
  func splits(_ line: String, _ expected: [String]) {
    let bytes = Array(line.utf8)[...]
    var columns: [Range<Int>] = [0..<0]
    CoNLLSeparator(of: bytes).split(bytes, into: &columns)
    #expect(columns.map { String(decoding: bytes[$0], as: UTF8.self) } == expected)
  }
}
