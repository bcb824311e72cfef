/// How a word of a text finds its vector.
public enum LookupPolicy: Hashable, Sendable {
  /// The word itself, byte for byte, and nothing else.
  case exact
  /// The first of `LookupPolicy.keys(for:isCased:)` that the store has.
  case backOff

  /// The keys that are tried for the word `word` of a text, in order and without repetition.
  ///
  /// An uncased store is asked for the word in lower case; a cased one for the word as it is, in lower case, and, where
  /// the word is all in capitals, with the first letter of each part as the only one: `AL-AIN`, `al-ain`, `Al-Ain`. Each
  /// spelling is followed by that with every ASCII digit replaced by 0, which is how some vocabularies write all numbers of
  /// the same length.
  ///
  /// - Complexity: O(bytes of `word`).
  public static func keys(for word: String, isCased: Bool) -> [String] {
    let lower = word.lowercased()
    let spellings = isCased ? [word, lower] + (withoutCapitals(word, lower: lower).map { [$0] } ?? []) : [lower]
    var keys: [String] = []
    for spelling in spellings {
      for key in [spelling, foldingDigits(spelling)] where !keys.contains(where: { $0.utf8.elementsEqual(key.utf8) }) {
        keys.append(key)
      }
    }
    return keys
  }

  /// The word with a capital at the start of each run of letters alone; nil for words with small letters, and for those
  /// without two capitals side by side.
  private static func withoutCapitals(_ word: String, lower: String) -> String? {
    guard word.uppercased().utf8.elementsEqual(word.utf8), !lower.utf8.elementsEqual(word.utf8) else { return nil }
    var spelling = ""
    var isInside = false
    for character in word {
      spelling += isInside ? character.lowercased() : String(character)
      isInside = character.isLetter
    }
    return spelling.utf8.elementsEqual(word.utf8) ? nil : spelling
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
