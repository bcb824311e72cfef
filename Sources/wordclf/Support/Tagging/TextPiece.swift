import ByteStreams
import TaggedText
import TextFormats

/// Some records' worth of input: what one task works on at a time.
struct TextPiece: Sendable {
  enum Content: Sendable {
    /// Lines that are not yet read.
    case block(LineBlock)
    case records([Record])
    /// What was tagged as it stood there, without making records.
    case tagged(TaggedBlock, TaggingCounts)
  }

  /// A passage, or why there is none.
  typealias Record = Result<Passage, FormatError>

  /// The number of its input.
  let input: Int
  /// The name of its input, for errors.
  let file: String
  let format: TextFormat
  var content: Content
  /// Document marks behind its last record, which belong to the next.
  var marks: [[UInt8]] = []
  /// Whether the input begins with it.
  var isFirst = false
  /// Whether the input ends with it, and how.
  var end: End?

  enum End: Sendable {
    /// All was read; with the SHA-256 of the bytes, where it was asked for.
    case complete(sha256: String?)
    /// Reading failed.
    case failed(StreamError)
  }

  /// Whether its input could not even be opened.
  var isMissing: Bool {
    guard isFirst, case .failed = end else { return false }
    switch content {
    case .block: return false
    case .records(let records): return records.isEmpty
    case .tagged(_, let counts): return counts.records == 0
    }
  }

  /// The records, read if that was left to do.
  ///
  /// - Parameter options: those that the reader of its input has.
  func records(_ options: ReadingOptions) -> [Record] {
    var piece = self
    piece.read(options)
    return if case .records(let records) = piece.content { records } else { [] }
  }

  /// Makes records of lines.
  ///
  /// - Parameter options: those that the reader of its input has.
  mutating func read(_ options: ReadingOptions) {
    guard case .block(let block) = content else { return }
    var records: [Record] = []
    if format == .conll {
      var reader = ColumnReader(file: file, columns: options.columns, after: block.before)
      read(block, by: &reader, into: &records)
      if end != nil { append(&records) { () throws(FormatError) in try reader.finish() } }
      marks = reader.marks
    } else if var reader = format.reader(file: file, line: block.before.count + 1, options: options) {
      read(block, by: &reader, into: &records)
    }
    content = .records(records)
  }

  private func read(_ block: LineBlock, by reader: inout some PassageReader, into records: inout [Record]) {
    block.forEachLine { line, isEnded in
      append(&records) { () throws(FormatError) in try reader.push(line, isEnded: isEnded) }
      return true
    }
  }

  /// Appends what was read, if that completes a record.
  private func append(_ records: inout [Record], _ read: () throws(FormatError) -> Passage?) {
    do throws(FormatError) {
      if let passage = try read() { records.append(.success(passage)) }
    } catch {
      records.append(.failure(error))
    }
  }
}
