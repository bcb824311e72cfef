/// Writes a format onto the end of a buffer, passage by passage.
public protocol PassageWriter {
  /// Begins with the passages of an input, of which there may be several in one output.
  ///
  /// - Parameter file: its name.
  mutating func begin(file: String, to output: inout [UInt8])

  /// Writes a passage that is cut.
  ///
  /// - Throws: ``FormatError`` where the format cannot hold it. Nothing is written then.
  /// - Complexity: O(bytes).
  mutating func append(_ passage: Passage, to output: inout [UInt8]) throws(FormatError)

  /// Goes over a line of plain text that cannot be used, so that the places behind it are those in the file.
  ///
  /// - Parameter text: the line, with replacement characters for what is not UTF-8, and its end.
  mutating func skip(_ text: [UInt8])

  /// Ends the output.
  mutating func finish(to output: inout [UInt8])
}

extension PassageWriter {
  /// Most formats say nothing of where their passages come from.
  public mutating func begin(file: String, to output: inout [UInt8]) {}

  /// Most formats do not count.
  public mutating func skip(_ text: [UInt8]) {}

  /// Most formats simply end.
  public mutating func finish(to output: inout [UInt8]) {}
}
