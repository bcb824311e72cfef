import TaggedText
import Testing

@testable import TextFormats

@Suite struct FormatErrorTests {
  static let place = TextPlace(file: "a.conllu", line: 7)

  static let cases: [(FormatError, String)] = [
    (
      .columns(.unknownTag("X", at: place)),
      "a.conllu:7: unknown tag (found \"X\"; expected O, or one of B- I- E- S- L- U- M- and a label); "
        + "mend the tag or choose its column with --columns"
    ),
    (
      .invalidUTF8(at: place, text: "K\u{FFFD}ln"),
      "a.conllu:7: text in another encoding (found \"K\u{FFFD}ln\"; expected UTF-8); convert the file to UTF-8"
    ),
    (
      .malformed(at: place, what: "3 columns", found: "\"a\tb\"", expected: "10"),
      "a.conllu:7: 3 columns (found \"a\\tb\"; expected 10); mend the record"
    ),
    (.unusable(file: "a.ann", what: "no text", advice: "name it"), "a.ann: no text; name it"),
    (
      .unwritable(at: place, what: "a label with white space", found: "a b", format: .brat),
      "a.conllu:7: a label with white space cannot be written as brat (found \"a b\"); choose another format"
    ),
  ]

  @Test(arguments: cases) func says(_ error: FormatError, _ message: String) { #expect(error.description == message) }
}
