import TaggedText

/// Reads a format from lines that are pushed into it.
public protocol PassageReader: Sendable {
  /// Takes the next line, without its line feed, and returns the passage that it completes.
  ///
  /// - Parameter isEnded: whether a line feed came after it; the last line of a file may have none.
  /// - Throws: ``FormatError`` with file and line. The record is then left out, and reading may go on.
  mutating func push(_ line: ArraySlice<UInt8>, isEnded: Bool) throws(FormatError) -> Passage?

  /// Ends the file, and returns the passage that it completes.
  ///
  /// - Throws: as above.
  mutating func finish() throws(FormatError) -> Passage?
}

extension PassageReader {
  /// Nothing is left at the end of a file where each line is a passage of its own.
  public mutating func finish() throws(FormatError) -> Passage? { nil }
}
