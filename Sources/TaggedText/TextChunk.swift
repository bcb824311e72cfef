/// A run of text without spaces.
struct TextChunk: Equatable {
  let range: Range<Int>
  let shape: Shape

  /// What can be told of a chunk without looking at its characters twice.
  enum Shape: Equatable {
    /// ASCII letters and digits: a word.
    case word
    /// ASCII letters and digits with one other character behind, which is a word of its own whatever stands before it.
    case wordAndMark
    /// Anything else.
    case other
  }
}

extension TextChunk {
  /// Replaces `chunks` by those of the line that starts at `start`, and returns where the next line starts.
  ///
  /// - Complexity: O(length of the line).
  static func readLine(of text: TextBytes, from start: Int, into chunks: inout [TextChunk]) -> Int {
    chunks.removeAll(keepingCapacity: true)
    let bytes = text.bytes.span
    let traits = ByteTraits.all.span
    var position = start
    while position < bytes.count {
      let chunkStart = position
      while position < bytes.count, traits[Int(bytes[position])] == .word { position += 1 }
      let wordEnd = position
      var isMark = true
      var kind = ScalarClass.space
      while position < bytes.count {
        kind = text.kind(at: position, before: bytes.count)
        if kind.isSpace { break }
        isMark = isMark && traits[Int(bytes[position])] == .mark
        position += text.width(at: position)
      }
      if position > chunkStart {
        let shape: Shape =
          wordEnd == chunkStart
          ? .other : wordEnd == position ? .word : isMark && wordEnd + 1 == position ? .wordAndMark : .other
        chunks.append(TextChunk(range: chunkStart..<position, shape: shape))
      }
      guard position < bytes.count else { break }
      position += text.width(at: position)
      if kind == .lineBreak { return position }
    }
    return position
  }
}

/// What bytes are in a chunk.
private enum ByteTraits: UInt8 {
  /// ASCII letters, digits and `_`.
  case word
  /// ASCII characters that, behind a word and at the end of a chunk, are a word of their own.
  case mark
  case other

  static let all: [ByteTraits] = (0...UInt8.max).map { byte in
    if byte >= 0x80 { return .other }
    switch ScalarClass.ofASCII(byte) {
    case .letter, .digit: return .word
    case .comma, .colon, .mark, .terminator: return .mark
    default: return .other
    }
  }
}
