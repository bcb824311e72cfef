import ByteStreams
import TaggedText
import TextFormats

/// Some records' worth of input: what one task works on at a time.
struct TextPiece: Sendable {
  enum Content: Sendable {
    /// Lines that are records each, not yet read; with the number of the first.
    case lines([Line], from: Int)
    case records([Record])
  }

  struct Line: Sendable {
    let bytes: ArraySlice<UInt8>
    /// Whether a line feed came after it.
    let isEnded: Bool
  }

  /// A passage, or why there is none.
  typealias Record = Result<Passage, FormatError>

  /// The number of its input.
  let input: Int
  /// The name of its input, for errors.
  let file: String
  let format: TextFormat
  var content: Content
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
    guard isFirst, case .failed = end, case .records(let records) = content else { return false }
    return records.isEmpty
  }

  /// The passages, read if that was left to do.
  ///
  /// - Parameter options: those that the reader of its input has.
  func records(_ options: ReadingOptions) -> [Record] {
    switch content {
    case .records(let records): return records
    case .lines(let lines, let first):
      guard var reader = format.reader(file: file, line: first, options: options) else { return [] }
      return lines.compactMap { line in
        do throws(FormatError) {
          return try reader.push(line.bytes, isEnded: line.isEnded).map { .success($0) }
        } catch {
          return .failure(error)
        }
      }
    }
  }
}
