/// How a word of a text finds its vector.
public enum LookupPolicy: Hashable, Sendable {
  /// The word itself, byte for byte, and nothing else.
  case exact
  /// The first of `LookupPolicy.keys(for:isCased:)` that the store has.
  case backOff

  /// The keys that are tried for the word `word` of a text, in order and without repetition.
  ///
  /// These are the word itself and the word with every ASCII digit replaced by 0, which is how some vocabularies write all
  /// numbers of the same length (both in a cased store only), and the same of the word in lower case.
  ///
  /// - Complexity: O(bytes of `word`).
  public static func keys(for word: String, isCased: Bool) -> [String] {
    var keys: [String] = []
    for spelling in isCased ? [word, word.lowercased()] : [word.lowercased()] {
      for key in [spelling, foldingDigits(spelling)] where !keys.contains(where: { $0.utf8.elementsEqual(key.utf8) }) {
        keys.append(key)
      }
    }
    return keys
  }

  /// The keys that this policy tries for `word`.
  func keys(for word: String, isCased: Bool) -> [String] {
    self == .exact ? [word] : Self.keys(for: word, isCased: isCased)
  }

  private static func foldingDigits(_ word: String) -> String {
    guard word.utf8.contains(where: isDigit) else { return word }
    return String(decoding: word.utf8.map { isDigit($0) ? UInt8(ascii: "0") : $0 }, as: UTF8.self)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }
}
