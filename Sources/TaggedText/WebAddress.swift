/// Finds the addresses in a run of text without spaces: `https://…`, `www.…` and e-mail.
enum WebAddress {
  /// The addresses in `range`, in order.
  ///
  /// - Complexity: O(length of `range`): what one search has walked over, the next does not look at.
  static func find(in text: TextBytes, _ range: Range<Int>) -> [Range<Int>] {
    guard mayHold(text, range) else { return [] }
    var found: [Range<Int>] = []
    var free = range.lowerBound  // nothing before it can belong to another address
    var position = range.lowerBound
    while position < range.upperBound {
      let candidate: Range<Int>? =
        switch text[position] {
        case UInt8(ascii: ":"): schemeAddress(in: text, colon: position, from: free, to: range.upperBound)
        case UInt8(ascii: "w"), UInt8(ascii: "W"): hostAddress(in: text, at: position, from: free, to: range.upperBound)
        case UInt8(ascii: "@"): mailAddress(in: text, at: position, from: free, to: range.upperBound)
        default: nil
        }
      if let candidate { found.append(candidate) }
      if candidate != nil || text[position] == UInt8(ascii: "@") || text[position] == UInt8(ascii: ":") {
        free = max(position + 1, candidate?.upperBound ?? 0)
      }
      position = max(position + 1, candidate?.upperBound ?? 0)
    }
    return found
  }

  /// Whether there is a character that each address has, and more behind it.
  private static func mayHold(_ text: TextBytes, _ range: Range<Int>) -> Bool {
    text.bytes[range].dropLast().contains { byte in
      byte == UInt8(ascii: ":") || byte == UInt8(ascii: "@") || byte == UInt8(ascii: ".")
    }
  }

  /// Where an address that starts at `start` ends: before a quote or angle bracket, and without the punctuation and the
  /// closing brackets that belong to the sentence around it.
  ///
  /// - Complexity: O(`limit` - `start`).
  static func end(in text: TextBytes, from start: Int, to limit: Int) -> Int {
    var end = start
    var openBrackets = 0
    while end < limit, !isStop(text, at: end) {
      if text[end] == UInt8(ascii: "(") { openBrackets += 1 }
      if text[end] == UInt8(ascii: ")") { openBrackets -= 1 }
      end += 1
    }
    while end > start {
      switch text[end - 1] {
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
        UInt8(ascii: "?"), UInt8(ascii: "'"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "*"):
        end -= 1
      case UInt8(ascii: ")") where openBrackets < 0:
        openBrackets += 1
        end -= 1
      default: return end
      }
    }
    return end
  }

  private static func isStop(_ text: TextBytes, at position: Int) -> Bool {
    switch text[position] {
    case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"): return true
    case 0xC2...:  // the first byte of a scalar beyond ASCII
      let scalar = text.scalar(at: position)
      return scalar == "\u{2019}" || scalar == "\u{2026}" || scalar.properties.generalCategory == .finalPunctuation
    default: return false
    }
  }

  /// `https://…`, with its colon at `colon`.
  private static func schemeAddress(in text: TextBytes, colon: Int, from lower: Int, to upper: Int) -> Range<Int>? {
    guard colon + 3 < upper, text[colon + 1] == UInt8(ascii: "/"), text[colon + 2] == UInt8(ascii: "/") else {
      return nil
    }
    var start = colon
    while start > lower, text[start - 1].isASCIILetter { start -= 1 }
    guard start < colon else { return nil }
    let end = end(in: text, from: colon, to: upper)
    return end > colon + 3 ? start..<end : nil
  }

  /// `www.…`, with its first letter at `start`.
  private static func hostAddress(in text: TextBytes, at start: Int, from lower: Int, to upper: Int) -> Range<Int>? {
    guard start + 4 < upper, text[start + 3] == UInt8(ascii: "."), isHostByte(text[start + 4]) else { return nil }
    guard text[start + 1] | 0x20 == UInt8(ascii: "w"), text[start + 2] | 0x20 == UInt8(ascii: "w") else { return nil }
    guard start == lower || !isMailByte(text[start - 1]) else { return nil }
    return start..<end(in: text, from: start, to: upper)
  }

  /// `name@host.domain`, with its `@` at `at`.
  private static func mailAddress(in text: TextBytes, at: Int, from lower: Int, to upper: Int) -> Range<Int>? {
    var start = at
    while start > lower, isMailByte(text[start - 1]) { start -= 1 }
    while start < at, !isHostByte(text[start]) { start += 1 }
    var end = at + 1
    var lastStop: Int?
    while end < upper, isHostByte(text[end]) || text[end] == UInt8(ascii: "-") || text[end] == UInt8(ascii: ".") {
      if text[end] == UInt8(ascii: "."), end + 1 < upper, text[end + 1].isASCIILetter { lastStop = end }
      end += 1
    }
    while end > at, !isHostByte(text[end - 1]) { end -= 1 }
    guard let lastStop, start < at, lastStop > at + 1, lastStop < end else { return nil }
    return start..<end
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit
  }

  private static func isMailByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "%"): true
    default: isHostByte(byte)
    }
  }
}
