import TaggedText

/// Writes scanned blocks in columns, from the classes of their words: the bytes that ``ColumnWriter`` writes, that adds a
/// column.
package struct BlockWriter: Sendable {
  private let recoder: TagRecoder
  /// The tag of each class and the end of its line, side by side.
  private let tags: [UInt8]
  private let tagEnds: [Int]
  private let longestTag: Int

  /// - Parameter tagSet: that of the classes.
  /// - Returns: nil where a label cannot stand in a column.
  package init?(_ tagSet: TagSet, scheme: TagScheme) {
    guard tagSet.labels.allSatisfy({ label in !label.utf8.contains(where: \.isASCIISpace) }) else { return nil }
    recoder = TagRecoder(from: tagSet, to: scheme)
    var tags: [UInt8] = []
    tagEnds = recoder.tagSet.tags.map { tag in
      tags += "\(tag)\n".utf8
      return tags.count
    }
    self.tags = tags
    longestTag = zip(tagEnds, [0] + tagEnds).map { $0 - $1 }.max() ?? 0
  }

  /// Writes a block.
  ///
  /// - Parameter classes: that of each word.
  /// - Returns: the lines, and how many entities there are of each label.
  /// - Precondition: there are as many classes as words.
  /// - Complexity: O(bytes).
  package func write(_ block: ScannedBlock, classes: [Int32]) -> (bytes: [UInt8], entities: [String: Int]) {
    var classes = classes
    let counts = recoder.recode(&classes, sentenceLengths: block.words.sentenceLengths)
    var entities: [String: Int] = [:]
    for (label, count) in zip(recoder.tagSet.labels, counts) where count > 0 { entities[label] = count }
    return (lines(of: block, classes: classes), entities)
  }

  private func lines(of block: ScannedBlock, classes: [Int32]) -> [UInt8] {
    // no word or mark is written twice, and each has at most a separator, a tag and an empty line behind it
    let capacity =
      block.words.bytes.count + (classes.count + block.marks.count) * (2 + longestTag)
      + block.words.sentenceLengths.count
    return unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      var output = unsafe ByteFiller(buffer)
      write(block, classes: classes, to: &output)
      count = output.count
    }
  }

  private func write(_ block: ScannedBlock, classes: [Int32], to output: inout ByteFiller) {
    let text = block.words.bytes
    let bytes = text.span
    let tags = tags.span
    var word = 0
    var mark = 0
    for length in block.words.sentenceLengths {
      writeMarks(of: block, before: word, from: &mark, bytes, tags, to: &output)
      for number in word..<word + length {
        if let lines = block.lines {
          write(lines[number], of: bytes, class: classes[number], tags, to: &output)
        } else {
          let place = block.words.words[number]
          output.append(bytes.extracting(Int(place.lowerBound)..<Int(place.upperBound)))
          output.append(CoNLLSeparator.space.rawValue)
          write(classes[number], tags, to: &output)
        }
      }
      word += length
      output.append(UInt8(ascii: "\n"))
    }
    writeMarks(of: block, before: word, from: &mark, bytes, tags, to: &output)
  }

  private func writeMarks(
    of block: ScannedBlock, before word: Int, from mark: inout Int, _ bytes: Span<UInt8>, _ tags: Span<UInt8>,
    to output: inout ByteFiller
  ) {
    while mark < block.marks.count, block.marks[mark].word == word {
      write(block.marks[mark].line, of: bytes, class: 0, tags, to: &output)
      output.append(UInt8(ascii: "\n"))
      mark += 1
    }
  }

  private func write(
    _ line: ScannedBlock.Line, of bytes: Span<UInt8>, class tag: Int32, _ tags: Span<UInt8>,
    to output: inout ByteFiller
  ) {
    output.append(bytes.extracting(Int(line.start)..<Int(line.end)))
    output.append(line.separator.rawValue)
    write(tag, tags, to: &output)
  }

  private func write(_ tag: Int32, _ tags: Span<UInt8>, to output: inout ByteFiller) {
    let start = tag == 0 ? 0 : tagEnds[Int(tag) - 1]
    output.append(tags.extracting(start..<tagEnds[Int(tag)]))
  }
}
