extension WordScanner {
  /// Makes words of a contraction whose first part starts at `start` and ends before `apostrophe`: `did n't`,
  /// `Turin 's`, `we 'll`.
  ///
  /// - Returns: Whether it was one; nothing is taken if not.
  mutating func takeContraction(from start: Int, apostrophe: Int) -> Bool {
    if let end = endOfNegation(from: start, apostrophe: apostrophe) {
      take(upTo: apostrophe - 1)
      take(upTo: end)
      return true
    }
    guard let end = endOfSuffix(apostrophe: apostrophe) else { return false }
    take(upTo: apostrophe)
    take(upTo: end)
    return true
  }

  /// Makes a word of the apostrophe at `position`: a suffix that stands alone (`'s`), a decade (`'90s`), a short form
  /// (`'em`, `'n'`), a quotation mark.
  mutating func scanApostrophe() {
    let next = position + text.width(at: position)
    if text[position] == UInt8(ascii: "'"), next < limit, text[next] == UInt8(ascii: "'") {
      return take(upTo: next + 1)
    }
    if kind(at: position) == .apostrophe, let end = endOfSuffix(apostrophe: position) {
      // The Dutch article of 's-Hertogenbosch.
      if position == chunk.lowerBound, kind(at: end) == .hyphen, kind(at: end + text.width(at: end)) == .letter {
        return scanWord(from: end)
      }
      // 's' in quotation marks is a letter.
      if position > chunk.lowerBound || kind(at: end) != .apostrophe { return take(upTo: end) }
    }
    take(upTo: endOfDecade(from: next) ?? endOfElision(from: next) ?? next)
  }

  /// The end of `n't`, if its last two characters are around `apostrophe` and something stands before it.
  private func endOfNegation(from start: Int, apostrophe: Int) -> Int? {
    let t = apostrophe + text.width(at: apostrophe)
    guard apostrophe - 1 > start, small(apostrophe - 1) == UInt8(ascii: "n"), small(t) == UInt8(ascii: "t") else {
      return nil
    }
    return kind(at: t + 1).isWord ? nil : t + 1
  }

  /// The end of `'s`, `'m`, `'d`, `'ll`, `'re` or `'ve`, if one starts at `apostrophe` and no word goes on behind it.
  private func endOfSuffix(apostrophe: Int) -> Int? {
    let start = apostrophe + text.width(at: apostrophe)
    let length: Int
    switch (small(start), small(start + 1)) {
    case (UInt8(ascii: "l"), UInt8(ascii: "l")), (UInt8(ascii: "r"), UInt8(ascii: "e")),
      (UInt8(ascii: "v"), UInt8(ascii: "e")):
      length = 2
    case (UInt8(ascii: "s"), _), (UInt8(ascii: "m"), _), (UInt8(ascii: "d"), _): length = 1
    default: return nil
    }
    return kind(at: start + length).isWord ? nil : start + length
  }

  /// The end of a decade or year, `90s` or `96`, that starts at `start`.
  private func endOfDecade(from start: Int) -> Int? {
    guard isDigit(start), isDigit(start + 1) else { return nil }
    let end = small(start + 2) == UInt8(ascii: "s") ? start + 3 : start + 2
    return kind(at: end).isWord ? nil : end
  }

  /// The end of a word that is written with an apostrophe in front and starts, without it, at `start`.
  private func endOfElision(from start: Int) -> Int? {
    var end = start
    while end < start + 5, small(end) != 0 { end += 1 }
    guard !kind(at: end).isWord, let word = ShortWord(in: text, start..<end) else { return nil }
    switch word {
    case "em", "tis", "twas", "til", "t": return end
    case "n": return kind(at: end) == .apostrophe ? end + text.width(at: end) : end
    default: return nil
    }
  }

  private func isDigit(_ position: Int) -> Bool {
    position < limit && text[position].isASCIIDigit
  }

  /// The byte at `position` with its capitals made small, if it is an ASCII letter; 0 if not, and from the limit on.
  private func small(_ position: Int) -> UInt8 {
    guard position < limit else { return 0 }
    return text[position].isASCIILetter ? text[position] | 0x20 : 0
  }
}
