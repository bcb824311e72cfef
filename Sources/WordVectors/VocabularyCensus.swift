/// Counts that tell how a vocabulary writes its words.
///
/// Published vocabularies hold a few rows that do not follow their own rule, so one word in a hundred decides.
struct VocabularyCensus {
  private var words = 0
  private var wordsWithUpperCase = 0
  private var wordsWithDigits = 0
  private var wordsWithOtherDigits = 0

  /// Counts a word in UTF-8.
  mutating func add(_ word: Span<UInt8>) {
    words += 1
    var (isASCII, hasUpperCase, hasDigits, hasOtherDigits) = (true, false, false, false)
    for index in word.indices {
      let byte = word[index]
      if byte >= 0x80 { isASCII = false }
      if UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte { hasUpperCase = true }
      if UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { hasDigits = true }
      if UInt8(ascii: "1")...UInt8(ascii: "9") ~= byte { hasOtherDigits = true }
    }
    if isASCII ? hasUpperCase : !isLowerCase(word) { wordsWithUpperCase += 1 }
    if hasDigits { wordsWithDigits += 1 }
    if hasOtherDigits { wordsWithOtherDigits += 1 }
  }

  /// Whether at least 1 % of the words differ from their lower-case form.
  var isCased: Bool {
    wordsWithUpperCase > 0 && wordsWithUpperCase * 100 >= words
  }

  /// Whether there are numbers, and fewer than 1 % of them have a digit other than 0.
  var isDigitFolded: Bool {
    wordsWithDigits > 0 && wordsWithOtherDigits * 100 < wordsWithDigits
  }

  private func isLowerCase(_ word: Span<UInt8>) -> Bool {
    let text = String(decoding: word.indices.map { word[$0] }, as: UTF8.self)
    return text.lowercased().utf8.elementsEqual(text.utf8)
  }
}
