/// Cuts plain text into sentences and words, as the newspapers of the Penn Treebank and CoNLL-2003 are cut.
///
/// - Words are the original characters, and know where they stood: `text.utf8[range]` is the word, always. All but the
///   spaces of the text is in some word.
/// - Contractions, possessives, currency and percent signs, quotation marks, brackets, dashes and `...` are words of
///   their own: `did n't`, `Turin 's`, `$ 5`, `5 %`.
/// - Numbers (`1,250.5`), dates, times (`20:45`), scores (`3-1`), hyphenated words, abbreviations and initials with their
///   full stop, addresses, `#tags` and `@names` stay whole.
/// - A run of emoji is a word of its own: `Paris 🇫🇷`.
/// - White space and control characters of Unicode, and its marks of the direction of writing, separate words, and
///   each line is a paragraph of its own.
///
/// - SeeAlso: The tokenizer of the Penn Treebank, `tokenizer.sed`, 1995; Grefenstette and Tapanainen, "What is a word,
///   what is a sentence?", 1994, for the ends of sentences.
public struct Tokenizer: Sendable {
  public init() {}

  /// The sentences of `text`, with the byte ranges of their words, and without entities.
  ///
  /// - Complexity: O(length of `text`), whatever is in it.
  public func sentences(in text: String) -> [Sentence] {
    let text = TextBytes(text)
    var sentences: [Sentence] = []
    forEachSentence(in: text) { ranges in
      sentences.append(Sentence(words: ranges.map(text.word), byteRanges: Array(ranges)))
    }
    return sentences
  }

  /// Calls `body` with the byte ranges of the words of each sentence in `text`, in order.
  ///
  /// - Complexity: O(length of `text`).
  package func forEachSentence(in text: TextBytes, _ body: (ArraySlice<Range<Int>>) -> Void) {
    let splitter = SentenceSplitter(text: text)
    var scanner = WordScanner(text: text)
    var chunks: [Range<Int>] = []
    var position = 0
    while position < text.count {
      position = readLine(of: text, from: position, into: &chunks)
      scanner.words.removeAll(keepingCapacity: true)
      for (index, chunk) in chunks.enumerated() {
        let next = index + 1 < chunks.count ? chunks[index + 1].lowerBound : nil
        scanner.scan(chunk, opensLine: index == 0, nextChunk: next)
      }
      for sentence in splitter.sentences(of: scanner.words) { body(scanner.words[sentence]) }
    }
  }

  /// Replaces `chunks` by the runs of text without spaces from `start` to the end of the line, and returns where the
  /// next line starts.
  private func readLine(of text: TextBytes, from start: Int, into chunks: inout [Range<Int>]) -> Int {
    chunks.removeAll(keepingCapacity: true)
    var position = start
    var chunkStart: Int?
    while position < text.count {
      let kind = text.kind(at: position, before: text.count)
      if kind.isSpace, let start = chunkStart {
        chunks.append(start..<position)
        chunkStart = nil
      } else if !kind.isSpace, chunkStart == nil {
        chunkStart = position
      }
      position += text.width(at: position)
      if kind == .lineBreak { return position }
    }
    if let chunkStart { chunks.append(chunkStart..<text.count) }
    return position
  }
}
