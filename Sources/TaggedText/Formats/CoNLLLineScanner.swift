/// Looks at lines in columns that stand in a block of bytes, one at a time: what a line is, and where its columns are.
///
/// Where a line holds a tab, columns are split at each single tab; elsewhere at runs of spaces.
package struct CoNLLLineScanner: Sendable {
  /// What the line is.
  package private(set) var role = CoNLLReader.LineRole.blank
  /// The line without its line end.
  package private(set) var content = 0..<0
  /// Where the next line begins; behind the block where this is the last.
  package private(set) var next = 0
  /// Whether a line feed ends the line.
  package private(set) var isEnded = false
  /// What stands between its columns.
  package private(set) var separator = CoNLLSeparator.space
  /// Its columns, unless it is blank.
  package private(set) var columns: [Range<Int>] = []

  package init() {}

  /// Looks at the line that begins at `start`.
  ///
  /// - Complexity: O(length of the line).
  package mutating func scan(_ bytes: Span<UInt8>, from start: Int) {
    var end = start
    var isBlank = true
    separator = .space
    while end < bytes.count {
      let byte = bytes[end]
      // white space of ASCII leaves a line empty to the eye
      if byte <= UInt8(ascii: " ") {
        if byte == UInt8(ascii: "\n") { break }
        if byte == CoNLLSeparator.tab.rawValue { separator = .tab }
        if byte < 0x09 || byte > 0x0D && byte < 0x20 { isBlank = false }
      } else {
        isBlank = false
      }
      end += 1
    }
    isEnded = end < bytes.count
    next = isEnded ? end + 1 : end
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    content = start..<end
    if isBlank {
      role = .blank
    } else {
      split(bytes)
      role = isDocumentMark(bytes) ? .documentMark : .token
    }
  }

  private mutating func split(_ bytes: Span<UInt8>) {
    columns.removeAll(keepingCapacity: true)
    var start = content.lowerBound
    for index in content where bytes[index] == separator.rawValue {
      if separator == .tab || index > start { columns.append(start..<index) }
      start = index + 1
    }
    if separator == .tab || content.upperBound > start { columns.append(start..<content.upperBound) }
  }

  private func isDocumentMark(_ bytes: Span<UInt8>) -> Bool {
    guard let first = columns.first, first.count == documentMark.count else { return false }
    return documentMark.indices.allSatisfy { bytes[first.lowerBound + $0] == documentMark[$0] }
  }
}
