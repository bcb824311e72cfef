import TaggedText

/// The words of a block of lines, as bytes, with what is to be written around their tags.
///
/// Only lines in which nothing is unusual are scanned; the readers of the formats take all others, and both tell the same.
package struct ScannedBlock: Sendable {
  package private(set) var words: WordBlock
  /// Lines of text, sentences in columns.
  package private(set) var records = 0
  /// Whether a document mark stands before the first record.
  package private(set) var opensDocument = false

  /// A line in columns, in the bytes of the words, without its end.
  struct Line {
    var start: Int32
    var end: Int32
    var separator: CoNLLSeparator

    init(_ scanner: CoNLLLineScanner) {
      start = Int32(truncatingIfNeeded: scanner.content.lowerBound)
      end = Int32(truncatingIfNeeded: scanner.content.upperBound)
      separator = scanner.separator
    }
  }

  /// The line of each word; nil where the words are written alone.
  private(set) var lines: [Line]?
  /// Document marks, each with the number of the word before which it stands.
  private(set) var marks: [(word: Int, line: Line)] = []

  private init(_ block: LineBlock) { words = WordBlock(bytes: block.bytes) }
}

extension ScannedBlock {
  /// Scans plain text, words with spaces between or columns; nil where something is unusual, and for other formats.
  ///
  /// - Parameter isLast: whether the file ends with the block.
  /// - Complexity: O(bytes).
  package init?(_ block: LineBlock, format: TextFormat, columns: CoNLLColumns, isLast: Bool, tokenizer: Tokenizer) {
    guard block.bytes.count <= Int32.max, let text = TextBytes(validating: block.bytes) else { return nil }
    self.init(block)
    switch format {
    case .text: cut(text, by: tokenizer)
    case .tokens where !block.hasByteOrderMark: splitAtSpaces()
    case .conll where !block.hasByteOrderMark && columns.tag == nil && columns.predicted == nil:
      guard readColumns(of: columns.word, width: block.before.firstToken?.width, isLast: isLast) else { return nil }
      return
    default: return nil
    }
    if holdsDocumentMark { return nil }
    records = block.lineCount
  }

  // MARK: Text

  private mutating func cut(_ text: TextBytes, by tokenizer: Tokenizer) {
    tokenizer.forEachSentence(in: text) { ranges in
      for range in ranges { words.append(word: range) }
      words.endSentence()
    }
  }

  private mutating func splitAtSpaces() {
    let text = words.bytes
    let bytes = text.span
    var start = 0
    var isOpen = false
    for index in bytes.indices where bytes[index].isASCIISpace {
      if index > start {
        words.append(word: start..<index)
        isOpen = true
      }
      start = index + 1
      if bytes[index] == UInt8(ascii: "\n"), isOpen {
        words.endSentence()
        isOpen = false
      }
    }
    if bytes.count > start {
      words.append(word: start..<bytes.count)
      isOpen = true
    }
    if isOpen { words.endSentence() }
  }

  /// Whether a word looks like a document mark, which columns cannot hold.
  private var holdsDocumentMark: Bool {
    words.words.contains { word in
      word.count == documentMark.count
        && words.bytes[Int(word.lowerBound)..<Int(word.upperBound)].elementsEqual(documentMark)
    }
  }

  // MARK: Columns

  /// - Parameter width: the columns that a line has at least; nil until the first line is seen.
  /// - Returns: whether all lines can be used.
  private mutating func readColumns(of column: Int, width: Int?, isLast: Bool) -> Bool {
    let text = words.bytes
    let bytes = text.span
    var scanner = CoNLLLineScanner()
    var width = width
    var lines: [Line] = []
    var isOpen = false
    while scanner.next < bytes.count {
      scanner.scan(bytes, from: scanner.next)
      if isOpen, scanner.role != .token {
        words.endSentence()
        isOpen = false
      }
      switch scanner.role {
      case .blank: break
      case .documentMark: marks.append((words.words.count, Line(scanner)))
      case .token:
        let position = column < 0 ? scanner.columns.count + column : column
        guard scanner.columns.count >= width ?? 0, scanner.columns.indices.contains(position),
          !scanner.columns[position].isEmpty
        else { return false }
        if width == nil { width = scanner.columns.count }
        words.append(word: scanner.columns[position])
        lines.append(Line(scanner))
        isOpen = true
      }
    }
    if isOpen { words.endSentence() }
    self.lines = lines
    records = words.sentenceLengths.count
    opensDocument = marks.first?.word == 0
    // at the end of a file they are a record of their own, elsewhere the next record's
    guard let last = marks.last, last.word == lines.count else { return true }
    records += 1
    return isLast
  }
}
