import TextFormats

/// A writer with the bytes that it has written and nobody has taken yet.
struct RecordWriter {
  private var writer: any PassageWriter
  private let format: TextFormat
  private(set) var bytes: [UInt8] = []
  /// The text alone, where the format wants it beside.
  private(set) var textBeside: [UInt8] = []
  private var text = PlainTextWriter()

  init(_ writer: any PassageWriter, format: TextFormat) {
    self.writer = writer
    self.format = format
  }

  mutating func begin(file: String) { writer.begin(file: file, to: &bytes) }

  /// - Throws: `FormatError` where the format cannot hold it.
  mutating func append(_ passage: Passage) throws(FormatError) {
    try writer.append(passage, to: &bytes)
    if format == .brat { try text.append(passage, to: &textBeside) }
  }

  /// Hands on records in columns that are written already; for a writer of columns only.
  mutating func append(_ block: TaggedBlock, behind marks: [[UInt8]]) {
    guard var columns = writer as? ColumnWriter else { return }
    columns.append(block, behind: marks, to: &bytes)
    writer = columns
  }

  /// Goes over a record that cannot be used: a line of plain text stays in the text beside, and counts.
  mutating func skip(_ error: FormatError) {
    guard case .invalidUTF8(_, let text) = error else { return }
    let line = Array(text.utf8) + [UInt8(ascii: "\n")]
    writer.skip(line)
    if format == .brat { textBeside += line }
  }

  /// Writes a record that says of another that it cannot be used; of JSON Lines only.
  mutating func append(_ error: FormatError) {
    if let writer = self.writer as? JSONLinesWriter { writer.append(error, to: &bytes) }
  }

  mutating func finish() { writer.finish(to: &bytes) }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    textBeside.removeAll(keepingCapacity: true)
  }
}
