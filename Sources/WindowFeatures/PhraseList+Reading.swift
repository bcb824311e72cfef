import TaggedText

extension PhraseList {
  /// Reads a plain list: UTF-8, a phrase a line and nothing else on it.
  ///
  /// - White space is what it is to `Tokenizer`; Windows line ends and a byte-order mark are part of it. It separates
  ///   words, and lines of nothing else are skipped.
  /// - A line whose first word is `#` is a comment, so that a list can say where it comes from. `#1` is a phrase.
  /// - A line stands for the words between its spaces and, where `Tokenizer` cuts it into others, for those as well: a
  ///   list finds `St. John's` in plain text (`St. John 's`) and in columns that were cut at spaces, and may itself be
  ///   cut already.
  ///
  /// - Parameters:
  ///   - lines: The lines, without their line feeds.
  ///   - file: The name to use in errors.
  /// - Throws: ``TextError/invalidUTF8(at:text:)`` for the first line that is not UTF-8.
  /// - Complexity: O(bytes).
  public init(lines: some Sequence<ArraySlice<UInt8>>, file: String) throws(TextError) {
    self.init()
    let tokenizer = Tokenizer()
    var lineNumber = 0
    for bytes in lines {
      lineNumber += 1
      guard let line = String(validating: bytes, as: UTF8.self) else {
        throw .invalidUTF8(at: TextPlace(file: file, line: lineNumber), text: String(decoding: bytes, as: UTF8.self))
      }
      let words = line.unicodeScalars.split { ScalarClass($0).isSpace }.map { String($0) }
      guard words.first != "#" else { continue }
      insert(words)
      insert(tokenizer.sentences(in: line).flatMap(\.words))
    }
  }

  /// The same, from the bytes of a whole file.
  public init(bytes: [UInt8], file: String) throws(TextError) {
    try self.init(lines: bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false), file: file)
  }
}
