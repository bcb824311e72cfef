import Testing

@testable import TextFormats

@Suite struct CoNLLULineTests {
  static let cases: [(line: String, is: String)] = [
    ("# text = 1", "comment"), ("3\tx", "word(3)"), ("3-4\tx", "token(ClosedRange(3...4))"), ("5.1\tx", "empty"),
    ("0.1\tx", "empty"), ("x\t1", "nil"), ("4-3\tx", "nil"), ("-1\tx", "nil"), ("+1\tx", "nil"), ("1-2-3\tx", "nil"),
    ("\tx", "nil"), ("99999999999999999999\tx", "nil"), ("1.\tx", "nil"),
  ]

  @Test(arguments: cases) func tellsWhatALineIs(_ line: String, _ kind: String) {
    #expect((CoNLLULine(line.utf8).map { "\($0)" } ?? "nil") == kind)
  }
}
