import TaggedText

/// Whole lines of a file, which can be read without the lines before them: of columns whole sentences.
package struct LineBlock: Sendable {
  /// The lines with their line ends; the last of a file may have none.
  package let bytes: [UInt8]
  /// What is known of the lines before.
  package let before: CoNLLReader.LinesBefore

  package init(bytes: [UInt8], before: CoNLLReader.LinesBefore = .init()) {
    self.bytes = bytes
    self.before = before
  }

  /// What is known of the lines before those that follow.
  ///
  /// - Parameter columns: where the lines are columns, those that are read.
  /// - Complexity: O(bytes).
  package func linesBeforeNext(columns: CoNLLColumns?) -> CoNLLReader.LinesBefore {
    var before = before
    if let columns, before.firstToken == nil {
      var reader = CoNLLReader(file: "", columns: columns, after: before)
      forEachLine { line, _ in
        _ = try? reader.push(line)
        return reader.linesBefore.firstToken == nil
      }
      before.firstToken = reader.linesBefore.firstToken
    }
    before.count += lineCount
    return before
  }

  /// The number of lines; one that no line feed ends is one.
  package var lineCount: Int {
    let bytes = bytes.span
    var count = 0
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") { count += 1 }
    return bytes.isEmpty || bytes[bytes.count - 1] == UInt8(ascii: "\n") ? count : count + 1
  }

  /// Whether a byte-order mark stands before the first line of the file.
  var hasByteOrderMark: Bool { before.count == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) }

  /// Calls `body` with each line, without its line feed, and whether one came after it, as long as it returns true.
  package func forEachLine(_ body: (ArraySlice<UInt8>, Bool) -> Bool) {
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      guard body(bytes[start..<end], end < bytes.count) else { return }
      start = end + 1
    }
  }
}
