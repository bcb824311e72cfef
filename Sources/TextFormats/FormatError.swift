import TaggedText

/// What a reader or writer of formats says about data that it cannot use.
public enum FormatError: Error, Sendable, Hashable {
  /// Of a file in columns.
  case columns(TextError)
  /// Bytes that are not UTF-8.
  case invalidUTF8(at: TextPlace, text: String)
  /// A line that is none of its format; `found` says what is wrong with it, or is the line, and `expected` what would be
  /// right.
  case malformed(at: TextPlace, what: String, found: String, expected: String)
  /// The file as a whole cannot be used.
  case unusable(file: String, what: String, advice: String)
  /// Something cannot stand in the format that is written.
  case unwritable(at: TextPlace, what: String, found: String, format: TextFormat)
}

extension FormatError {
  /// Where the fault is; nil where that is the file as a whole.
  public var place: TextPlace? {
    switch self {
    case .columns(let error): error.place
    case .invalidUTF8(let place, _), .malformed(let place, _, _, _), .unwritable(let place, _, _, _): place
    case .unusable: nil
    }
  }
}

extension FormatError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .columns(let error): error.description
    case .invalidUTF8(let place, let text):
      "\(place): text in another encoding (found \"\(excerpt(of: text))\"; expected UTF-8); convert the file to UTF-8"
    case .malformed(let place, let what, let found, let expected):
      "\(place): \(what) (found \(excerpt(of: found)); expected \(expected)); mend the record"
    case .unusable(let file, let what, let advice):
      "\(file): \(what); \(advice)"
    case .unwritable(let place, let what, let found, let format):
      "\(place): \(what) cannot be written as \(format.rawValue) (found \"\(excerpt(of: found))\"); choose another format"
    }
  }
}
