/// Sentences of words as the bytes in which they were written: what is tagged without making a string of each word.
public struct WordBlock: Sendable {
  /// The text that the words are parts of, in UTF-8.
  public let bytes: [UInt8]
  /// For each word its place in `bytes`; sentence after sentence.
  public private(set) var words: [Range<Int32>] = []
  /// The number of words of each sentence.
  public private(set) var sentenceLengths: [Int] = []
  private var wordsInSentences = 0

  /// A block without words.
  ///
  /// - Precondition: the bytes are fewer than 2³¹.
  public init(bytes: [UInt8]) {
    precondition(bytes.count <= Int(Int32.max), "\(bytes.count) bytes are too many for one block")
    self.bytes = bytes
  }

  /// The words of some sentences, side by side.
  ///
  /// - Complexity: O(bytes).
  public init(_ sentences: [Sentence]) {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for word in sentences.lazy.flatMap(\.words) {
      bytes.append(contentsOf: word.utf8)
      ends.append(bytes.count)
    }
    self.init(bytes: bytes)
    var word = 0
    for sentence in sentences {
      for _ in sentence.words {
        append(word: (word == 0 ? 0 : ends[word - 1])..<ends[word])
        word += 1
      }
      endSentence()
    }
  }

  /// Appends a word to the open sentence.
  ///
  /// - Precondition: the range is one of `bytes` and valid UTF-8; this is not checked.
  public mutating func append(word: Range<Int>) {
    words.append(Int32(truncatingIfNeeded: word.lowerBound)..<Int32(truncatingIfNeeded: word.upperBound))
  }

  /// Makes a sentence of the words since the last.
  public mutating func endSentence() {
    sentenceLengths.append(words.count - wordsInSentences)
    wordsInSentences = words.count
  }

  /// A word as a string.
  public func word(_ index: Int) -> String {
    String(decoding: bytes[Int(words[index].lowerBound)..<Int(words[index].upperBound)], as: UTF8.self)
  }
}
