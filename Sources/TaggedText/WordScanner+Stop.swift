extension WordScanner {
  /// What a full stop after the first characters of a word is to it.
  enum StopRole {
    /// The word goes on behind it: `1.5`, `U.S`, `example.com`.
    case joins
    /// It is the last character of the word: `Inc.`
    case closes
    /// It does not belong to the word.
    case standsApart
  }

  /// The role of the full stop at `stop`, the end of `word`, of which the part from `segment` on holds no other.
  func role(ofStopAt stop: Int, word: Range<Int>, segment: Int) -> StopRole {
    let next = stop + 1
    switch kind(at: next) {
    case .digit:
      return Abbreviation(in: text, word) == nil ? .joins : .closes  // "1.5" and "No.5"
    case .letter where !text.isUppercase(at: next): return .joins
    case .letter:
      if text.isOneScalar(segment..<stop) || opensMonth(at: next, after: segment..<stop) { return .joins }
      if keepsStop(word, segment: segment) { return .closes }
      if opensMarket(at: next, after: word) { return .joins }
      let isShort = segment + 2 >= stop && text.isUppercase(at: segment)
      return isShort && kind(at: next + text.width(at: next)) == .stop ? .joins : .standsApart  // "Ph.D."
    case .stop: return .standsApart
    case .hyphen where keepsStop(word, segment: segment):
      return kind(at: next + text.width(at: next)).isWord ? .joins : .closes  // "U.S.-led"
    default: return keepsStop(word, segment: segment) ? .closes : .standsApart
    }
  }

  /// Whether a month and a year follow the day in `segment`, as in `30.AUG.96`.
  private func opensMonth(at position: Int, after segment: Range<Int>) -> Bool {
    segment.count <= 2 && text.bytes[segment].allSatisfy(\.isASCIIDigit) && kind(at: position + 3) == .stop
      && kind(at: position + 4) == .digit && (0..<3).allSatisfy { text[position + $0].isASCIILetter }
  }

  /// Whether the one or two capitals at `position` name the market of the share in `word`, as in `IBM.N`.
  private func opensMarket(at position: Int, after word: Range<Int>) -> Bool {
    guard (2...5).contains(word.count), text.bytes[word].allSatisfy(\.isASCIIUppercase) else { return false }
    guard text[position].isASCIIUppercase, kind(at: position + 1).isWord else { return text[position].isASCIIUppercase }
    return text[position + 1].isASCIIUppercase && !kind(at: position + 2).isWord
  }

  /// Whether `word` is an abbreviation that keeps the full stop after it.
  private func keepsStop(_ word: Range<Int>, segment: Int) -> Bool {
    switch Abbreviation(in: text, word) {
    case .goesOn, .mayEnd: return true
    case .beforeNumber where isBeforeNumber(word.upperBound + 1): return true
    case .beforeNumber, nil: return isInitial(word, segment: segment) || isListNumber(word)
    }
  }

  /// Whether the last part of `word` is one letter that stands for a name: `J.`, the `S.` of `U.S.`, the `P.` of `J.-P.`
  private func isInitial(_ word: Range<Int>, segment: Int) -> Bool {
    guard text.isOneScalar(segment..<word.upperBound), kind(at: segment) == .letter else { return false }
    if segment == word.lowerBound {
      let isLastOfLine = word.upperBound + 1 == chunk.upperBound && nextChunk == nil
      let isPronoun = text[segment] == UInt8(ascii: "I") && isLastOfLine
      return text.isUppercase(at: segment) && !isPronoun
    }
    if text[segment - 1] == UInt8(ascii: ".") { return true }
    return segment - 2 >= word.lowerBound && text[segment - 2] == UInt8(ascii: ".") && text.isUppercase(at: segment)
  }

  /// Whether the first character at `position` or after spaces is a digit.
  private func isBeforeNumber(_ position: Int) -> Bool {
    if position < chunk.upperBound { return kind(at: position) == .digit }
    guard let nextChunk else { return false }
    return text.kind(at: nextChunk, before: text.count) == .digit
  }

  /// Whether `word` numbers the line: `3. Sergei Bubka`.
  private func isListNumber(_ word: Range<Int>) -> Bool {
    opensLine && nextChunk != nil && word.lowerBound == chunk.lowerBound && word.upperBound + 1 == chunk.upperBound
      && word.count <= 3 && text.bytes[word].allSatisfy(\.isASCIIDigit)
  }
}
