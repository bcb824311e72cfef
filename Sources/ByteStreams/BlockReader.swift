/// Bytes in blocks that end where the caller says, whatever the chunks of the source.
///
/// - Complexity: O(bytes) for the whole input; memory is one chunk of the source and the longest block.
public final class BlockReader {
  /// Whether the source has ended, so that the last block has been given.
  public private(set) var isAtEnd = false

  private var source: any ByteSource
  private var bytes: [UInt8] = []
  /// Where those begin that have not been given yet.
  private var start = 0

  public init(_ source: any ByteSource) { self.source = source }

  /// The next block; at the end all that is left, which may be nothing.
  ///
  /// - Parameter border: told all bytes that are left so far, says how many of them are a block, or nil where more are
  ///   needed; it is then called again with the same bytes and more.
  /// - Throws: `StreamError`, from the source; ``completeLines()`` gives what can be used of the bytes before.
  public func next(_ border: (Span<UInt8>) -> Int?) throws(StreamError) -> [UInt8] {
    while !isAtEnd {
      if let count = border(bytes.span.extracting(droppingFirst: start)) { return take(count) }
      guard let chunk = try source.next() else {
        isAtEnd = true
        break
      }
      bytes.removeSubrange(..<start)
      start = 0
      bytes += chunk
    }
    return take(bytes.count - start)
  }

  /// What is left up to the last line feed; then nothing is left.
  public func completeLines() -> [UInt8] {
    defer { (bytes, start) = ([], 0) }
    guard let last = bytes[start...].lastIndex(of: 0x0A) else { return [] }
    return take(last + 1 - start)
  }

  private func take(_ count: Int) -> [UInt8] {
    defer { start += count }
    return Array(bytes[start..<start + count])
  }
}
