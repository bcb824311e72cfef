#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Lines of bytes, one at a time, whatever their length.
///
/// Only the byte 0x0A ends a line; it is not part of the line, and a carriage return before it is. A last line without
/// 0x0A is a line; empty input has none.
///
/// - Complexity: O(bytes) for the whole input; memory is one chunk of the source and the longest line.
public final class LineReader {
  /// The name used in errors: the file the lines come from.
  public let name: String
  /// The number of the line that `next()` gave last, from 1; 0 before the first.
  public private(set) var lineNumber = 0

  /// Whether 0x0A came after the line that `next()` gave last; the last line of a file may have none.
  public private(set) var isEnded = false

  private var source: any ByteSource
  private var chunk: [UInt8] = []
  private var position = 0
  /// The beginning of a line that goes on in the next chunk.
  private var carry: [UInt8] = []

  public init(_ source: any ByteSource, name: String) {
    self.source = source
    self.name = name
  }

  /// The next line, or nil after the last.
  ///
  /// - Throws: `StreamError`, from the source.
  public func next() throws(StreamError) -> ArraySlice<UInt8>? {
    if !carry.isEmpty { carry.removeAll(keepingCapacity: true) }
    while true {
      if let end = indexOfLineFeed() {
        let line = chunk[position..<end]
        position = end + 1
        lineNumber += 1
        isEnded = true
        if carry.isEmpty { return line }
        carry += line
        return carry[...]
      }
      carry += chunk[position...]
      position = 0
      guard let next = try source.next() else {
        chunk = []
        if carry.isEmpty { return nil }
        lineNumber += 1
        isEnded = false
        return carry[...]
      }
      chunk = next
    }
  }

  private func indexOfLineFeed() -> Int? {
    unsafe chunk.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress,
        let found = unsafe memchr(base + position, 0x0A, bytes.count - position)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
  }
}
