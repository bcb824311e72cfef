/// Writes sentences in columns, a token a line and an empty line after each sentence, onto the end of a buffer.
///
/// What it writes, ``CoNLLReader`` reads back as it was, but for a byte-order mark before the first word of a file.
public struct CoNLLWriter: Sendable, Hashable {
  public var scheme: TagScheme

  /// What to put between word and tag; lines that were read keep what they have.
  public var separator: CoNLLSeparator

  public init(scheme: TagScheme = .iob2, separator: CoNLLSeparator = .space) {
    self.scheme = scheme
    self.separator = separator
  }
}

extension CoNLLWriter {
  /// Writes a sentence as two columns, word and tag.
  ///
  /// - Throws: ``TextError/unwritable(_:separator:)`` for a word or label that would not be read back as it is: one that
  ///   holds a separator or line end, is empty, or marks a document. Nothing is written then.
  /// - Precondition: the entities are in order, do not overlap, and lie within the sentence.
  /// - Complexity: O(number of bytes).
  public func append(_ sentence: Sentence, to output: inout [UInt8]) throws(TextError) {
    for word in sentence.words where word.isEmpty || word.utf8.elementsEqual(documentMark) {
      throw .unwritable(word, separator: separator)
    }
    for text in [sentence.words, sentence.entities.map(\.label)].joined() where !separator.leavesWhole(text) {
      throw .unwritable(text, separator: separator)
    }
    let tags = scheme.tags(for: sentence.entities, count: sentence.words.count)
    for (word, tag) in zip(sentence.words, tags) {
      output.append(contentsOf: word.utf8)
      append(tag, after: separator, to: &output)
    }
    output.append(UInt8(ascii: "\n"))
  }

  /// Writes the lines of a sentence as they were, with the tags of `entities` as one more column.
  ///
  /// - Throws: ``TextError/unwritable(_:separator:)`` for a label that holds a separator or line end. Nothing is written
  ///   then.
  /// - Precondition: the entities are in order, do not overlap, and lie within the sentence.
  /// - Complexity: O(number of bytes).
  public func append(
    _ read: CoNLLSentence,
    tagged entities: [EntitySpan],
    to output: inout [UInt8]
  ) throws(TextError) {
    try check(entities, fitIn: read)
    let tags = scheme.tags(for: entities, count: read.sentence.words.count)
    for (line, tag) in zip(read.lines, tags) {
      output.append(contentsOf: line)
      append(tag, after: CoNLLSeparator(of: line), to: &output)
    }
    output.append(UInt8(ascii: "\n"))
  }

  /// Writes the lines of a sentence as they were, but for the column of tags, which gets those of `entities`.
  ///
  /// - Parameter columns: those that the sentence was read by; without a column of tags they become one more.
  /// - Throws: as above.
  /// - Precondition: as above.
  /// - Complexity: O(number of bytes).
  public func append(
    _ read: CoNLLSentence,
    replacing columns: CoNLLColumns,
    by entities: [EntitySpan],
    to output: inout [UInt8]
  ) throws(TextError) {
    guard let column = columns.tag else { return try append(read, tagged: entities, to: &output) }
    try check(entities, fitIn: read)
    let tags = scheme.tags(for: entities, count: read.sentence.words.count)
    var ranges: [Range<Int>] = []
    for (line, tag) in zip(read.lines, tags) {
      CoNLLSeparator(of: line).split(line, into: &ranges)
      let range = ranges[column < 0 ? ranges.count + column : column]
      output += line[..<range.lowerBound]
      output += tag.utf8
      output += line[range.upperBound...]
      output.append(UInt8(ascii: "\n"))
    }
    output.append(UInt8(ascii: "\n"))
  }

  /// - Throws: ``TextError/unwritable(_:separator:)`` for a label that does not stay in one column of the lines.
  private func check(_ entities: [EntitySpan], fitIn read: CoNLLSentence) throws(TextError) {
    for separator in Set(read.lines.map { CoNLLSeparator(of: $0) }) {
      for entity in entities where !separator.leavesWhole(entity.label) {
        throw .unwritable(entity.label, separator: separator)
      }
    }
  }

  /// Writes the mark between two documents, with an empty line after it.
  ///
  /// - Parameter line: The line that was read, if one was.
  /// - Parameter addsColumn: Whether that line gets `O` as one more column, as the lines of tokens around it get their
  ///   tags: conlleval, for one, reads only files whose lines all have as many columns.
  /// - Complexity: O(number of bytes).
  public func appendDocumentBoundary(line: [UInt8] = [], addsColumn: Bool = false, to output: inout [UInt8]) {
    let outside = Tag.outside.description
    if line.isEmpty {
      output.append(contentsOf: documentMark)
      append(outside, after: separator, to: &output)
    } else {
      output.append(contentsOf: line)
      if addsColumn {
        append(outside, after: CoNLLSeparator(of: line), to: &output)
      } else {
        output.append(UInt8(ascii: "\n"))
      }
    }
    output.append(UInt8(ascii: "\n"))
  }

  private func append(_ tag: String, after separator: CoNLLSeparator, to output: inout [UInt8]) {
    output.append(separator.rawValue)
    output.append(contentsOf: tag.utf8)
    output.append(UInt8(ascii: "\n"))
  }
}

extension CoNLLSeparator {
  /// Whether `text` stays in one column and on one line.
  fileprivate func leavesWhole(_ text: String) -> Bool {
    text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): false
      case UInt8(ascii: " "): self == .tab
      default: true
      }
    }
  }
}
