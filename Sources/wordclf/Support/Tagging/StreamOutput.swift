import ByteStreams
import TextFormats

/// Writes all records to standard output.
struct StreamOutput: TaggingOutput {
  private let output: ByteWriter
  private var writer: RecordWriter
  private let writesErrors: Bool

  /// - Parameter writesErrors: whether records that cannot be used get one that says so.
  /// - Throws: `StreamError` when standard output is closed.
  init(_ writer: RecordWriter, writesErrors: Bool) throws(StreamError) {
    output = try ByteWriter.standardOutput()
    self.writer = writer
    self.writesErrors = writesErrors
  }

  mutating func begin(_ input: InputFile) throws {
    writer.begin(file: input.path)
    try handOn()
  }

  mutating func append(_ passage: Passage) throws {
    try writer.append(passage)
    try handOn()
  }

  mutating func append(_ block: TaggedBlock, behind marks: [[UInt8]]) throws {
    writer.append(block, behind: marks)
    try handOn()
  }

  mutating func append(_ error: FormatError) throws {
    writer.skip(error)
    if writesErrors { writer.append(error) }
    try handOn()
  }

  mutating func end(_ input: InputFile, sha256: String?, counts: TaggingCounts) throws {}
  mutating func abandon(_ input: InputFile) throws {}
  /// What was written before an error stays in the stream.
  mutating func discard() { try? output.flush() }
  mutating func flush() throws { try output.flush() }

  mutating func finish() throws {
    writer.finish()
    try handOn()
    try output.flush()
  }

  private mutating func handOn() throws(StreamError) {
    try output.write(writer.bytes)
    writer.removeAll()
  }
}
