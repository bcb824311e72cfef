/// Finds the sentences in the words of a line.
///
/// A sentence ends at `.`, `?`, `!` or `…`, with the quotation marks and brackets that close right behind it, when what
/// comes next looks like a start. It does not end at abbreviations that go on (`Dr.`, `Sept.`, initials), and at others
/// (`Inc.`, `U.S.`) only before a small word with a capital, such as `The`. Punctuation alone is no sentence.
struct SentenceSplitter {
  let text: TextBytes

  /// The ranges of `words` that are sentences, in order; together they are all of `words`.
  ///
  /// - Complexity: O(*n*).
  func sentences(of words: [Range<Int>]) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = 0
    var index = 0
    var isBare = true  // whether there is only punctuation so far
    while index < words.count {
      if isBare { isBare = !holdsWord(words[index]) }
      var ending = isBare ? .none : ending(of: words, at: index)
      index += 1
      guard ending != .none else { continue }
      while index < words.count {
        if isTerminator(words, at: index) {
          ending = .terminator
        } else if !closes(words, at: index) {
          break
        }
        index += 1
      }
      guard let first = firstWord(of: words, from: index), mayStart(words[first]) else { continue }
      if ending == .abbreviation, !isOpener(words[first]) { continue }
      sentences.append(start..<index)
      start = index
      isBare = true
    }
    if start < words.count { sentences.append(start..<words.count) }
    return sentences
  }

  /// What a word says about the end of a sentence.
  private enum Ending {
    case none, terminator, abbreviation
  }

  private func ending(of words: [Range<Int>], at index: Int) -> Ending {
    let word = words[index]
    let last = text[word.upperBound - 1]
    // no terminator, and no abbreviation
    if text[word.lowerBound].isASCIILetter, last != UInt8(ascii: ".") { return .none }
    if isTerminator(words, at: index) { return .terminator }
    guard word.count > 1, last == UInt8(ascii: ".") else { return .none }
    let body = word.lowerBound..<word.upperBound - 1
    if let abbreviation = Abbreviation(in: text, body) { return abbreviation == .mayEnd ? .abbreviation : .none }
    let isAcronym = text.bytes[body].contains(UInt8(ascii: "."))
    return isAcronym ? .abbreviation : .none
  }
}

// MARK: - What words look like

extension SentenceSplitter {
  /// Whether there is a letter, a digit or a picture in `word`.
  private func holdsWord(_ word: Range<Int>) -> Bool {
    var position = word.lowerBound
    while position < word.upperBound {
      let kind = text.kind(at: position, before: word.upperBound)
      if kind.isWord || kind == .emoji { return true }
      position += text.width(at: position)
    }
    return false
  }

  /// Whether the word can end a sentence. A full stop that only what follows is written to, `.NET`, cannot.
  private func isTerminator(_ words: [Range<Int>], at index: Int) -> Bool {
    let word = words[index]
    switch text.kind(at: word.lowerBound, before: word.upperBound) {
    case .terminator: return true
    case .stop where text[word.upperBound - 1] == UInt8(ascii: "."):
      let isGluedToNext = index + 1 < words.count && words[index + 1].lowerBound == word.upperBound
      let isGluedToLast = index > 0 && words[index - 1].upperBound == word.lowerBound
      return isGluedToLast || !isGluedToNext
    case .mark where text[word.lowerBound] >= 0x80:
      switch text.scalar(at: word.lowerBound) {
      case "…", "。", "！", "？", "．", "؟", "।": return true
      default: return false
      }
    default: return false
    }
  }

  /// Whether the word closes a quotation or bracket and is written to the word before it.
  private func closes(_ words: [Range<Int>], at index: Int) -> Bool {
    let word = words[index]
    guard words[index - 1].upperBound == word.lowerBound else { return false }
    switch text[word.lowerBound] {
    case UInt8(ascii: "\""), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): return true
    case UInt8(ascii: "'"): return text.bytes[word].allSatisfy { $0 == UInt8(ascii: "'") }
    case 0x80... where text.isOneScalar(word):
      let category = text.scalar(at: word.lowerBound).properties.generalCategory
      return category == .finalPunctuation || category == .closePunctuation
    default: return false
    }
  }

  /// The first word from `index` on that does not open a quotation or bracket and is no dash.
  private func firstWord(of words: [Range<Int>], from index: Int) -> Int? {
    words[index...].firstIndex { !opens($0) }
  }

  private func opens(_ word: Range<Int>) -> Bool {
    switch text[word.lowerBound] {
    case UInt8(ascii: "\""), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "`"): return true
    case UInt8(ascii: "'"), UInt8(ascii: "-"): return text.bytes[word].allSatisfy { $0 == text[word.lowerBound] }
    case 0x80... where text.isOneScalar(word):
      switch text.scalar(at: word.lowerBound).properties.generalCategory {
      case .openPunctuation, .initialPunctuation, .dashPunctuation: return true
      default: return "¿¡".unicodeScalars.contains(text.scalar(at: word.lowerBound))
      }
    default: return false
    }
  }

  /// Whether a sentence can start with the word: with anything but a small letter and punctuation.
  private func mayStart(_ word: Range<Int>) -> Bool {
    switch text.kind(at: word.lowerBound, before: word.upperBound) {
    case .letter: !text.isLowercase(at: word.lowerBound)
    case .digit, .dollar, .at, .hash, .repeated, .emoji: true
    case .apostrophe, .openingApostrophe, .hyphen, .plus, .stop: startsWithDigit(behindFirstOf: word)
    case .mark: text.scalar(at: word.lowerBound).properties.generalCategory == .currencySymbol
    case .space, .lineBreak, .comma, .colon, .slash, .ampersand, .terminator: false
    }
  }

  private func startsWithDigit(behindFirstOf word: Range<Int>) -> Bool {
    let second = word.lowerBound + text.width(at: word.lowerBound)
    return text.kind(at: second, before: word.upperBound) == .digit
  }

  /// Whether the word is one of the small ones that open sentences, with a capital.
  private func isOpener(_ word: Range<Int>) -> Bool {
    guard text.isUppercase(at: word.lowerBound), let word = ShortWord(in: text, word) else { return false }
    return Self.openers.contains(word)
  }

  /// Words that often open a sentence and hardly ever follow an abbreviation with a capital inside one.
  private static let openers = Set(
    """
    the a an this that these those he she it they we you i his her its their our my in on at for from with after before
    when while if as but and or so yet however meanwhile there here then although though because since some many most
    all no not one what who why how where both each another other such last under about
    """.split(whereSeparator: \.isWhitespace).map { ShortWord(String($0)) }
  )
}
