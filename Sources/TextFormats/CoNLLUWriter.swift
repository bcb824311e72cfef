import TaggedText

/// Writes CoNLL-U, with entities as `NER=B-PER` in the last column.
///
/// - Lines that were read from CoNLL-U are written as they were, but for these tags; that of a token that is several
///   words stands with the token.
/// - Other words get their number, and `_` in the columns that nobody knows. The white space between them stands in the
///   last column, so that ``CoNLLUReader`` makes the same text of it; only empty lines at the end of an input are lost.
/// - The words of a sentence without a text have a space between.
public struct CoNLLUWriter: PassageWriter {
  private let scheme: TagScheme
  /// Whether each input is a document, and gets a mark.
  private let marksInputs: Bool
  private var isAtStart = false
  /// The white space of passages without words, which belongs before the next word.
  private var waiting: [UInt8] = []

  public init(scheme: TagScheme = .iob2, marksInputs: Bool = false) {
    self.scheme = scheme
    self.marksInputs = marksInputs
  }

  public mutating func begin(file: String, to output: inout [UInt8]) {
    isAtStart = marksInputs
    waiting = []
  }

  /// - Throws: ``FormatError/unwritable(at:what:found:format:)`` for a word that is empty or holds a tab or line end.
  public mutating func append(_ passage: Passage, to output: inout [UInt8]) throws(FormatError) {
    for word in passage.sentences.lazy.flatMap(\.words) where !word.staysInColumn {
      throw .unwritable(
        at: passage.place, what: "a word that is empty or holds a tab or line end", found: word, format: .conllu)
    }
    let marks = isAtStart && !passage.opensDocument ? 1 : passage.documentMarks.count
    if case .conllu(let lines) = passage.source {
      if !passage.opensDocument, marks > 0 { output += "# newdoc\n".utf8 }
      append(lines, with: passage.sentences.first, to: &output)
    } else {
      for _ in 0..<marks { output += "# newdoc\n".utf8 }
      if passage.sentences.allSatisfy(\.words.isEmpty) {
        if marks > 0 { output += "\n".utf8 }
        waiting += passage.writtenText?.line ?? []
      } else {
        append(words: passage, to: &output)
      }
    }
    isAtStart = false
  }

  // MARK: - Lines that were read

  private func append(_ lines: [[UInt8]], with sentence: Sentence?, to output: inout [UInt8]) {
    var tags = scheme.tags(for: sentence?.entities ?? [], count: sentence?.words.count ?? 0)[...]
    var lastOfToken = -1
    for line in lines {
      switch CoNLLULine(line) {
      case .word(let number) where number <= lastOfToken: append(line, tag: nil, to: &output)
      case .word: append(line, tag: tags.removeFirst(), to: &output)
      case .token(let words):
        lastOfToken = words.upperBound
        append(line, tag: tags.removeFirst(), to: &output)
      case .comment, .empty, nil:
        output += line
        output.append(UInt8(ascii: "\n"))
      }
    }
    output.append(UInt8(ascii: "\n"))
  }

  /// - Parameter tag: nil for a line that is to have none.
  private func append(_ line: [UInt8], tag: String?, to output: inout [UInt8]) {
    let start = (line.lastIndex(of: UInt8(ascii: "\t")) ?? -1) + 1
    var misc = CoNLLUMisc(line[start...])
    if let tag, tag != Tag.outside.description || misc[.tag] != nil {
      misc.set(.tag, to: tag.utf8)
    } else {
      misc.remove(.tag)
    }
    output += line[..<start]
    output += misc.bytes
    output.append(UInt8(ascii: "\n"))
  }

  // MARK: - Words

  private mutating func append(words passage: Passage, to output: inout [UInt8]) {
    guard let written = passage.writtenText else { return }
    var joined = passage
    joined.joinWords()
    let line = written.line
    let sentences = joined.sentences.filter { !$0.words.isEmpty }
    var before = waiting + line[..<sentences[0].byteRanges[0].lowerBound]
    waiting = []
    for (number, sentence) in sentences.enumerated() {
      let ranges = sentence.byteRanges
      let next = number + 1 < sentences.count ? sentences[number + 1].byteRanges[0].lowerBound : line.count
      output += "# text = ".utf8
      output += line[ranges[0].lowerBound..<ranges[ranges.count - 1].upperBound].map { byte in
        byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") ? UInt8(ascii: " ") : byte
      }
      output.append(UInt8(ascii: "\n"))
      let tags = scheme.tags(for: sentence.entities, count: sentence.words.count)
      for (token, word) in sentence.words.enumerated() {
        var misc = CoNLLUMisc([])
        if tags[token] != Tag.outside.description { misc.set(.tag, to: tags[token].utf8) }
        let isLast = token == sentence.words.count - 1
        let after = line[ranges[token].upperBound..<(isLast ? next : ranges[token + 1].lowerBound)]
        if after.isEmpty {
          misc.set(.spaceAfter, to: "No".utf8)
        } else if !(isLast ? joined.isJoined : after == [UInt8(ascii: " ")]) {
          misc.set(.spacesAfter, to: after)
        }
        if !before.isEmpty {
          misc.set(.spacesBefore, to: before)
          before = []
        }
        output += "\(token + 1)\t\(word)\t_\t_\t_\t_\t_\t_\t_\t".utf8
        output += misc.bytes
        output.append(UInt8(ascii: "\n"))
      }
      output.append(UInt8(ascii: "\n"))
    }
  }
}

extension String {
  /// Whether it can stand in a column of CoNLL-U.
  fileprivate var staysInColumn: Bool { !isEmpty && !utf8.contains { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D } }
}
