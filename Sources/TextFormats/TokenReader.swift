import TaggedText

/// Reads words with white space between: each line is a sentence.
///
/// Only the white space of ASCII stands between words (space, tab, vertical tab, form feed, carriage return), so that a
/// word may hold any other, as a space that does not break. A line without words is a passage without sentences. A
/// byte-order mark on the first line is dropped.
public struct TokenReader: PassageReader {
  private var place: TextPlace

  /// - Parameter file: the name to use in errors.
  /// - Parameter line: the number of the first line that is pushed, from 1.
  public init(file: String, line: Int = 1) { place = TextPlace(file: file, line: line) }

  public mutating func push(_ line: ArraySlice<UInt8>, isEnded: Bool) throws(FormatError) -> Passage? {
    defer { place.line += 1 }
    var passage = Passage(place: place)
    let words = try checkedUTF8(withoutMark(line, at: place), at: place).split(whereSeparator: \.isASCIISpace)
    if !words.isEmpty {
      passage.sentences = [Sentence(words: words.map { String(decoding: $0, as: UTF8.self) })]
    }
    return passage
  }
}

/// The line without the byte-order mark that the first of a file may have.
func withoutMark(_ line: ArraySlice<UInt8>, at place: TextPlace) -> ArraySlice<UInt8> {
  place.line == 1 && line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line
}

/// The bytes themselves.
///
/// - Throws: ``FormatError/invalidUTF8(at:text:)``.
func checkedUTF8(_ bytes: ArraySlice<UInt8>, at place: TextPlace) throws(FormatError) -> ArraySlice<UInt8> {
  guard (try? UTF8Span(validating: bytes.span)) != nil else {
    throw .invalidUTF8(at: place, text: String(decoding: bytes, as: UTF8.self))
  }
  return bytes
}

extension UInt8 {
  /// Whether it is the white space of ASCII, line ends included.
  var isASCIISpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
