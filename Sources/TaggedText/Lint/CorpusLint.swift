/// Looks for what is wrong with tagged corpora before a network learns it.
///
/// Files are read to their end, whatever their lines hold. To look for something more, add a kind to
/// ``LintFinding/Kind`` and a check to ``checks``; what shows in a line alone is for ``LineLint``.
///
/// - SeeAlso: The check of annotations by looking for equal words with unequal labels is that of Dickinson and Meurers,
///   "Detecting Errors in Part-of-Speech Annotation", EACL 2003.
public struct CorpusLint: Sendable {
  /// What a file is for.
  public enum Part: Sendable, Hashable {
    case training, development
  }

  /// From where on something is too much or too little.
  public struct Limits: Sendable, Hashable {
    /// The entities that a label should have at least, in training.
    public var fewestEntities = 10
    /// The tokens that a sentence should have at most.
    public var longestSentence = 200

    public init() {}
  }

  public let limits: Limits
  public private(set) var training: [LintedFile] = []
  public private(set) var development: [LintedFile] = []

  public init(limits: Limits = Limits()) { self.limits = limits }

  /// Reads a file in columns.
  ///
  /// - Parameter file: The name to use in findings.
  /// - Complexity: O(number of bytes).
  public mutating func add(
    bytes: [UInt8], file: String, part: Part = .training, columns: CoNLLColumns = CoNLLColumns()
  ) {
    add(LintedFile(bytes: bytes, name: file, columns: columns), to: part)
  }

  /// Takes what was read of a file in another format.
  ///
  /// - Parameter documents: The sentences of its documents, each with the number of its line.
  /// - Parameter findings: What was found on the way.
  /// - Complexity: O(number of words).
  public mutating func add(
    documents: [[(sentence: Sentence, line: Int)]], findings: [LintFinding], file: String, part: Part = .training
  ) {
    add(LintedFile(name: file, documents: documents, findings: findings), to: part)
  }

  private mutating func add(_ file: LintedFile, to part: Part) {
    switch part {
    case .training: training.append(file)
    case .development: development.append(file)
    }
  }

  public var files: [LintedFile] { training + development }

  /// The checks of whole corpora.
  private static let checks: [@Sendable (CorpusLint) -> [LintFinding]] = [
    { $0.irregularTags }, { $0.longSentences }, { $0.labels }, { $0.repetitions }, { $0.conflictingEntities },
  ]

  /// All findings, by kind; of a kind, those of lines by file and line, and of others the weightiest first.
  ///
  /// - Complexity: O(number of bytes) and, for labels, the square of their number.
  public var findings: [LintFinding] {
    let all = files.flatMap(\.findings) + Self.checks.flatMap { $0(self) }
    let byKind = Dictionary(grouping: all, by: \.kind)
    return LintFinding.Kind.allCases.flatMap { byKind[$0] ?? [] }
  }
}
