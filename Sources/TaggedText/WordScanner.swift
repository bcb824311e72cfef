/// Cuts chunks, runs of text without spaces, into words.
///
/// Each step looks at a bounded number of characters around the one it stands on, or at characters that the word it is
/// about to return will hold; so the whole takes linear time.
struct WordScanner {
  let text: TextBytes

  /// The words found so far, in order.
  private(set) var words: [Range<Int>] = []

  /// The chunk at work, whether it is the first of its line, and where the next one on the line starts.
  var chunk = 0..<0
  var opensLine = false
  var nextChunk: Int?

  /// Where the next word starts, and the end of what may be cut now: the chunk's, or that of a part between addresses.
  private(set) var position = 0
  private(set) var limit = 0

  init(text: TextBytes) { self.text = text }
}

extension WordScanner {
  /// Replaces ``words`` by those of the chunks of a line.
  ///
  /// - Complexity: O(length of the line).
  mutating func scanLine(_ chunks: [TextChunk]) {
    words.removeAll(keepingCapacity: true)
    for (index, chunk) in chunks.enumerated() {
      let range = chunk.range
      switch chunk.shape {
      case .word: words.append(range)
      case .wordAndMark:
        words.append(range.lowerBound..<range.upperBound - 1)
        words.append(range.upperBound - 1..<range.upperBound)
      case .other:
        let next = index + 1 < chunks.count ? chunks[index + 1].range.lowerBound : nil
        scan(range, opensLine: index == 0, nextChunk: next)
      }
    }
  }

  /// Appends the words of a chunk to ``words``.
  ///
  /// - Complexity: O(length of the chunk).
  mutating func scan(_ chunk: Range<Int>, opensLine: Bool, nextChunk: Int?) {
    (self.chunk, self.opensLine, self.nextChunk) = (chunk, opensLine, nextChunk)
    position = chunk.lowerBound
    for address in WebAddress.find(in: text, chunk) {
      scan(upTo: address.lowerBound)
      take(upTo: address.upperBound)
    }
    scan(upTo: chunk.upperBound)
  }

  private mutating func scan(upTo end: Int) {
    limit = end
    while position < limit { scanNext() }
  }

  private mutating func scanNext() {
    let next = position + text.width(at: position)
    switch kind(at: position) {
    case .letter, .digit: scanWord(from: position)
    case .apostrophe, .openingApostrophe: scanApostrophe()
    case .hyphen: scanHyphen(next: next)
    case .stop: scanStop(next: next)
    case .plus where kind(at: next) == .digit: scanWord(from: next)
    case .hash: scanHashtag(next: next)
    case .at: take(upTo: endOfRun(from: next) { $0.isWord })
    case .terminator: take(upTo: endOfRun(from: next) { $0 == .terminator })
    case .repeated: take(upTo: endOfRepeat(from: position))
    case .emoji: scanEmoji(next: next)
    case .plus, .dollar, .ampersand, .comma, .colon, .slash, .mark, .space, .lineBreak: take(upTo: next)
    }
  }

  /// `-5` where a sign can stand, `--`, or a hyphen alone.
  private mutating func scanHyphen(next: Int) {
    let end = endOfRepeat(from: position)
    if end > next { return take(upTo: end) }
    let digit = kind(at: next) == .stop ? next + 1 : next
    if kind(at: digit) == .digit, mayStandForSign { return scanWord(from: next) }
    take(upTo: next)
  }

  /// `.5` where a number can start, `...`, or a full stop alone.
  private mutating func scanStop(next: Int) {
    if kind(at: next) == .digit, mayStandForSign { return scanWord(from: next) }
    take(upTo: endOfRepeat(from: position))
  }

  /// `#word`; a number sign alone before numbers and elsewhere.
  private mutating func scanHashtag(next: Int) {
    let end = endOfRun(from: next) { $0.isWord }
    let digits = endOfRun(from: next) { $0 == .digit }
    take(upTo: digits < end ? end : next)
  }

  /// A run of pictures, with what joins and changes them.
  private mutating func scanEmoji(next: Int) {
    var end = next
    while end < limit, kind(at: end) == .emoji || changesEmoji(at: end) { end += text.width(at: end) }
    take(upTo: end)
  }

  /// Whether a joiner, a variation selector, a keycap or a tag of a flag stands at `position`.
  private func changesEmoji(at position: Int) -> Bool {
    guard text[position] >= 0x80 else { return false }
    switch text.scalar(at: position).properties.generalCategory {
    case .format, .nonspacingMark, .enclosingMark: return kind(at: position) == .letter
    default: return false
    }
  }

  /// Whether a sign or the point of a number may stand at `position`: at the start, or after what opens something or
  /// parts two things.
  private var mayStandForSign: Bool {
    guard position > chunk.lowerBound else { return true }
    switch text[position - 1] {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "\""), UInt8(ascii: "$"),
      UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "~"), UInt8(ascii: ","),
      UInt8(ascii: ";"), UInt8(ascii: ":"):
      return true
    default: return false
    }
  }
}

// MARK: - Steps

extension WordScanner {
  /// What stands at `position`; a space from the limit on.
  func kind(at position: Int) -> ScalarClass { text.kind(at: position, before: limit) }

  /// Makes a word of all from `position` to `end`.
  mutating func take(upTo end: Int) {
    words.append(position..<end)
    position = end
  }

  /// Where the run of characters of one kind that starts at `start` ends.
  func endOfRun(from start: Int, _ belongs: (ScalarClass) -> Bool) -> Int {
    var end = start
    while end < limit, belongs(kind(at: end)) { end += text.width(at: end) }
    return end
  }

  /// Where the run of the very character at `start` ends.
  private func endOfRepeat(from start: Int) -> Int {
    let width = text.width(at: start)
    var end = start + width
    while end < limit, (0..<width).allSatisfy({ end + $0 < limit && text[end + $0] == text[start + $0] }) {
      end += width
    }
    return end
  }
}
