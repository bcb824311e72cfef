/// One row of a vector file, of whatever kind, taken apart from its right end.
enum GloVeRow {
  /// A row that fits, whose word ends at `wordEnd`, or why it does not fit.
  enum Parsed {
    case word(end: Int)
    case bad(BadRow.Reason)
  }

  /// Reads the last numbers of `row`, as many as `vector` has room for after `start`, into it.
  static func parse(_ row: Span<UInt8>, into vector: inout MutableSpan<Float>, at start: Int) -> Parsed {
    var end = row.count
    var failure: BadRow.Reason?
    for index in (start..<vector.count).reversed() {
      guard let separator = lastSeparator(of: row, before: end) else {
        return .bad(.tooFewNumbers(found: vector.count - 1 - index, expected: vector.count - start))
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
    return failure.map { .bad($0) } ?? wordOrBad(row.extracting(..<end))
  }

  private static func wordOrBad(_ word: Span<UInt8>) -> Parsed {
    if word.isEmpty { return .bad(.emptyWord) }
    guard isUTF8(word) else { return .bad(.invalidUTF8) }
    return word.indices.contains { word[$0] == 0 } ? .bad(.zeroByte) : .word(end: word.count)
  }

  /// How many fields at the end of `row`, after the first, are numbers.
  static func numbersAtEnd(of row: Span<UInt8>) -> Int {
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

  /// `line` without one carriage return at its end, and then without spaces there.
  static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    while line.last == UInt8(ascii: " ") { line.removeLast() }
    return line
  }

  /// Whether a field of a row ends here.
  @inline(__always)
  static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// Whether the bytes of a word are UTF-8.
  static func isUTF8(_ word: Span<UInt8>) -> Bool { (try? UTF8Span(validating: word)) != nil }

  private static func lastSeparator(of row: Span<UInt8>, before end: Int) -> Int? {
    var index = end - 1
    while index >= 0, !isSeparator(row[index]) { index -= 1 }
    return index < 0 ? nil : index
  }
}
