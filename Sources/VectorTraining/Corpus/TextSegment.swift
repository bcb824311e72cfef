import ByteStreams

/// Some megabytes of text, from one file or several small ones: what is cut into words at a time.
struct TextSegment: Sendable {
  /// Whole lines of one file. No window reaches across its end.
  struct Piece: Sendable {
    var bytes: [UInt8]
    var file: String
    /// The number of its first line, from 1.
    var line: Int
  }

  var pieces: [Piece] = []
}

/// Reads files as segments, the same ones for the same bytes, however these arrive.
final class TextSegmentReader {
  /// The size of a segment: at least half of it, where there is as much text, and less than one and a half times as much.
  static let segmentSize = 4 << 20

  /// How many bytes there are to read, before unpacking; nil if nobody knows.
  let totalBytes: Int?
  private let segmentSize: Int
  private var waiting: ArraySlice<String>
  private var finishedBytes = 0
  private var source: CompressedInput?
  /// What was read from `source`, how much of it was handed out, and the number of the line where the rest begins.
  private var bytes: [UInt8] = []
  private var position = 0
  private var line = 1

  /// - Parameter paths: files, `.gz` among them, and `-` for standard input.
  /// - Parameter segmentSize: at least as many bytes as a character has.
  init(_ paths: [String], segmentSize: Int = TextSegmentReader.segmentSize) {
    precondition(segmentSize >= 4, "segments of \(segmentSize) bytes do not hold a character")
    waiting = paths[...]
    self.segmentSize = segmentSize
    let sizes = paths.map { $0 == "-" ? nil : FileStamp(of: $0)?.size }
    totalBytes = sizes.contains(nil) ? nil : sizes.reduce(0) { $0 + ($1 ?? 0) }
  }

  /// How many of `totalBytes` were read so far.
  var bytesRead: Int { finishedBytes + (source?.bytesRead ?? 0) }

  /// The next segment, or nil after the last.
  ///
  /// - Throws: `StreamError`.
  /// - Complexity: O(bytes) time; memory is two segments and a chunk of the source.
  func next() throws(StreamError) -> TextSegment? {
    var segment = TextSegment()
    var size = 0
    while size < segmentSize / 2 {
      guard let piece = try nextPiece() else { break }
      size += piece.bytes.count
      segment.pieces.append(piece)
    }
    return segment.pieces.isEmpty ? nil : segment
  }

  private func nextPiece() throws(StreamError) -> TextSegment.Piece? {
    while true {
      if source == nil {
        guard let path = waiting.popFirst() else { return nil }
        source = try openInput(path)
        line = 1
      }
      guard let source else { return nil }
      let isAtEnd = try !fill(from: source)
      let end = isAtEnd ? bytes.count : TextSegmentReader.cut(bytes[position..<position + segmentSize])
      let piece = TextSegment.Piece(bytes: Array(bytes[position..<end]), file: source.name, line: line)
      if isAtEnd {
        finishedBytes += source.bytesRead
        self.source = nil
        (bytes, position) = ([], 0)
      } else {
        position = end
        line += piece.bytes.count { $0 == UInt8(ascii: "\n") }
      }
      if !piece.bytes.isEmpty { return piece }
    }
  }

  /// Reads until there is a segment to hand out.
  ///
  /// - Returns: false where the source ends before.
  private func fill(from source: CompressedInput) throws(StreamError) -> Bool {
    if bytes.count - position >= segmentSize { return true }
    bytes.removeFirst(position)
    position = 0
    while bytes.count < segmentSize {
      guard let chunk = try source.next() else { return false }
      bytes += chunk
    }
    return true
  }

  /// Where to cut text that may go on: behind its last line, or else its last word, or else its last whole character.
  private static func cut(_ text: ArraySlice<UInt8>) -> Int {
    if let newline = text.lastIndex(of: UInt8(ascii: "\n")) { return newline + 1 }
    if let space = text.lastIndex(where: { $0 <= UInt8(ascii: " ") }) { return space + 1 }
    // the character that begins last may go on
    let start = text.lastIndex { $0 & 0xC0 != 0x80 } ?? text.startIndex
    return start > text.startIndex ? start : text.endIndex
  }
}
