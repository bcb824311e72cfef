/// A sentence together with the lines it was read from, so that a column can be added to them.
public struct CoNLLSentence: Sendable, Hashable {
  public let sentence: Sentence

  /// The tags of the words as they stand in the file; empty where no column of tags was named.
  public let tags: [Tag]

  /// The predicted tags as they stand in the file; empty where no column of them was named.
  public let predictedTags: [Tag]

  /// The number of the first line, from 1.
  public let firstLine: Int

  /// The lines, each ended by a line feed.
  private let text: [UInt8]

  init(sentence: Sentence, tags: [Tag], predictedTags: [Tag], firstLine: Int, text: [UInt8]) {
    self.sentence = sentence
    self.tags = tags
    self.predictedTags = predictedTags
    self.firstLine = firstLine
    self.text = text
  }

  /// The lines of the file, one a word, without line ends.
  ///
  /// - Complexity: O(number of bytes); the bytes are shared, not copied.
  public var lines: [ArraySlice<UInt8>] { text.dropLast().split(separator: UInt8(ascii: "\n")) }

  /// The number of columns of the first line.
  package var columnCount: Int {
    var columns: [Range<Int>] = []
    if let line = lines.first { separator.split(line, into: &columns) }
    return columns.count
  }

  /// What stands between the columns of the first line.
  public var separator: CoNLLSeparator { CoNLLSeparator(of: text.prefix { $0 != UInt8(ascii: "\n") }) }
}
