extension WordScanner {
  /// Makes a word of what starts at `position`, whose characters up to `end` belong to it.
  mutating func scanWord(from end: Int) {
    let start = position
    var end = end
    var segment = start  // what comes after the last full stop or hyphen
    while true {
      let next = end < limit ? end + text.width(at: end) : end
      switch kind(at: end) {
      case .letter, .digit, .plus: end = next
      case .hyphen where isCurrency(at: next): return take(upTo: end)  // "$5-$7"
      case .hyphen where kind(at: next) != .hyphen:
        end = next
        segment = next
        // A hyphen at the end stays: "mid- and long-term".
        if !kind(at: next).isWord { return take(upTo: end) }
      case .stop:
        switch role(ofStopAt: end, word: start..<end, segment: segment) {
        case .joins:
          end = next
          segment = next
        case .closes: return take(upTo: next)
        case .standsApart: return take(upTo: end)
        }
      case .comma where joinsDigits(end), .colon where joinsDigits(end): end = next
      case .slash where joinsDigits(end): end = next
      case .slash where kind(at: next).isWord && isDomain(segment..<end, of: start):
        return take(upTo: WebAddress.end(in: text, from: end, to: limit))
      case .ampersand where joinsLetters(end, next: next): end = next
      case .openingApostrophe where joinsLetters(end, next: next): end = next
      case .apostrophe:
        if takeContraction(from: start, apostrophe: end) { return }
        guard joinsLetters(end, next: next) || text[end] < 0x80 && joinsDigits(end) else { return take(upTo: end) }
        end = next
      case .dollar where isCountry(start..<end): return take(upTo: next)  // "US$"
      case .hash where isLetter(start..<end) && !kind(at: next).isWord: return take(upTo: next)  // "C#"
      default: return take(upTo: end)
      }
    }
  }

  /// Whether the ASCII character at `position` stands between digits.
  private func joinsDigits(_ position: Int) -> Bool {
    text[position - 1].isASCIIDigit && kind(at: position + 1) == .digit
  }

  /// Whether the character between `position` and `next` stands between letters.
  private func joinsLetters(_ position: Int, next: Int) -> Bool {
    let before = text[position - 1]
    return (before >= 0x80 || ScalarClass.ofASCII(before) == .letter) && kind(at: next) == .letter
  }

  /// Whether `segment` is what an internet domain ends in: small letters after a full stop.
  private func isDomain(_ segment: Range<Int>, of start: Int) -> Bool {
    segment.lowerBound > start && text[segment.lowerBound - 1] == UInt8(ascii: ".")
      && (2...24).contains(segment.count)
      && text.bytes[segment].allSatisfy(\.isASCIILowercase)
  }

  private func isLetter(_ word: Range<Int>) -> Bool {
    text.isOneScalar(word) && kind(at: word.lowerBound) == .letter
  }

  /// Whether a sign of currency stands at `position`.
  private func isCurrency(at position: Int) -> Bool {
    switch kind(at: position) {
    case .dollar: true
    case .mark: text.scalar(at: position).properties.generalCategory == .currencySymbol
    default: false
    }
  }

  /// Whether `word` may be the country in front of a dollar sign, as in `US$` and `C$`.
  private func isCountry(_ word: Range<Int>) -> Bool {
    word.count <= 3 && text.bytes[word].allSatisfy(\.isASCIIUppercase)
  }
}
