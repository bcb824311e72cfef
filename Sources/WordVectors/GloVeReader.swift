import ByteStreams

/// The rows of a GloVe text file, `word v₁ … v_d`, one at a time.
///
/// Published files hold words with spaces, no-break spaces and U+0085, so a row is split from its right end: the last
/// `dimension` fields are the vector, and the word is all that precedes them and one separator. Only the byte 0x0A ends
/// a row; one carriage return before it and spaces after the last number are dropped. A field ends at a space or a tab.
///
/// A first line of two integers, as word2vec writes it, is a header if the second counts the numbers of the next line.
///
/// - Complexity: O(bytes) for the whole file; memory is one chunk, and the first 1,001 rows while they are examined.
public final class GloVeReader {
  public enum Row: Hashable, Sendable {
    /// A row that fits; its vector is in `GloVeReader.vector` until the next row is read.
    case word(String)
    case bad(BadRow)
  }

  /// How many rows are examined to find the dimension.
  private static let sampleSize = 1000

  /// How many numbers a row has.
  public let dimension: Int
  /// Whether the file begins with word2vec's line of two integers, which is not a row.
  public let hasHeader: Bool
  /// `[dimension]`: the numbers of the last good row.
  public private(set) var vector: [Float]

  private let lines: LineReader
  /// Lines that were read ahead, in reverse order.
  private var ahead: [ArraySlice<UInt8>]
  private var lineNumber: Int

  /// Examines the beginning of the file.
  ///
  /// - Parameter dimension: how many numbers a row has; by default what most of the first 1,000 rows have.
  /// - Throws: `VectorStoreError.notVectors` if these rows do not end in numbers, `.otherDimension` if they all have
  ///   more numbers than `dimension`, or `StreamError` from below.
  public init(_ lines: LineReader, dimension: Int? = nil) throws {
    var sample: [ArraySlice<UInt8>] = []
    while sample.count <= GloVeReader.sampleSize, let line = try lines.next() { sample.append(line) }
    hasHeader = GloVeReader.isHeader(sample)
    let rows = sample.dropFirst(hasHeader ? 1 : 0)
    let found = GloVeReader.commonDimension(of: rows.prefix(GloVeReader.sampleSize))
    if let dimension {
      precondition(dimension > 0, "a dimension must be positive, not \(dimension)")
      if found.common > dimension, !found.all.contains(dimension) {
        throw VectorStoreError.otherDimension(path: lines.name, found: found.common, expected: dimension)
      }
    } else if found.common == 0, let first = sample.first {
      throw VectorStoreError.notVectors(path: lines.name, excerpt: excerpt(of: first))
    }
    self.dimension = dimension ?? found.common
    self.lines = lines
    vector = Array(repeating: 0, count: self.dimension)
    ahead = rows.reversed()
    lineNumber = hasHeader ? 1 : 0
  }

  /// The next row, good or bad; nil after the last.
  ///
  /// - Throws: `StreamError`, from below.
  public func next() throws(StreamError) -> Row? {
    var line = ahead.popLast()
    if line == nil { line = try lines.next() }
    guard let line else { return nil }
    lineNumber += 1
    let row = trimmed(line)
    switch GloVeReader.parse(row.span, into: &vector) {
    case .word(let end):
      return decode(row.prefix(end), of: row)
    case .bad(let reason):
      return bad(reason, row)
    }
  }

  private func decode(_ bytes: ArraySlice<UInt8>, of row: ArraySlice<UInt8>) -> Row {
    if bytes.isEmpty { return bad(.emptyWord, row) }
    // decoding replaces what is not UTF-8, so that the bytes differ
    let word = String(decoding: bytes, as: UTF8.self)
    guard word.utf8.elementsEqual(bytes) else { return bad(.invalidUTF8, row) }
    return bytes.contains(0) ? bad(.zeroByte, row) : .word(word)
  }

  private func bad(_ reason: BadRow.Reason, _ row: ArraySlice<UInt8>) -> Row {
    .bad(BadRow(line: lineNumber, reason: reason, excerpt: excerpt(of: row)))
  }
}

// MARK: - One row

extension GloVeReader {
  private enum Parsed {
    /// The word ends here.
    case word(end: Int)
    case bad(BadRow.Reason)
  }

  /// Reads the last `vector.count` fields of `row` into `vector`.
  private static func parse(_ row: Span<UInt8>, into vector: inout [Float]) -> Parsed {
    parseOneWord(row, into: &vector) ?? parseFromRight(row, into: &vector)
  }

  /// The quick way, for a word without spaces and nothing wrong; else nil.
  private static func parseOneWord(_ row: Span<UInt8>, into vector: inout [Float]) -> Parsed? {
    var position = 0
    while position < row.count, !isSeparator(row[position]) { position += 1 }
    let end = position
    for index in vector.indices {
      guard position < row.count, isSeparator(row[position]) else { return nil }
      position += 1
      guard let value = FloatParser.scan(row, from: &position), value.isFinite else { return nil }
      vector[index] = value
    }
    return position == row.count ? .word(end: end) : nil
  }

  private static func parseFromRight(_ row: Span<UInt8>, into vector: inout [Float]) -> Parsed {
    var end = row.count
    var failure: BadRow.Reason?
    for index in vector.indices.reversed() {
      guard let separator = lastSeparator(of: row, before: end) else {
        return .bad(.tooFewNumbers(found: vector.count - 1 - index, expected: vector.count))
      }
      let field = row.extracting(separator + 1..<end)
      do throws(FloatParser.Failure) {
        vector[index] = try FloatParser.parse(field)
      } catch {
        let text = excerpt(of: field.indices.map { field[$0] })
        failure = error == .notFinite ? .notFinite(text) : .notANumber(text)
      }
      end = separator
    }
    return failure.map { .bad($0) } ?? .word(end: end)
  }

  private static func lastSeparator(of row: Span<UInt8>, before end: Int) -> Int? {
    var index = end - 1
    while index >= 0, !isSeparator(row[index]) { index -= 1 }
    return index < 0 ? nil : index
  }
}

// MARK: - The shape of the file

extension GloVeReader {
  /// Whether the first of `lines` is two integers of which the second counts the numbers of the next line.
  private static func isHeader(_ lines: [ArraySlice<UInt8>]) -> Bool {
    guard lines.count > 1 else { return false }
    let fields = trimmed(lines[0]).split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard fields.count == 2, Int(ascii: fields[0]) != nil, let dimension = Int(ascii: fields[1]) else { return false }
    let next = trimmed(lines[1])
    return dimension > 0
      && (dimension == next.count(where: isSeparator) || dimension == numbersAtEnd(of: next))
  }

  /// What most of `rows` have as count of numbers (the larger of two that are equally frequent, 0 for no rows), and
  /// which counts there are.
  private static func commonDimension(of rows: some Sequence<ArraySlice<UInt8>>) -> (common: Int, all: Set<Int>) {
    var frequency: [Int: Int] = [:]
    for row in rows { frequency[numbersAtEnd(of: trimmed(row)), default: 0] += 1 }
    let common = frequency.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
    return (common, Set(frequency.keys))
  }

  /// How many fields at the end of `row`, after the first, are numbers.
  private static func numbersAtEnd(of row: ArraySlice<UInt8>) -> Int {
    let row = row.span
    var count = 0
    var end = row.count
    while let separator = lastSeparator(of: row, before: end) {
      do throws(FloatParser.Failure) {
        _ = try FloatParser.parse(row.extracting(separator + 1..<end))
      } catch {
        if error == .notANumber { return count }
      }
      count += 1
      end = separator
    }
    return count
  }
}

private func isSeparator(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
}

/// `line` without one carriage return at its end, and then without spaces there.
private func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var line = line
  if line.last == UInt8(ascii: "\r") { line.removeLast() }
  while line.last == UInt8(ascii: " ") { line.removeLast() }
  return line
}

extension Int {
  /// The number that the ASCII digits say.
  fileprivate init?(ascii digits: ArraySlice<UInt8>) {
    guard digits.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else { return nil }
    self.init(String(decoding: digits, as: UTF8.self))
  }
}
