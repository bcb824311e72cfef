import ByteStreams
import TextFormats

/// Where tagged records go, input by input.
protocol TaggingOutput {
  /// Begins with the records of an input.
  ///
  /// - Throws: `StreamError` where its output cannot be written.
  mutating func begin(_ input: InputFile) throws

  /// Writes a record.
  ///
  /// - Throws: `FormatError` where the format cannot hold it; `StreamError` where writing fails.
  mutating func append(_ passage: Passage) throws

  /// Writes records in columns that are written already.
  ///
  /// - Parameter marks: document marks that belong before them.
  /// - Throws: `StreamError` where writing fails.
  mutating func append(_ block: TaggedBlock, behind marks: [[UInt8]]) throws

  /// Writes that a record cannot be used, where the format has a way to say so.
  ///
  /// - Throws: `StreamError` where writing fails.
  mutating func append(_ error: FormatError) throws

  /// Ends the records of an input.
  ///
  /// - Throws: `StreamError` where writing fails.
  mutating func end(_ input: InputFile, sha256: String?, counts: TaggingCounts) throws

  /// Ends the records of an input that could not be read to its end.
  ///
  /// - Throws: `StreamError` where writing fails.
  mutating func abandon(_ input: InputFile) throws

  /// Hands on what was written so far.
  ///
  /// - Throws: `StreamError` where writing fails.
  mutating func flush() throws

  /// Ends the output.
  ///
  /// - Throws: `StreamError` where writing fails.
  mutating func finish() throws

  /// Removes what was written of an input that will not be completed.
  mutating func discard()
}
