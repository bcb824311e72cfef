/// A file of a corpus, read to its end whatever is wrong with its lines.
public struct LintedFile: Sendable {
  /// A sentence with what the file says of it, token by token.
  struct TaggedSentence: Sendable {
    var sentence: Sentence
    var tags: [Tag]
    /// The number of each word's line.
    var lines: [Int]
  }

  public let name: String

  /// What the tags say about their scheme.
  public private(set) var evidence = SchemeEvidence()

  /// The sentences that could be read, in their documents.
  private(set) var documents: [[TaggedSentence]] = []

  /// What its lines alone show.
  private(set) var findings: [LintFinding] = []

  /// Whether the last line was blank.
  private var isAfterBlank = false

  /// The line of the last document mark, while no token has come after it.
  private var openMark: Int?

  /// Reads the lines of a file.
  ///
  /// - Complexity: O(number of bytes).
  init(bytes: [UInt8], name: String, columns: CoNLLColumns) {
    self.name = name
    var reader = CoNLLReader(file: name, columns: columns)
    var lineEnds = LineEnds()
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for (index, line) in lines.enumerated() {
      lineEnds.observe(line, isEnded: line.endIndex < bytes.count, number: index + 1)
      findings += LineLint.findings(in: line, at: TextPlace(file: name, line: index + 1))
      do {
        take(try reader.push(line), from: reader)
        observeLayout(reader.lastRole, line: index + 1)
      } catch {
        // A line that is not UTF-8 has its finding.
        if case .invalidUTF8 = error { continue }
        let place = TextPlace(file: name, line: index + 1)
        findings.append(LintFinding(.unreadableLine, at: place, Self.message(of: error, at: place)))
      }
    }
    take(reader.finish(), from: reader)
    if let openMark { addEmptyDocument(markedAt: openMark) }
    if let finding = lineEnds.finding(in: name) { findings.append(finding) }
    documents.removeAll(where: \.isEmpty)
    evidence = reader.evidence
  }

  /// Takes what was read of a file that is not in columns.
  ///
  /// - Parameter documents: the sentences, each with the number of its line.
  /// - Parameter findings: what was found on the way.
  /// - Complexity: O(number of words).
  init(name: String, documents: [[(sentence: Sentence, line: Int)]], findings: [LintFinding]) {
    self.name = name
    self.findings = findings
    for document in documents where !document.isEmpty {
      self.documents.append(
        document.map { sentence, line in
          let tags = TagScheme.iob2.parsedTags(for: sentence.entities, count: sentence.words.count)
          evidence.observe(tags, spans: sentence.entities)
          return TaggedSentence(sentence: sentence, tags: tags, lines: tags.map { _ in line })
        })
    }
  }

  /// What an error says, without the place that it begins with.
  private static func message(of error: TextError, at place: TextPlace) -> String {
    let (text, prefix) = (error.description, "\(place): ")
    return text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text
  }

  private mutating func take(_ event: CoNLLReader.Event?, from reader: CoNLLReader) {
    switch event {
    case .sentence(let read):
      if documents.isEmpty { documents.append([]) }
      documents[documents.count - 1].append(
        TaggedSentence(sentence: read.sentence, tags: read.tags, lines: reader.lastLines))
    case .documentBoundary: documents.append([])
    case nil: break
    }
  }
}

// MARK: - Layout

extension LintedFile {
  /// Takes note of empty sentences and documents.
  private mutating func observeLayout(_ role: CoNLLReader.LineRole, line number: Int) {
    switch role {
    case .blank:
      if isAfterBlank {
        findings.append(
          LintFinding(.emptySentence, at: TextPlace(file: name, line: number), "empty sentence; remove the line"))
      }
      isAfterBlank = true
    case .documentMark:
      if let openMark { addEmptyDocument(markedAt: openMark) }
      openMark = number
      isAfterBlank = false
    case .token:
      openMark = nil
      isAfterBlank = false
    }
  }

  private mutating func addEmptyDocument(markedAt line: Int) {
    findings.append(
      LintFinding(
        .emptyDocument, at: TextPlace(file: name, line: line),
        "empty document (found no sentence after -DOCSTART-); remove the mark"))
  }
}

// MARK: - What was read

extension LintedFile {
  var sentences: some Sequence<TaggedSentence> { documents.joined() }

  /// Whether no token could be read.
  public var isEmpty: Bool { documents.isEmpty }

  /// The words and entities alone.
  ///
  /// - Complexity: O(number of sentences); their words are shared, not copied.
  public var corpus: Corpus {
    Corpus(
      documents: documents.map { $0.map(\.sentence) }, scheme: evidence.scheme, irregular: evidence.irregular)
  }
}
