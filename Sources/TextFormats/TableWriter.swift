import TaggedText

/// Writes a table of entities, one a line: file, start, end, unit, label, score and text, with tabs between.
///
/// - Places are counted over the whole of a plain text, its line ends included; each line begins a character. In records
///   of JSON Lines, and in words that came without a text, they are counted from the beginning of the record, and behind
///   the file stands its line, as in `texts.jsonl:3`.
/// - Scores have four decimals, and are empty where there are none.
/// - Tabs, line ends, carriage returns and backslashes in files, labels and texts are written as `\t`, `\n`, `\r` and
///   `\\`.
public struct TableWriter: PassageWriter {
  private let unit: OffsetUnit
  private let hasHeader: Bool
  private var isAtStart = true
  private var file = ""
  /// The place where the next passage begins.
  private var base = 0

  /// - Parameter hasHeader: whether the names of the columns are the first line.
  public init(unit: OffsetUnit = .scalar, hasHeader: Bool = false) {
    self.unit = unit
    self.hasHeader = hasHeader
  }

  public mutating func begin(file: String, to output: inout [UInt8]) {
    if hasHeader, isAtStart { output += "file\tstart\tend\tunit\tlabel\tscore\ttext\n".utf8 }
    isAtStart = false
    self.file = file
    base = 0
  }

  public mutating func append(_ passage: Passage, to output: inout [UInt8]) throws(FormatError) {
    guard let written = passage.writtenText else { return }
    let start = passage.isOwnText ? 0 : base
    let file = passage.isOwnText ? "\(file):\(passage.place.line)" : file
    let ranges = unit.widened(written.mentions.map(\.bytes), in: written.text)
    let places = unit.places(of: ranges.flatMap { [$0.lowerBound, $0.upperBound] }, in: written.text)
    for (number, mention) in written.mentions.enumerated() {
      appendEscaped(file.utf8, to: &output)
      output += "\t\(start + places[2 * number])\t\(start + places[2 * number + 1])\t\(unit.rawValue)\t".utf8
      appendEscaped(mention.label.utf8, to: &output)
      output += "\t\(mention.score?.fixed(4) ?? "")\t".utf8
      appendEscaped(written.text[ranges[number]], to: &output)
      output.append(UInt8(ascii: "\n"))
    }
    base += unit.length(of: written.line)
  }

  public mutating func skip(_ text: [UInt8]) { base += unit.length(of: text) }

  private func appendEscaped(_ text: some Sequence<UInt8>, to output: inout [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "\t"): output += #"\t"#.utf8
      case UInt8(ascii: "\n"): output += #"\n"#.utf8
      case UInt8(ascii: "\r"): output += #"\r"#.utf8
      case UInt8(ascii: "\\"): output += #"\\"#.utf8
      default: output.append(byte)
      }
    }
  }
}

extension Passage {
  /// Whether its text is not a part of the file's as it stands there.
  fileprivate var isOwnText: Bool {
    if case .json = source { return true }
    return text == nil || isJoined
  }
}
