import TaggedText

/// How texts are read, as far as formats can be told.
public struct ReadingOptions: Sendable, Hashable {
  /// Where words and tags stand in columns.
  public var columns = CoNLLColumns()
  /// What places of entities are counted in, where a record does not say.
  public var unit = OffsetUnit.scalar

  public init() {}
}

/// How texts are written, as far as formats can be told.
public struct WritingOptions: Sendable, Hashable {
  /// The scheme of tags.
  public var scheme = TagScheme.iob2
  /// Where tags go in lines that were read from columns.
  public var placement = ColumnWriter.Placement.added
  /// What places of entities are counted in.
  public var unit = OffsetUnit.scalar
  /// Whether words and tags are written beside the entities of a text.
  public var showsTokens = false
  /// Whether a table begins with the names of its columns.
  public var hasHeader = false
  /// Whether there are several inputs, each a document: it gets a mark, and records say which file they come from.
  public var marksInputs = false
  /// The labels that have the first colours.
  public var labels: [String] = []

  public init() {}
}

extension TextFormat {
  /// A reader; nil for formats that are only written, and for brat, which ``BratReader`` reads from two files.
  ///
  /// - Parameter file: the name to use in errors.
  /// - Parameter line: the number of the first line, from 1, for formats that can be read from any line on.
  public func reader(
    file: String, line: Int = 1, options: ReadingOptions = ReadingOptions()
  ) -> (any PassageReader)? {
    switch self {
    case .text: PlainTextReader(file: file, line: line)
    case .tokens: TokenReader(file: file, line: line)
    case .conll: ColumnReader(file: file, columns: options.columns)
    case .conllu: CoNLLUReader(file: file)
    case .jsonl: JSONLinesReader(file: file, line: line, unit: options.unit)
    case .inline: InlineReader(file: file, line: line)
    case .brat, .tsv, .html, .ansi: nil
    }
  }

  /// A writer, of brat that of its annotations; nil for web pages, which are made otherwise.
  public func writer(_ options: WritingOptions = WritingOptions()) -> (any PassageWriter)? {
    switch self {
    case .text: PlainTextWriter()
    case .tokens: TokenWriter()
    case .conll:
      ColumnWriter(scheme: options.scheme, placement: options.placement, marksInputs: options.marksInputs)
    case .conllu: CoNLLUWriter(scheme: options.scheme, marksInputs: options.marksInputs)
    case .jsonl:
      JSONLinesWriter(
        unit: options.unit, showsTokens: options.showsTokens, namesFiles: options.marksInputs, scheme: options.scheme)
    case .tsv: TableWriter(unit: options.unit, hasHeader: options.hasHeader)
    case .brat: BratWriter()
    case .inline: InlineWriter()
    case .ansi: TerminalWriter(labels: options.labels)
    case .html: nil
    }
  }

  /// Whether it names entities by their words, so that a text has to be cut before it can be written.
  public var needsWords: Bool { self == .tokens || self == .conll || self == .conllu }
}
