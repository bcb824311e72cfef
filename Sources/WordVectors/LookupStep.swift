/// Which of the keys that are tried for a word found it; see `LookupPolicy.keys(for:isCased:)`.
public enum LookupStep: String, Hashable, Sendable, CaseIterable {
  /// The word itself, byte for byte.
  case asWritten
  /// The word in lower case, or in a cased store one in capitals with these at its start alone.
  case otherCase
  /// The word in any case, and its digits as zeros.
  case digitsAsZeros

  /// The step that made `key` of `word`: the first that may have.
  ///
  /// In a store without capitals a word that is written without them is found as it is written.
  ///
  /// - Complexity: O(bytes of `word`).
  public init(from word: String, to key: String) {
    if key.utf8.elementsEqual(word.utf8) {
      self = .asWritten
    } else if key.lowercased().utf8.elementsEqual(word.lowercased().utf8) {
      self = .otherCase
    } else {
      self = .digitsAsZeros
    }
  }
}
