/// Counts that tell how a vocabulary writes its words.
///
/// Published vocabularies hold a few rows that do not follow their own rule, so one word in a hundred decides.
struct VocabularyCensus {
  private var words = 0
  private var wordsWithUpperCase = 0
  private var wordsWithDigits = 0
  private var wordsWithOtherDigits = 0

  /// Counts `word`.
  mutating func add(_ word: String) {
    words += 1
    if !isLowerCase(word) { wordsWithUpperCase += 1 }
    let digits = word.utf8.lazy.filter { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    if !digits.isEmpty { wordsWithDigits += 1 }
    if digits.contains(where: { $0 != UInt8(ascii: "0") }) { wordsWithOtherDigits += 1 }
  }

  /// Whether at least 1 % of the words differ from their lower-case form.
  var isCased: Bool {
    wordsWithUpperCase > 0 && wordsWithUpperCase * 100 >= words
  }

  /// Whether there are numbers, and fewer than 1 % of them have a digit other than 0.
  var isDigitFolded: Bool {
    wordsWithDigits > 0 && wordsWithOtherDigits * 100 < wordsWithDigits
  }

  private func isLowerCase(_ word: String) -> Bool {
    if word.utf8.allSatisfy({ $0 < 0x80 }) {
      return !word.utf8.contains { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
    }
    return word.lowercased().utf8.elementsEqual(word.utf8)
  }
}
