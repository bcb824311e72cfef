/// Writes words with spaces between, a sentence a line; a passage without words is an empty line.
public struct TokenWriter: PassageWriter {
  public init() {}

  /// - Throws: ``FormatError/unwritable(at:what:found:format:)`` for a word that is empty or holds white space of ASCII.
  public mutating func append(_ passage: Passage, to output: inout [UInt8]) throws(FormatError) {
    guard passage.writtenText != nil else { return }
    for word in passage.sentences.lazy.flatMap(\.words) where word.isEmpty || word.utf8.contains(where: \.isASCIISpace)
    {
      throw .unwritable(
        at: passage.place, what: "a word that is empty or holds white space", found: word, format: .tokens)
    }
    for sentence in passage.sentences {
      output += sentence.words.joined(separator: " ").utf8
      output.append(UInt8(ascii: "\n"))
    }
    if passage.sentences.isEmpty { output.append(UInt8(ascii: "\n")) }
  }
}
