import TaggedText
import Testing

@testable import TextFormats

@Suite struct InlineReaderTests {
  static let cases: [(line: String, shown: [String])] = [
    ("in [Turin](LOC).", ["in Turin.", "LOC: Turin"]),
    ("[Ada](PER)[Turin](LOC)", ["AdaTurin", "PER: Ada", "LOC: Turin"]),
    ("[Ada](PER)(1815)", ["Ada(1815)", "PER: Ada"]),
    (#"\[Turin\](LOC) and a \(b\) \\"#, ["[Turin](LOC) and a (b) \\"]),
    (#"[a\]b](X\)Y)"#, ["a]b", "X)Y: a]b"]),
    // a backslash before another character is one
    (#"C:\temp\n [a\tb\nc\r](X)"#, ["C:\\temp\\n a\\tb\nc\r", "X: a\\tb\nc\r"]),
    // what cannot be an entity is text
    ("he [sic] said", ["he [sic] said"]),
    ("[](LOC) [a]() [a] (LOC)", ["[](LOC) [a]() [a] (LOC)"]),
    ("[Turin](LOC", ["[Turin](LOC"]),
    ("[Turin", ["[Turin"]),
    ("[a](b(c)", ["[a](b(c)"]),
    ("[a [b](X)] c", ["[a b] c", "X: b"]),
    ("](", ["]("]),
    ("a\\", ["a\\"]),
    ("[a\\", ["[a\\"]),
    ("[a](b\\", ["[a](b\\"]),
    ("[Köln](GPE) 👍", ["Köln 👍", "GPE: Köln"]),
    ("[a](two words)", ["a", "two words: a"]),
    ("", [""]),
  ]

  @Test(arguments: cases) func readsALine(_ line: String, _ shown: [String]) {
    let (passages, errors) = read(line + "\n", by: InlineReader(file: "a"))
    #expect(errors.isEmpty)
    #expect(passages.map(\.shown) == [shown])
    #expect(passages[0].lineEnd == .lineFeed)
  }

  /// A line of brackets is read in a moment.
  @Test func isLinear() {
    for piece in ["[", "[a](", "[a](b", "\\[", "](", "[a][("] {
      let line = String(repeating: piece, count: 20_000)
      #expect(read(line, by: InlineReader(file: "a")).passages.count == 1)
    }
  }
}
