import TaggedText
import Testing

@Suite struct TextErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var error: TextError
    var message: String
    var testDescription: String { message }
  }

  static let place = TextPlace(file: "train.txt", line: 17)

  static let cases = [
    Case(
      error: .missingColumn(at: place, text: "EU NNP I-NP", found: 3, expected: 4, like: 3),
      message: #"train.txt:17: missing column (found 3 columns: "EU NNP I-NP"; expected 4, as in line 3); "#
        + "mend the line or choose columns with --columns"),
    Case(
      error: .noSuchColumn(at: place, role: "tag", column: 5, text: "EU O", found: 2),
      message: #"train.txt:17: no tag column 5 (found 2 columns: "EU O"; expected at least 6, counted from 0); "#
        + "choose columns with --columns"),
    Case(
      error: .noSuchColumn(at: place, role: "word", column: -2, text: "EU", found: 1),
      message: #"train.txt:17: no word column -2 (found 1 column: "EU"; expected at least 2, counted from the end); "#
        + "choose columns with --columns"),
    Case(
      error: .sameColumn(at: place, text: "EU", found: 1),
      message: #"train.txt:17: no column for the tag beside the word (found 1 column: "EU"; "#
        + "expected a word and its tag); add the tags, or choose columns with --columns"),
    Case(
      error: .noPredictions(at: place, text: "EU O", found: 2),
      message: #"train.txt:17: no column for the predicted tag beside word and gold tag (found 2 columns: "EU O"; "#
        + "expected a word, its gold tag and its predicted tag); add the predictions, or choose columns with --columns"),
    Case(
      error: .emptyWord(at: place, text: "\tO"),
      message: #"train.txt:17: empty word (found "\tO"; expected a word); "#
        + "mend the line or choose columns with --columns"),
    Case(
      error: .invalidUTF8(at: place, text: "Z\u{FFFD}rich"),
      message: "train.txt:17: word in another encoding (found \"Z\u{FFFD}rich\"; expected UTF-8); "
        + "convert the file to UTF-8"),
    Case(
      error: .unknownTag("X-LOC", at: place),
      message: #"train.txt:17: unknown tag (found "X-LOC"; "#
        + "expected O, or one of B- I- E- S- L- U- M- and a label); mend the tag or choose its column with --columns"),
    Case(
      error: .unknownTagInList("B_PER", token: 2),
      message: #"unknown tag of token 2 (found "B_PER"; expected O, or one of B- I- E- S- L- U- M- and a label); "#
        + "mend the tag"),
    Case(
      error: .unknownLabel("GPE", known: ["LOC", "PER"]),
      message: #"unknown label (found "GPE"; expected LOC, PER); rename the label, or train on data that holds it"#),
    Case(
      error: .unknownLabel("GPE", known: []),
      message: #"unknown label (found "GPE"; expected none); rename the label, or train on data that holds it"#),
    Case(
      error: .unwritable("New York", separator: .space),
      message: #"cannot write a word or label in columns (found "New York"; "#
        + "expected some text, no spaces, tabs or line ends, and not -DOCSTART-); write with tabs between columns, or mend the text"
    ),
    Case(
      error: .unwritable("a\tb", separator: .tab),
      message: #"cannot write a word or label in columns (found "a\tb"; "#
        + "expected some text, no tabs or line ends, and not -DOCSTART-); mend the text"),
    Case(
      error: .empty(file: "train.txt"),
      message: "train.txt: no sentences (found no token; expected a token a line); check that this is the right file"),
  ]

  @Test(arguments: cases) func says(_ c: Case) { #expect(c.error.description == c.message) }
}
