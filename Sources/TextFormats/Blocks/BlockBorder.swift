import TaggedText

/// Finds where a block of lines may end: behind the first line, of columns the first sentence, that brings it to its size.
package struct BlockBorder: Sendable {
  /// Where a line feed is looked for that ends a line behind which the block is large enough.
  private var search: Int
  /// Where the line begins behind that, or one further on, that was not seen in full; nil until it is found.
  private var position: Int?
  /// Whether sentences stay whole, with the document marks before them.
  private let keepsSentences: Bool
  private var isInSentence = false
  private var scanner = CoNLLLineScanner()

  /// - Parameter size: the bytes of a block, at least 1; it has more where the line or sentence does not end there.
  package init(_ format: TextFormat, size: Int) {
    search = size - 1
    keepsSentences = !format.isLinewise
  }

  /// The bytes of the next block, which `bytes` begin with; nil where they are not all there.
  ///
  /// - Parameter bytes: those of the call before, with more behind.
  /// - Complexity: O(bytes that were not there before).
  package mutating func end(in bytes: Span<UInt8>) -> Int? {
    if position == nil {
      while search < bytes.count, bytes[search] != UInt8(ascii: "\n") { search += 1 }
      guard search < bytes.count else { return nil }
      position = search + 1
      if !keepsSentences { return position }
    }
    while let start = position, start < bytes.count {
      scanner.scan(bytes, from: start)
      guard scanner.isEnded else { return nil }
      position = scanner.next
      if scanner.role == .blank, isInSentence { return position }
      isInSentence = scanner.role == .token
    }
    return nil
  }
}
