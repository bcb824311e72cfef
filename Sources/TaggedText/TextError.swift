/// A line of a file, as in `train.txt:17`.
public struct TextPlace: Sendable, Hashable, CustomStringConvertible {
  public var file: String
  /// Counted from 1.
  public var line: Int

  public init(file: String, line: Int) {
    self.file = file
    self.line = line
  }

  public var description: String { "\(file):\(line)" }
}

/// What can be wrong with tagged text.
///
/// `text` is always the line, word or tag at fault, in full or as far as it could be read; the description escapes it and
/// cuts it short.
public enum TextError: Error, Sendable, Hashable {
  /// A line has fewer columns than the first token line of its file, which is line `like`.
  case missingColumn(at: TextPlace, text: String, found: Int, expected: Int, like: Int)
  /// There is no column `column`, which was to hold the `role` ("word" or "tag").
  case noSuchColumn(at: TextPlace, role: String, column: Int, text: String, found: Int)
  /// The tag was to be read from the column that holds the word.
  case sameColumn(at: TextPlace, text: String, found: Int)
  /// The predicted tags were to be read from the column of the words or of the gold tags.
  case noPredictions(at: TextPlace, text: String, found: Int)
  /// The word column holds nothing.
  case emptyWord(at: TextPlace, text: String)
  /// The word is not UTF-8.
  case invalidUTF8(at: TextPlace, text: String)
  /// A tag of a file is none that we know.
  case unknownTag(String, at: TextPlace)
  /// A tag of a list is none that we know; `token` is its position, counted from 0.
  case unknownTagInList(String, token: Int)
  /// A label is not in the tag set, which has the labels `known`.
  case unknownLabel(String, known: [String])
  /// A word or label cannot stand in a column file.
  case unwritable(String, separator: CoNLLSeparator)
  /// A corpus without a token.
  case empty(file: String)
}

extension TextError {
  /// Where the fault is; nil where it has no line of a file.
  public var place: TextPlace? {
    switch self {
    case .missingColumn(let place, _, _, _, _), .noSuchColumn(let place, _, _, _, _), .sameColumn(let place, _, _),
      .noPredictions(let place, _, _), .emptyWord(let place, _), .invalidUTF8(let place, _), .unknownTag(_, let place):
      place
    case .unknownTagInList, .unknownLabel, .unwritable, .empty: nil
    }
  }
}

extension TextError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missingColumn(let place, let text, let found, let expected, let like):
      """
      \(place): missing column (found \(columns(found)): \(quoted(text)); expected \(expected), as in line \(like)); \
      mend the line or choose columns with --columns
      """
    case .noSuchColumn(let place, let role, let column, let text, let found):
      """
      \(place): no \(role) column \(column) (found \(columns(found)): \(quoted(text)); \
      expected at least \(column < 0 ? "\(-column), counted from the end" : "\(column + 1), counted from 0")); \
      choose columns with --columns
      """
    case .sameColumn(let place, let text, let found):
      """
      \(place): no column for the tag beside the word (found \(columns(found)): \(quoted(text)); \
      expected a word and its tag); add the tags, or choose columns with --columns
      """
    case .noPredictions(let place, let text, let found):
      """
      \(place): no column for the predicted tag beside word and gold tag (found \(columns(found)): \(quoted(text)); \
      expected a word, its gold tag and its predicted tag); add the predictions, or choose columns with --columns
      """
    case .emptyWord(let place, let text):
      "\(place): empty word (found \(quoted(text)); expected a word); mend the line or choose columns with --columns"
    case .invalidUTF8(let place, let text):
      "\(place): word in another encoding (found \(quoted(text)); expected UTF-8); convert the file to UTF-8"
    case .unknownTag(let tag, let place):
      """
      \(place): unknown tag (found \(quoted(tag)); expected \(Self.knownTags)); \
      mend the tag or choose its column with --columns
      """
    case .unknownTagInList(let tag, let token):
      "unknown tag of token \(token) (found \(quoted(tag)); expected \(Self.knownTags)); mend the tag"
    case .unknownLabel(let label, let known):
      """
      unknown label (found \(quoted(label)); expected \(known.isEmpty ? "none" : known.joined(separator: ", "))); \
      rename the label, or train on data that holds it
      """
    case .unwritable(let text, let separator):
      """
      cannot write a word or label in columns (found \(quoted(text)); \
      expected some text, no \(separator == .space ? "spaces, " : "")tabs or line ends, and not -DOCSTART-); \
      \(separator == .space ? "write with tabs between columns, or mend the text" : "mend the text")
      """
    case .empty(let file):
      "\(file): no sentences (found no token; expected a token a line); check that this is the right file"
    }
  }

  private static let knownTags = "O, or one of B- I- E- S- L- U- M- and a label"

  private func columns(_ count: Int) -> String { count == 1 ? "1 column" : "\(count) columns" }

  private func quoted(_ text: String) -> String { "\"\(excerpt(of: text))\"" }
}
