/// Writes the text alone, as it was.
public struct PlainTextWriter: PassageWriter {
  public init() {}

  public mutating func append(_ passage: Passage, to output: inout [UInt8]) throws(FormatError) {
    if let written = passage.writtenText { output += written.line }
  }
}
