import ByteStreams
import TaggedText

/// What can be wrong with a test of word vectors. Every message of the module is written here.
///
/// `text` is the line at fault; the description escapes it and cuts it short.
public enum EvaluationError: ReportedFailure, Hashable, Sendable {
  /// A line of a similarity test is no pair of words with a score.
  case notAPair(at: TextPlace, text: String)
  /// A line of an analogy test has another number of words than four.
  case notAQuestion(at: TextPlace, text: String, words: Int)
  /// A category of an analogy test has no name.
  case namelessCategory(at: TextPlace)
  /// A question comes before the first category.
  case noCategory(at: TextPlace, text: String)
  case invalidUTF8(at: TextPlace, text: String)
  case noPairs(file: String)
  case noQuestions(file: String)
}

extension EvaluationError {
  public var kind: FailureKind { .badData }
}

extension EvaluationError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notAPair(let place, let text):
      """
      \(place): not a pair of words with a score (found \(quoted(text)); expected two words and a number, between them \
      tabs, semicolons, commas or spaces); mend the line
      """
    case .notAQuestion(let place, let text, let words):
      """
      \(place): not an analogy question (found \(words.counted("word")): \(quoted(text)); expected four words, or a \
      colon and the name of a category); mend the line
      """
    case .namelessCategory(let place):
      "\(place): a category without a name (found \":\"; expected a colon, a space and a name); name the category"
    case .noCategory(let place, let text):
      """
      \(place): a question outside of any category (found \(quoted(text)); expected a colon and the name of a category \
      before the first question); add a line such as \": capitals\"
      """
    case .invalidUTF8(let place, let text):
      "\(place): text in another encoding (found \(quoted(text)); expected UTF-8); convert the file to UTF-8"
    case .noPairs(let file):
      """
      \(file): no pairs of words (found no line with a score; expected two words and a number a line); check that this \
      is the right file
      """
    case .noQuestions(let file):
      """
      \(file): no analogy questions (found no line of words; expected four words a line); check that this is the right \
      file
      """
    }
  }

  private func quoted(_ text: String) -> String { "\"\(excerpt(of: text))\"" }
}
