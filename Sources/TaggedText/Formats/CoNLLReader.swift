/// Reads text in columns, a token a line and an empty line after each sentence, from lines that are pushed into it.
///
/// - A line that holds nothing but ASCII white space ends a sentence; so does the end of the file.
/// - Where a line holds a tab, columns are split at each single tab, and a word may hold spaces; elsewhere at runs of
///   spaces.
/// - `-DOCSTART-` in the first column stands between two documents and is no token.
/// - There are no comments: `#` is a word as any other.
/// - Windows line ends and a byte-order mark on the first line are dropped.
/// - A line may have more columns than the first token line of the file, but not fewer.
///
/// Tags may be in any ``TagScheme``; ``evidence`` says in which they are.
public struct CoNLLReader: Sendable {
  /// What a line may complete.
  public enum Event: Sendable, Hashable {
    case sentence(CoNLLSentence)
    /// A document ends, or the first one starts; with the bytes of the `-DOCSTART-` line.
    case documentBoundary(line: [UInt8])
  }

  /// What the tags so far say about their scheme.
  public private(set) var evidence = SchemeEvidence()

  /// What the predicted tags so far say about theirs.
  public private(set) var predictedEvidence = SchemeEvidence()

  /// The number of lines pushed so far.
  public private(set) var lineNumber = 0

  let file: String
  private let columns: CoNLLColumns

  /// The first line with a token.
  private var firstToken: FirstToken?

  /// Where a line with a token is, and the number of its columns.
  package struct FirstToken: Sendable, Hashable {
    package let line: Int
    package let width: Int

    package init(line: Int, width: Int) {
      self.line = line
      self.width = width
    }
  }

  /// What has to be known of the lines before those that are read.
  package struct LinesBefore: Sendable, Hashable {
    package var count = 0
    package var firstToken: FirstToken?

    package init() {}
  }

  /// The open sentence. While it has words there is no boundary.
  private var words: [String] = []
  private var tags: [Tag] = []
  private var predictedTags: [Tag] = []
  private var text: [UInt8] = []
  private var lines: [Int] = []

  /// What a line is to the reader.
  package enum LineRole: Sendable {
    case blank, documentMark, token
  }

  /// What the last line was that could be read.
  package private(set) var lastRole = LineRole.blank

  /// The numbers of the lines of the sentence that was returned last, one a word.
  private(set) var lastLines: [Int] = []

  /// A boundary that was read and not yet returned.
  private var boundary: [UInt8]?

  /// What finds the columns of the current line, counted from its beginning.
  private var scanner = CoNLLLineScanner()

  /// - Parameter file: The name to use in errors.
  public init(file: String, columns: CoNLLColumns = CoNLLColumns()) {
    self.init(file: file, columns: columns, after: LinesBefore())
  }

  /// A reader that goes on behind an empty line.
  package init(file: String, columns: CoNLLColumns, after before: LinesBefore) {
    self.file = file
    self.columns = columns
    lineNumber = before.count
    firstToken = before.firstToken
  }

  /// What a reader has to know that goes on behind the lines so far.
  package var linesBefore: LinesBefore {
    var before = LinesBefore()
    (before.count, before.firstToken) = (lineNumber, firstToken)
    return before
  }
}

// MARK: - Reading

extension CoNLLReader {
  /// Reads one line, given without its line feed, and returns what it completes.
  ///
  /// One line completes at most one thing: a boundary that comes right after a token is returned with the next line.
  ///
  /// - Throws: ``TextError`` with file and line. The line is then left out, and reading may go on.
  /// - Complexity: O(length of the line), and O(length of the sentence) where one is completed.
  public mutating func push(_ line: ArraySlice<UInt8>) throws(TextError) -> Event? {
    lineNumber += 1
    var line = line
    if lineNumber == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    scanner.scan(line.span, from: 0)
    line = line.prefix(scanner.content.count)
    switch scanner.role {
    case .blank:
      lastRole = .blank
      return takePending()
    case .documentMark:
      lastRole = .documentMark
      let pending = takePending()
      boundary = Array(line)
      return pending ?? takePending()
    case .token: break
    }
    let (word, tag, predictedTag) = try parse(line)
    lastRole = .token
    let pending = boundary == nil ? nil : takePending()
    words.append(word)
    lines.append(lineNumber)
    if let tag { tags.append(tag) }
    if let predictedTag { predictedTags.append(predictedTag) }
    text.append(contentsOf: line)
    text.append(UInt8(ascii: "\n"))
    return pending
  }

  /// What a line is by itself, given without its line feed.
  package static func role(of line: ArraySlice<UInt8>) -> LineRole {
    var scanner = CoNLLLineScanner()
    scanner.scan(line.span, from: 0)
    return scanner.role
  }

  /// Ends the file, and returns what it completes: the last sentence, if no empty line came after it.
  public mutating func finish() -> Event? { takePending() }

  private mutating func takePending() -> Event? {
    if let line = boundary {
      boundary = nil
      return .documentBoundary(line: line)
    }
    guard !words.isEmpty else { return nil }
    let entities = [EntitySpan](tags: tags)
    evidence.observe(tags, spans: entities)
    if !predictedTags.isEmpty { predictedEvidence.observe(predictedTags) }
    defer {
      (words, tags, predictedTags, text) = ([], [], [], [])
      swap(&lines, &lastLines)
      lines.removeAll(keepingCapacity: true)
    }
    return .sentence(
      CoNLLSentence(
        sentence: Sentence(words: words, entities: entities), tags: tags, predictedTags: predictedTags,
        firstLine: lines[0], text: text))
  }
}

// MARK: - Columns of a token

extension CoNLLReader {
  private mutating func parse(
    _ line: ArraySlice<UInt8>
  ) throws(TextError) -> (word: String, tag: Tag?, predictedTag: Tag?) {
    let place = TextPlace(file: file, line: lineNumber)
    if let firstToken, scanner.columns.count < firstToken.width {
      throw .missingColumn(
        at: place, text: decoded(line), found: scanner.columns.count, expected: firstToken.width, like: firstToken.line)
    }
    let wordColumn = try resolve(columns.word, role: "word", of: line, at: place)
    let tagColumn = try columns.tag.map { column throws(TextError) in
      try resolve(column, role: "tag", of: line, at: place)
    }
    guard wordColumn != tagColumn else {
      throw .sameColumn(at: place, text: decoded(line), found: scanner.columns.count)
    }
    let predictedColumn = try columns.predicted.map { column throws(TextError) in
      try resolve(column, role: "predicted tag", of: line, at: place)
    }
    if let predictedColumn, predictedColumn == wordColumn || predictedColumn == tagColumn {
      throw .noPredictions(at: place, text: decoded(line), found: scanner.columns.count)
    }

    let ranges = scanner.columns
    func bytes(_ column: Int) -> ArraySlice<UInt8> {
      line[line.startIndex + ranges[column].lowerBound..<line.startIndex + ranges[column].upperBound]
    }
    let wordBytes = bytes(wordColumn)
    guard !wordBytes.isEmpty else { throw .emptyWord(at: place, text: decoded(line)) }
    guard let word = String(validating: wordBytes, as: UTF8.self) else {
      throw .invalidUTF8(at: place, text: decoded(wordBytes))
    }
    let tag = try tagColumn.map { column throws(TextError) in try parseTag(bytes(column), at: place) }
    let predictedTag = try predictedColumn.map { column throws(TextError) in
      try parseTag(bytes(column), at: place)
    }
    if firstToken == nil { firstToken = FirstToken(line: lineNumber, width: scanner.columns.count) }
    return (word, tag, predictedTag)
  }

  private func parseTag(_ bytes: ArraySlice<UInt8>, at place: TextPlace) throws(TextError) -> Tag {
    guard let tag = Tag(utf8: bytes) else { throw .unknownTag(decoded(bytes), at: place) }
    return tag
  }

  /// The position of `column` in a line that may be of any width.
  private func resolve(
    _ column: Int,
    role: String,
    of line: ArraySlice<UInt8>,
    at place: TextPlace
  ) throws(TextError) -> Int {
    let position = column < 0 ? scanner.columns.count + column : column
    guard scanner.columns.indices.contains(position) else {
      throw .noSuchColumn(at: place, role: role, column: column, text: decoded(line), found: scanner.columns.count)
    }
    return position
  }

  private func decoded(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
