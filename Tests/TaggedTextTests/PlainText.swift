/// Writes the words of a sentence as a newspaper would print them, for tests that cut them apart again.
///
/// - There is a space between two words, but none before `. , ; : ? ! ... %`, closing brackets, and the second halves of
///   contractions and possessives; none after opening brackets and currency signs; none around a slash.
/// - Double quotation marks open and close in turn. So do single ones, but for those that make a plural possessive:
///   `players'`, behind an `s` where none is open.
/// - What else stands alone, hyphens and dashes too, has spaces on both sides.
struct PlainText {
  private(set) var text = ""
  private var isGlued = true  // whether the next word comes without a space
  private var openQuotes: Set<String> = []

  init(_ words: [String]) {
    for word in words { append(word) }
  }

  private mutating func append(_ word: String) {
    switch word {
    case "\"", "'":
      if openQuotes.remove(word) != nil || word == "'" && text.last?.lowercased() == "s" && !isGlued {
        write(word, gluedToLast: true, gluedToNext: false)
      } else {
        openQuotes.insert(word)
        write(word, gluedToLast: false, gluedToNext: true)
      }
    case "/": write(word, gluedToLast: true, gluedToNext: true)
    case "(", "[", "{": write(word, gluedToLast: false, gluedToNext: true)
    default:
      write(word, gluedToLast: Self.closers.contains(word.lowercased()), gluedToNext: word.last == "$")
    }
  }

  private mutating func write(_ word: String, gluedToLast: Bool, gluedToNext: Bool) {
    if !isGlued && !gluedToLast { text += " " }
    text += word
    isGlued = gluedToNext
  }

  private static let closers: Set = [
    ".", ",", ";", ":", "?", "!", "...", "%", ")", "]", "}", "'s", "n't", "'m", "'d", "'ll", "'re", "'ve",
  ]
}
