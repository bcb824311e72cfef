import ByteStreams
import TaggedText
import TextFormats

extension CorpusLint {
  /// Reads a file, in columns unless its name tells another format with entities.
  ///
  /// - Throws: `StreamError` where it cannot be read.
  mutating func add(_ file: InputFile, part: Part, columns: CoNLLColumns) throws {
    if let failure = file.failure { throw failure }
    switch file.format {
    case .conllu, .jsonl, .inline: add(try CorpusLint.records(of: file), of: file, part: part)
    case .brat: add(try CorpusLint.document(of: file), of: file, part: part)
    default:
      var input = try openInput(file.path)
      add(bytes: try input.readAll(), file: input.name, part: part, columns: columns)
    }
  }

  /// The records of a file, which are all in memory.
  private static func records(of file: InputFile) throws -> [TextPiece.Record] {
    let input = TextInput([file], options: .init())
    var records: [TextPiece.Record] = []
    while let piece = input.next() {
      records += piece.records(ReadingOptions())
      if case .failed(let error) = piece.end { throw error }
    }
    return records
  }

  /// A document of brat, and what is wrong with its annotations.
  private static func document(of file: InputFile) throws -> [TextPiece.Record] {
    let (document, reader) = try BratFiles(file.path).read()
    return [document] + reader.failures.map { .failure($0) }
  }

  private mutating func add(_ records: [TextPiece.Record], of file: InputFile, part: Part) {
    let tokenizer = Tokenizer()
    var documents: [[(sentence: Sentence, line: Int)]] = []
    var findings: [LintFinding] = []
    for record in records {
      switch record {
      case .failure(let error):
        findings.append(
          LintFinding(.unreadableLine, at: error.place ?? TextPlace(file: file.path, line: 1), "\(error)"))
      case .success(var passage):
        for misalignment in passage.cut(by: tokenizer, misaligned: .expand) {
          let report = misalignment.report(in: passage, unit: .scalar)
          findings.append(LintFinding(.misalignedEntity, at: passage.place, report))
        }
        if documents.isEmpty || passage.opensDocument || file.format == .jsonl { documents.append([]) }
        documents[documents.count - 1] += passage.sentences.map { ($0, passage.place.line) }
      }
    }
    add(
      documents: documents, findings: findings.map(\.withoutRepeatedPlace), file: file.path, part: part)
  }
}

extension LintFinding {
  /// The finding, whose message does not begin with its place.
  fileprivate var withoutRepeatedPlace: LintFinding {
    var finding = self
    let prefix = "\(place): "
    if message.hasPrefix(prefix) { finding.message = String(message.dropFirst(prefix.count)) }
    return finding
  }
}
