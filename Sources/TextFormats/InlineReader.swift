import TaggedText

/// Reads text with entities in it, `in [Turin](LOC)`: each line is a passage.
///
/// - A backslash before one of `[ ] ( ) \` makes it plain text; before any other character it is plain text itself. Within
///   an entity `\n` and `\r` are the line ends that its text has.
/// - An entity is `[`, some text without bare brackets, `](`, a label without bare brackets and parentheses, and `)`.
///   What is not all of this is plain text: `[sic]`, `[](LOC)`, `[Turin](`. So there is no line that cannot be read.
public struct InlineReader: PassageReader {
  private var place: TextPlace

  /// - Parameter file: the name to use in errors.
  /// - Parameter line: the number of the first line that is pushed, from 1.
  public init(file: String, line: Int = 1) { place = TextPlace(file: file, line: line) }

  public mutating func push(_ line: ArraySlice<UInt8>, isEnded: Bool) throws(FormatError) -> Passage? {
    defer { place.line += 1 }
    var passage = try Passage(line: line, isEnded: isEnded, place: place)
    var parser = InlineParser(passage.text ?? [])
    parser.run()
    passage.text = parser.text
    passage.mentions = parser.mentions
    return passage
  }
}

/// Goes through a line once, and takes brackets and backslashes out.
private struct InlineParser {
  private let line: [UInt8]
  private var position = 0
  private(set) var text: [UInt8] = []
  private(set) var mentions: [Mention] = []

  init(_ line: [UInt8]) { self.line = line }

  /// - Complexity: O(bytes): a try at an entity ends before the next bracket that may open one.
  mutating func run() {
    while position < line.count {
      if line[position] == UInt8(ascii: "["), readEntity() { continue }
      let (byte, width) = unescaped(at: position, inEntity: false)
      text.append(byte)
      position += width
    }
  }

  /// Reads an entity, if one begins here.
  private mutating func readEntity() -> Bool {
    var end = position + 1
    guard let inner = readUntil(UInt8(ascii: "]"), stops: [UInt8(ascii: "[")], from: &end), !inner.isEmpty,
      end < line.count, line[end] == UInt8(ascii: "(")
    else { return false }
    end += 1
    let stops = [UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "(")]
    guard let label = readUntil(UInt8(ascii: ")"), stops: stops, from: &end), !label.isEmpty else { return false }
    mentions.append(Mention(String(decoding: label, as: UTF8.self), text.count..<text.count + inner.count))
    text += inner
    position = end
    return true
  }

  /// The bytes up to a bare `end`, which `index` is moved behind; nil where one of `stops` or the end of the line comes
  /// first.
  private func readUntil(_ end: UInt8, stops: [UInt8], from index: inout Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    while index < line.count {
      if line[index] == end {
        index += 1
        return bytes
      }
      if stops.contains(line[index]) { return nil }
      let (byte, width) = unescaped(at: index, inEntity: true)
      bytes.append(byte)
      index += width
    }
    return nil
  }

  /// The byte that is meant, and how many it is written as.
  private func unescaped(at index: Int, inEntity: Bool) -> (byte: UInt8, width: Int) {
    guard line[index] == UInt8(ascii: "\\"), index + 1 < line.count else { return (line[index], 1) }
    switch line[index + 1] {
    case let byte where byte.isInlineMark: return (byte, 2)
    case UInt8(ascii: "n") where inEntity: return (UInt8(ascii: "\n"), 2)
    case UInt8(ascii: "r") where inEntity: return (UInt8(ascii: "\r"), 2)
    default: return (line[index], 1)
    }
  }
}

extension UInt8 {
  /// Whether it is one of `[ ] ( ) \`.
  var isInlineMark: Bool {
    switch self {
    case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"): true
    default: false
    }
  }
}
