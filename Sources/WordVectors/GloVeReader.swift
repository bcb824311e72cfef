import ByteStreams

/// The rows of a GloVe text file, `word v₁ … v_d`, many at a time.
///
/// Published files hold words with spaces, no-break spaces and U+0085, so a row is split from its right end: the last
/// `dimension` fields are the vector, and the word is all that precedes them and one separator. Only the byte 0x0A ends
/// a row; one carriage return before it and spaces after the last number are dropped. A field ends at a space or a tab.
///
/// A first line of two integers, as word2vec writes it, is a header if the second counts the numbers of the next line.
///
/// - Complexity: O(bytes) for the whole file; memory is one chunk of the source and the longest row, and the first
///   1,001 rows while they are examined.
public final class GloVeReader {
  /// How many rows are examined to find the dimension.
  private static let sampleSize = 1000

  /// How many numbers a row has.
  public let dimension: Int
  /// Whether the file begins with word2vec's line of two integers, which is not a row.
  public let hasHeader: Bool

  private var source: any ByteSource
  private var chunk: [UInt8]
  private var position: Int
  /// The beginning of a line that goes on in the next chunk.
  private var carry: [UInt8] = []
  /// Lines before that at `position`.
  private var lineNumber: Int

  /// Examines the beginning of the file.
  ///
  /// - Parameter name: the name used in errors.
  /// - Parameter dimension: how many numbers a row has; by default what most of the first 1,000 rows have.
  /// - Throws: `VectorStoreError.notVectors` if these rows do not end in numbers, `.otherDimension` if they all have
  ///   more numbers than `dimension`, or `StreamError` from below.
  public init(_ source: any ByteSource, name: String, dimension: Int? = nil) throws {
    var source = source
    var head: [UInt8] = []
    var lineFeeds = 0
    while lineFeeds <= GloVeReader.sampleSize, let chunk = try source.next() {
      lineFeeds += chunk.count { $0 == UInt8(ascii: "\n") }
      head += chunk
    }
    let sample = GloVeReader.lines(of: head, atMost: GloVeReader.sampleSize + 1)
    hasHeader = GloVeReader.isHeader(sample)
    let rows = sample.dropFirst(hasHeader ? 1 : 0)
    let found = GloVeReader.commonDimension(of: rows.prefix(GloVeReader.sampleSize))
    if let dimension {
      precondition(dimension > 0, "a dimension must be positive, not \(dimension)")
      if found.common > dimension, !found.all.contains(dimension) {
        throw VectorStoreError.otherDimension(path: name, found: found.common, expected: dimension)
      }
    } else if found.common == 0, let first = sample.first {
      throw VectorStoreError.notVectors(path: name, excerpt: excerpt(of: first))
    }
    self.dimension = dimension ?? found.common
    self.source = source
    position = rows.first?.startIndex ?? head.count
    lineNumber = hasHeader ? 1 : 0
    chunk = head
  }

  /// The next rows, at least one, good or bad; nil after the last.
  ///
  /// - Throws: `StreamError`, from below.
  public func nextBlock() throws(StreamError) -> RowBlock? {
    var block = RowBlock(dimension: dimension)
    while block.isEmpty {
      if position == chunk.count {
        guard let next = try source.next() else {
          if carry.isEmpty { return nil }
          appendCarriedRow(to: &block)
          return block
        }
        (chunk, position) = (next, 0)
      }
      block.reserve(bytes: chunk.count - position)
      readChunk(into: &block)
    }
    return block
  }

  /// Reads the chunk to its end.
  private func readChunk(into block: inout RowBlock) {
    if !carry.isEmpty {
      let end = endOfLine()
      carry += chunk[position..<(end ?? chunk.count)]
      position = end.map { $0 + 1 } ?? chunk.count
      if end != nil { appendCarriedRow(to: &block) }
    }
    let bytes = chunk
    while position < bytes.count {
      let count = block.count
      position = RowScanner.scan(bytes.span, from: position, into: &block)
      lineNumber += block.count - count
      guard let end = endOfLine() else { break }
      lineNumber += 1
      block.append(bytes[position..<end], line: lineNumber)
      position = end + 1
    }
    carry += bytes[position...]
    position = bytes.count
  }

  private func appendCarriedRow(to block: inout RowBlock) {
    lineNumber += 1
    block.append(carry[...], line: lineNumber)
    carry.removeAll(keepingCapacity: true)
  }

  private func endOfLine() -> Int? { chunk[position...].firstIndex(of: UInt8(ascii: "\n")) }
}

// MARK: - The shape of the file

extension GloVeReader {
  /// The first lines of `text`, of which the last may have no line feed.
  private static func lines(of text: [UInt8], atMost count: Int) -> [ArraySlice<UInt8>] {
    var lines = text.split(separator: UInt8(ascii: "\n"), maxSplits: count, omittingEmptySubsequences: false)
    // behind the last line feed there is no line, or the rest
    if lines.count > count || lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// Whether the first of `lines` is two integers of which the second counts the numbers of the next line.
  private static func isHeader(_ lines: [ArraySlice<UInt8>]) -> Bool {
    guard lines.count > 1 else { return false }
    let fields = GloVeRow.trimmed(lines[0]).split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard fields.count == 2, Int(ascii: fields[0]) != nil, let dimension = Int(ascii: fields[1]) else { return false }
    let next = GloVeRow.trimmed(lines[1])
    return dimension > 0
      && (dimension == next.count(where: GloVeRow.isSeparator) || dimension == GloVeRow.numbersAtEnd(of: next.span))
  }

  /// What most of `rows` have as count of numbers (the larger of two that are equally frequent, 0 for no rows), and
  /// which counts there are.
  private static func commonDimension(of rows: some Sequence<ArraySlice<UInt8>>) -> (common: Int, all: Set<Int>) {
    var frequency: [Int: Int] = [:]
    for row in rows {
      let row = GloVeRow.trimmed(row)
      frequency[GloVeRow.numbersAtEnd(of: row.span), default: 0] += 1
    }
    let common = frequency.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
    return (common, Set(frequency.keys))
  }
}

extension Int {
  /// The number that the ASCII digits say.
  fileprivate init?(ascii digits: ArraySlice<UInt8>) {
    guard digits.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else { return nil }
    self.init(String(decoding: digits, as: UTF8.self))
  }
}
