import TaggedText

/// Reads columns, as ``CoNLLReader`` does: each sentence is a passage of words.
public struct ColumnReader: PassageReader {
  private var reader: CoNLLReader
  private let file: String
  /// Document marks that belong to the next sentence.
  package private(set) var marks: [[UInt8]] = []
  /// Whether the open sentence has a line that cannot be used, and is left out for it.
  private var isBroken = false

  /// - Parameter file: the name to use in errors.
  public init(file: String, columns: CoNLLColumns = CoNLLColumns()) {
    self.init(file: file, columns: columns, after: .init())
  }

  /// A reader that goes on behind an empty line.
  package init(file: String, columns: CoNLLColumns, after before: CoNLLReader.LinesBefore) {
    self.file = file
    reader = CoNLLReader(file: file, columns: columns, after: before)
  }

  public mutating func push(_ line: ArraySlice<UInt8>, isEnded: Bool) throws(FormatError) -> Passage? {
    do {
      let event = try reader.push(line)
      defer { if reader.lastRole != .token { isBroken = false } }
      return passage(of: event, endedBefore: reader.lineNumber)
    } catch {
      isBroken = true
      throw .columns(error)
    }
  }

  /// The last sentence; or, where document marks are all that is left, a passage of these alone.
  public mutating func finish() throws(FormatError) -> Passage? {
    if let passage = passage(of: reader.finish(), endedBefore: reader.lineNumber + 1) { return passage }
    guard !marks.isEmpty else { return nil }
    return marked(Passage(place: TextPlace(file: file, line: reader.lineNumber)))
  }

  /// - Parameter line: the number of the line behind a sentence.
  private mutating func passage(of event: CoNLLReader.Event?, endedBefore line: Int) -> Passage? {
    switch event {
    case nil: return nil
    case .documentBoundary(let line):
      marks.append(line)
      return nil
    case .sentence(let read):
      guard !isBroken else { return nil }
      var passage = Passage(place: TextPlace(file: file, line: line - read.sentence.words.count))
      passage.sentences = [read.sentence]
      passage.source = .columns(read)
      return marked(passage)
    }
  }

  private mutating func marked(_ passage: Passage) -> Passage {
    var passage = passage
    passage.documentMarks = marks
    marks = []
    return passage
  }
}
