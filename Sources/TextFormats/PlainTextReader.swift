import TaggedText

/// Reads plain text: each line is a passage.
public struct PlainTextReader: PassageReader {
  private var place: TextPlace

  /// - Parameter file: the name to use in errors.
  /// - Parameter line: the number of the first line that is pushed, from 1.
  public init(file: String, line: Int = 1) { place = TextPlace(file: file, line: line) }

  public mutating func push(_ line: ArraySlice<UInt8>, isEnded: Bool) throws(FormatError) -> Passage? {
    defer { place.line += 1 }
    return try Passage(line: line, isEnded: isEnded, place: place)
  }
}

extension Passage {
  /// A line of text.
  ///
  /// - Parameter line: without its line feed.
  /// - Throws: ``FormatError/invalidUTF8(at:text:)``.
  init(line: ArraySlice<UInt8>, isEnded: Bool, place: TextPlace) throws(FormatError) {
    self.init(place: place)
    let hasReturn = isEnded && line.last == UInt8(ascii: "\r")
    let text = Array(hasReturn ? line.dropLast() : line)
    guard (try? UTF8Span(validating: text.span)) != nil else {
      throw .invalidUTF8(at: place, text: String(decoding: line, as: UTF8.self))
    }
    self.text = text
    lineEnd = hasReturn ? .carriageReturnLineFeed : isEnded ? .lineFeed : .none
  }
}
