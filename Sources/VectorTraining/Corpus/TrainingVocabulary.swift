import ByteStreams
import TaggedText

/// The words that get vectors, the most frequent first.
struct TrainingVocabulary: Sendable {
  private var words = WordNumbering()
  /// How often each word occurs in the text, the most frequent first.
  private(set) var counts: [Int] = []
  /// How many different words the text has.
  let distinctWords: Int
  /// How many words the text has.
  let tokens: Int

  init(_ entries: some Sequence<(word: [UInt8], count: Int)>, distinctWords: Int, tokens: Int) {
    for (word, count) in entries {
      _ = words.number(of: word.span)
      counts.append(count)
    }
    self.distinctWords = distinctWords
    self.tokens = tokens
  }

  var count: Int { counts.count }

  /// How many words of the text have a vector.
  var coveredTokens: Int { counts.reduce(0, +) }

  /// The word of a rank, from 0.
  func word(_ rank: Int) -> String { String(decoding: words[rank], as: UTF8.self) }

  /// The rank of a word, from 0; nil for words without a vector.
  func rank(of word: Span<UInt8>) -> Int? { words.find(word) }

  // MARK: As a file

  /// Writes the numbers of words in the text, and a line `count word` for each word.
  func write(to path: String) throws {
    try streamAtomically(to: path, overwrite: true) { writer in
      try writer.write("\(tokens) \(distinctWords)\n")
      for (rank, count) in counts.enumerated() {
        try writer.write("\(count) ")
        try writer.write(words[rank])
        try writer.write("\n")
      }
    }
  }

  /// Reads what `write(to:)` wrote.
  ///
  /// - Throws: `StreamError`, or `WorkFileDamage` where there is something else.
  init(path: String) throws {
    let lines = LineReader(try FileSource(path), name: path)
    guard let header = try lines.next().flatMap(CountedWord.parse),
      let distinctWords = Int(String(decoding: header.word, as: UTF8.self))
    else { throw WorkFileDamage() }
    var entries: [(word: [UInt8], count: Int)] = []
    var tokensLeft = header.count
    while let line = try lines.next() {
      guard let (count, word) = CountedWord.parse(line), count > 0, count <= tokensLeft else { throw WorkFileDamage() }
      entries.append((Array(word), count))
      tokensLeft -= count
    }
    self.init(entries, distinctWords: distinctWords, tokens: header.count)
    guard words.count == counts.count else { throw WorkFileDamage() }
  }
}

/// A word and its count as a line `count word`.
enum CountedWord {
  static func parse(_ line: ArraySlice<UInt8>) -> (count: Int, word: ArraySlice<UInt8>)? {
    guard let space = line.firstIndex(of: UInt8(ascii: " ")),
      let count = Int(String(decoding: line[..<space], as: UTF8.self))
    else { return nil }
    return (count, line[(space + 1)...])
  }
}
