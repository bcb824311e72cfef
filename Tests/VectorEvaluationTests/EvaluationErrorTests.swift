import ByteStreams
import TaggedText
import Testing
import VectorEvaluation

@Suite struct EvaluationErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var error: EvaluationError
    var message: String
    var testDescription: String { message }
  }

  static let place = TextPlace(file: "test.txt", line: 3)

  static let cases = [
    Case(
      error: .notAPair(at: place, text: "cat\tdog"),
      message: #"test.txt:3: not a pair of words with a score (found "cat\tdog"; expected two words and a number, "#
        + "between them tabs, semicolons, commas or spaces); mend the line"),
    Case(
      error: .notAQuestion(at: place, text: "oslo norway paris", words: 3),
      message: #"test.txt:3: not an analogy question (found 3 words: "oslo norway paris"; expected four words, or "#
        + "a colon and the name of a category); mend the line"),
    Case(
      error: .notAQuestion(at: place, text: "oslo", words: 1),
      message: #"test.txt:3: not an analogy question (found 1 word: "oslo"; expected four words, or a colon and the "#
        + "name of a category); mend the line"),
    Case(
      error: .namelessCategory(at: place),
      message: #"test.txt:3: a category without a name (found ":"; expected a colon, a space and a name); "#
        + "name the category"),
    Case(
      error: .noCategory(at: place, text: "a b c d"),
      message: #"test.txt:3: a question outside of any category (found "a b c d"; expected a colon and the name of a "#
        + #"category before the first question); add a line such as ": capitals""#),
    Case(
      error: .invalidUTF8(at: place, text: "caf\u{FFFD}"),
      message: "test.txt:3: text in another encoding (found \"caf\u{FFFD}\"; expected UTF-8); "
        + "convert the file to UTF-8"),
    Case(
      error: .noPairs(file: "test.txt"),
      message: "test.txt: no pairs of words (found no line with a score; expected two words and a number a line); "
        + "check that this is the right file"),
    Case(
      error: .noQuestions(file: "test.txt"),
      message: "test.txt: no analogy questions (found no line of words; expected four words a line); "
        + "check that this is the right file"),
  ]

  @Test(arguments: cases) func saysWhatToDo(_ c: Case) {
    #expect(c.error.description == c.message)
    #expect(c.error.kind == .badData)
  }
}
