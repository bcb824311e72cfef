import TaggedText

/// Plain text cut into sentences and words.
struct TokenizeTask: BenchmarkTask {
  private let text: TextBytes
  private var words = 0
  private var wordBytes = 0

  /// - Throws: `WrongAnswer` where the text is no UTF-8.
  init(_ bytes: [UInt8]) throws {
    guard let text = TextBytes(validating: bytes) else { throw WrongAnswer(description: "the text is no UTF-8") }
    self.text = text
  }

  var work: Double { Double(text.bytes.count) }

  mutating func run() -> Double {
    var words = 0
    var wordBytes = 0
    Tokenizer().forEachSentence(in: text) { ranges in
      words += ranges.count
      for range in ranges { wordBytes += range.count }
    }
    (self.words, self.wordBytes) = (words, wordBytes)
    return Double(words)
  }

  var floor: Floor? {
    Floor(summary: "a look at each byte") { [bytes = text.bytes] in
      var spaces = 0
      for byte in bytes where byte <= UInt8(ascii: " ") { spaces += 1 }
      return Double(spaces)
    }
  }

  /// The oracle: all that is no space is in some word.
  func check() throws {
    let scalars = String(decoding: text.bytes, as: UTF8.self).unicodeScalars
    let expected = scalars.reduce(0) { $0 + (ScalarClass($1).isSpace ? 0 : UTF8.width($1)) }
    try WrongAnswer.unless(Double(expected - wordBytes).magnitude, isWithin: 0, of: "the bytes of words")
    if words < 1 { throw WrongAnswer(description: "there are no words") }
  }
}
