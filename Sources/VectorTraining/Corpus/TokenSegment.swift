import TaggedText

/// The words of a text segment as numbers: each different word once, and the running text by their numbers.
struct TokenSegment: Sendable {
  /// The different words, numbered as they came.
  private(set) var words = WordNumbering()
  /// How often each word occurs.
  private(set) var counts: [Int] = []
  /// The number of each word of the text, plus 1; 0 where no window reaches across.
  private(set) var tokens: [UInt32] = []
  /// Lines that were left out because they are not UTF-8.
  private(set) var invalidLines = 0

  /// - Throws: `TextError.invalidUTF8`, unless the rule leaves such lines out.
  /// - Complexity: O(bytes).
  init(_ segment: TextSegment, rule: WordRule) throws(TextError) {
    let tokenizer = Tokenizer()
    var word: [UInt8] = []
    for piece in segment.pieces {
      for (offset, line) in piece.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        .enumerated()
      {
        guard let text = TextBytes(validating: Array(line)) else {
          let place = TextPlace(file: piece.file, line: piece.line + offset)
          guard rule.skipsInvalidLines else {
            throw .invalidUTF8(at: place, text: String(decoding: line, as: UTF8.self))
          }
          invalidLines += 1
          closeContext()
          continue
        }
        let start = tokens.count
        if rule.isPretokenized {
          for form in line.split(whereSeparator: TokenSegment.isSpace) { add(form, rule, &word) }
          if rule.boundary == .sentence { closeContext() }
        } else {
          tokenizer.forEachSentence(in: text) { ranges in
            for range in ranges { add(text.bytes[range], rule, &word) }
            if rule.boundary == .sentence { closeContext() }
          }
        }
        if rule.boundary == .line || tokens.count == start { closeContext() }
      }
      closeContext()
    }
  }

  private mutating func add(_ form: ArraySlice<UInt8>, _ rule: WordRule, _ word: inout [UInt8]) {
    rule.normalize(form, into: &word)
    let number = words.number(of: word.span)
    if number == counts.count { counts.append(0) }
    counts[number] += 1
    tokens.append(UInt32(number) + 1)
  }

  private mutating func closeContext() {
    if let last = tokens.last, last != 0 { tokens.append(0) }
  }

  /// White space and control characters of ASCII.
  private static func isSpace(_ byte: UInt8) -> Bool { byte <= UInt8(ascii: " ") || byte == 0x7F }
}

// MARK: - As a file

extension TokenSegment {
  /// The segment as bytes: the lines left out; the number of words, each as its length, its bytes and its count; the
  /// number of tokens and marks, and these.
  var encoded: [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendVarint(UInt64(invalidLines))
    bytes.appendVarint(UInt64(words.count))
    for number in 0..<words.count {
      let word = words[number]
      bytes.appendVarint(UInt64(word.count))
      bytes += word
      bytes.appendVarint(UInt64(counts[number]))
    }
    bytes.appendVarint(UInt64(tokens.count))
    for token in tokens { bytes.appendVarint(UInt64(token)) }
    return bytes
  }

  /// Reads what `encoded` wrote, in order: first all words, then all tokens.
  struct Decoder {
    let invalidLines: Int
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) throws(WorkFileDamage) {
      self.bytes = bytes
      guard let count = bytes.readVarint(at: &position), count <= UInt64(UInt32.max) else { throw WorkFileDamage() }
      invalidLines = Int(count)
    }

    /// The next number; none is larger than the file, as it counts or numbers what takes a byte or more.
    private mutating func number() throws(WorkFileDamage) -> Int {
      guard let number = bytes.readVarint(at: &position), number <= UInt64(bytes.count) else { throw WorkFileDamage() }
      return Int(number)
    }

    /// Calls `body` with each word and its count.
    ///
    /// - Throws: what `body` throws, or `WorkFileDamage`.
    mutating func forEachWord(_ body: (_ word: ArraySlice<UInt8>, _ count: Int) throws -> Void) throws {
      for _ in 0..<(try number()) {
        let length = try number()
        guard length <= bytes.count - position else { throw WorkFileDamage() }
        let word = bytes[position..<position + length]
        position += length
        try body(word, try number())
      }
    }

    /// The tokens, each translated.
    ///
    /// - Parameter ranks: what each word of the segment is to be; words that are to be nothing are -1 and left out.
    /// - Returns: the translations, and -1 where no window reaches across.
    /// - Throws: `WorkFileDamage`, also where more bytes follow.
    mutating func tokens(as ranks: [Int32]) throws(WorkFileDamage) -> [Int32] {
      let count = try number()
      var translated: [Int32] = []
      translated.reserveCapacity(count)
      for _ in 0..<count {
        let token = try number()
        guard token <= ranks.count else { throw WorkFileDamage() }
        if token == 0 {
          translated.append(-1)
        } else if ranks[token - 1] >= 0 {
          translated.append(ranks[token - 1])
        }
      }
      guard position == bytes.count else { throw WorkFileDamage() }
      return translated
    }
  }
}
