/// The features of a token that depend on its sentence or its document, and what they are called on the command line.
public enum DocumentFeature: String, Sendable, CaseIterable {
  /// How the other occurrences of the word in its document are written.
  case documentCase = "document-case"
  /// How the sentence of the token is written, the same for all of its tokens.
  case sentenceCase = "sentence-case"
  /// Where the token stands in the entities that the training set has; one table a label.
  case lists

  /// The length of an embedding where none is given.
  public static let defaultDimension = 5

  private static let listPrefix = "list:"
  private static let gazetteerPrefix = "gazetteer:"

  /// The name of the table of a label's entities in a model file.
  static func listName(of label: String) -> String { listPrefix + label }

  /// The name of the table of a gazetteer in a model file.
  public static func gazetteerName(of label: String) -> String { gazetteerPrefix + label }

  /// Whether a table of this name is one of matches in a list of phrases.
  static func isList(_ name: String) -> Bool { name.hasPrefix(listPrefix) || name.hasPrefix(gazetteerPrefix) }
}
