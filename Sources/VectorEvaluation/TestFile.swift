import ByteStreams
import TaggedText

/// The lines of a test of word vectors: UTF-8, without what surrounds their text.
///
/// A byte-order mark at the beginning, carriage returns and white space around a line are dropped; empty lines are left
/// out.
struct TestFile {
  private let lines: LineReader

  init(_ lines: LineReader) { self.lines = lines }

  /// The name of the file, for messages.
  var name: String { lines.name }

  /// The line that `next()` gave last.
  var place: TextPlace { TextPlace(file: lines.name, line: lines.lineNumber) }

  /// The next line that holds anything; nil after the last.
  ///
  /// - Throws: `StreamError` from below, or `EvaluationError.invalidUTF8`.
  func next() throws -> ArraySlice<UInt8>? {
    while var line = try lines.next() {
      if lines.lineNumber == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
      let text = trimmed(line)
      if text.isEmpty { continue }
      guard String(validating: text, as: UTF8.self) != nil else {
        throw EvaluationError.invalidUTF8(at: place, text: String(decoding: text, as: UTF8.self))
      }
      return text
    }
    return nil
  }
}

/// `text` without the ASCII white space at its ends.
func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var text = text.drop(while: isBlank)
  while let last = text.last, isBlank(last) { text.removeLast() }
  return text
}

/// The fields of `text` between runs of ASCII white space.
func words(of text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] { text.split(whereSeparator: isBlank) }

/// Space, tab, and the other ASCII characters that leave a line empty to the eye.
private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
