/// A row of a vector file that does not fit, and why.
public struct BadRow: Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case tooFewNumbers(found: Int, expected: Int)
    /// The field that should be a number.
    case notANumber(String)
    /// `nan`, `inf`, or too large for 32 bits.
    case notFinite(String)
    case emptyWord
    case invalidUTF8
    /// The word holds a zero byte, which ends a text in SQLite.
    case zeroByte
  }

  /// The line, from 1.
  public let line: Int
  public let reason: Reason
  /// The beginning of the row, with control characters escaped.
  public let excerpt: String
}

extension BadRow: CustomStringConvertible {
  /// `line: reason (found …; expected …)`, to be written after the file's name and a colon.
  public var description: String {
    "\(line): \(explanation)"
  }

  private var explanation: String {
    switch reason {
    case .tooFewNumbers(let found, let expected):
      "too few numbers in '\(excerpt)' (found \(found); expected \(expected))"
    case .notANumber(let field):
      "a field of '\(excerpt)' is not a number (found '\(field)'; expected a decimal number)"
    case .notFinite(let field):
      "a number of '\(excerpt)' is not finite (found '\(field)'; expected a finite 32-bit number)"
    case .emptyWord:
      "no word before the numbers '\(excerpt)' (found an empty word; expected a word and a space)"
    case .invalidUTF8:
      "the word of '\(excerpt)' is not UTF-8 (found other bytes; expected UTF-8)"
    case .zeroByte:
      "the word of '\(excerpt)' holds a zero byte (found U+0000; expected text)"
    }
  }
}

/// The beginning of `bytes` as one printable line: at most 40 characters and then "…", control characters escaped.
///
/// - Complexity: O(1).
func excerpt(of bytes: some Collection<UInt8>) -> String {
  // one character may be long; 400 bytes are enough for 40 of any sensible kind
  let text = String(decoding: bytes.prefix(400), as: UTF8.self)
  let shown = text.prefix(40).unicodeScalars.map { scalar in
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: "\\u{\(String(scalar.value, radix: 16))}"
    default: String(scalar)
    }
  }
  return shown.joined() + (text.count > 40 || bytes.count > 400 ? "…" : "")
}
