/// A case in which all letters of a text can be written.
public enum LetterCase: Sendable, CaseIterable {
  case upper
  case lower
}

extension LetterCase {
  /// A word with all of its letters in this case, by the rules of Unicode that hold for all languages; so it may get
  /// longer: `Straße` becomes `STRASSE`.
  ///
  /// - Complexity: O(length).
  public func rewrite(_ word: String) -> String {
    switch self {
    case .upper: word.uppercased()
    case .lower: word.lowercased()
    }
  }

  /// A sentence with the words in this case, and everything else as it is.
  ///
  /// - Complexity: O(bytes).
  public func rewrite(_ sentence: Sentence) -> Sentence {
    var rewritten = sentence
    rewritten.words = sentence.words.map { rewrite($0) }
    return rewritten
  }
}
