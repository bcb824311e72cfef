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

/// Reads files as segments, the same ones for the same files.
final class TextSegmentReader {
  /// The size of a segment: at least half of it, where there is as much text, and at most one and a half times as much.
  static let segmentSize = 4 << 20

  /// How many bytes there are to read, before unpacking; nil if nobody knows.
  let totalBytes: Int?
  private let segmentSize: Int
  private var waiting: ArraySlice<String>
  private var finishedBytes = 0
  private var source: CompressedInput?
  /// What was read from `source` and not handed out yet, and the number of the line that it begins in.
  private var rest: [UInt8] = []
  private var line = 1

  /// - Parameter paths: files, `.gz` among them, and `-` for standard input.
  init(_ paths: [String], segmentSize: Int = TextSegmentReader.segmentSize) {
    waiting = paths[...]
    self.segmentSize = segmentSize
    let sizes = paths.map { FileStamp(of: $0)?.size }
    totalBytes = sizes.contains(nil) ? nil : sizes.reduce(0) { $0 + ($1 ?? 0) }
  }

  /// How many of `totalBytes` were read so far.
  var bytesRead: Int { finishedBytes + (source?.bytesRead ?? 0) }

  /// The next segment, or nil after the last.
  ///
  /// - Throws: `StreamError`.
  /// - Complexity: O(bytes) time; memory is one segment and a chunk of the source.
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
      var isAtEnd = false
      while rest.count < segmentSize, !isAtEnd {
        if let chunk = try source.next() { rest += chunk } else { isAtEnd = true }
      }
      let end = isAtEnd ? rest.count : TextSegmentReader.cut(in: rest)
      let piece = TextSegment.Piece(bytes: Array(rest[..<end]), file: source.name, line: line)
      if isAtEnd {
        finishedBytes += source.bytesRead
        self.source = nil
        rest = []
      } else {
        rest.removeFirst(end)
        line += piece.bytes.count { $0 == UInt8(ascii: "\n") }
      }
      if !piece.bytes.isEmpty { return piece }
    }
  }

  /// Where to cut text that goes on: behind the last line, or else the last word, or else the last whole character.
  private static func cut(in bytes: [UInt8]) -> Int {
    if let newline = bytes.lastIndex(of: UInt8(ascii: "\n")) { return newline + 1 }
    if let space = bytes.lastIndex(where: { $0 <= UInt8(ascii: " ") }) { return space + 1 }
    let start = bytes.lastIndex { $0 & 0xC0 != 0x80 } ?? 0
    return start > 0 ? start : bytes.count
  }
}
