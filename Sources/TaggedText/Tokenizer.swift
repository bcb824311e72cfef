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
  public func sentences(in text: String) -> [Sentence] { sentences(in: TextBytes(text)) }

  /// The same, of bytes.
  package func sentences(in text: TextBytes) -> [Sentence] {
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
    var chunks: [TextChunk] = []
    var position = 0
    while position < text.count {
      position = TextChunk.readLine(of: text, from: position, into: &chunks)
      scanner.scanLine(chunks)
      for sentence in splitter.sentences(of: scanner.words) { body(scanner.words[sentence]) }
    }
  }
}
