import ByteStreams
import TaggedText

/// Some sentences' worth of input: what one task tags at a time.
struct TaggingPiece: Sendable {
  enum Content: Sendable {
    /// Lines of plain text, with the place of the first.
    case text([ArraySlice<UInt8>], at: TextPlace)
    case columns([CoNLLReader.Event])
  }

  var content: Content
  /// Whether a document mark is to be written before it.
  var opensDocument: Bool
}

/// Reads inputs, one after the other, in pieces.
final class TaggingInput {
  private var waiting: ArraySlice<InputFile>
  private let columns: CoNLLColumns
  private let marksDocuments: Bool
  private let pieceSize: Int
  private let endsWithDocument: Bool
  private var source: Source?

  /// Lines or sentences in a piece: enough for the network to work on whole matrices. From a terminal each line is
  /// answered at once.
  private static let pieceSize = 256

  /// Lines or sentences of a document that are tagged together at most, so that memory is bounded on endless input.
  private static let longestDocument = 20_000

  private enum Source {
    case text(LineReader)
    case columns(LineReader, CoNLLReader)
  }

  /// - Parameter areDocuments: whether each piece is to be a whole document, for a model that looks beyond the sentence.
  init(_ inputs: [InputFile], columns: CoNLLColumns, areDocuments: Bool) {
    waiting = inputs[...]
    endsWithDocument = areDocuments
    pieceSize =
      Terminal.inputIsTerminal ? 1 : (areDocuments ? TaggingInput.longestDocument : TaggingInput.pieceSize)
    self.columns = columns
    marksDocuments = inputs.count > 1
  }

  /// The next piece, or nil after the last.
  ///
  /// - Throws: `StreamError` and `TextError`, with file and line.
  func next() throws -> TaggingPiece? {
    while true {
      var isFirst = false
      if source == nil {
        guard let input = waiting.popFirst() else { return nil }
        source = try open(input)
        isFirst = true
      }
      if let content = try nextContent() {
        return TaggingPiece(content: content, opensDocument: isFirst && marksDocuments && !hasMark(content))
      }
      source = nil
    }
  }

  private func open(_ input: InputFile) throws -> Source {
    let bytes = try openInput(input.path)
    let lines = LineReader(bytes, name: bytes.name)
    switch input.format {
    case .text: return .text(lines)
    case .conll: return .columns(lines, CoNLLReader(file: bytes.name, columns: columns))
    }
  }

  private func hasMark(_ content: TaggingPiece.Content) -> Bool {
    if case .columns(let events) = content, case .documentBoundary = events.first { return true }
    return false
  }

  /// The next content of the open source, or nil at its end.
  private func nextContent() throws -> TaggingPiece.Content? {
    switch source {
    case .text(let lines):
      var read: [ArraySlice<UInt8>] = []
      let first = lines.lineNumber + 1
      while read.count < pieceSize, let line = try lines.next() { read.append(line) }
      return read.isEmpty ? nil : .text(read, at: TextPlace(file: lines.name, line: first))
    case .columns(let lines, var reader):
      var events: [CoNLLReader.Event] = []
      while events.count < pieceSize, !(endsWithDocument && endsDocument(events)) {
        guard let line = try lines.next() else {
          if let last = reader.finish() { events.append(last) }
          break
        }
        if let event = try reader.push(line) { events.append(event) }
      }
      source = .columns(lines, reader)
      return events.isEmpty ? nil : .columns(events)
    case nil:
      return nil
    }
  }

  /// Whether the mark of the next document is the last of some events, behind a sentence.
  private func endsDocument(_ events: [CoNLLReader.Event]) -> Bool {
    if events.count > 1, case .documentBoundary = events.last { return true }
    return false
  }
}
