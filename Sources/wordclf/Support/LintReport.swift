import TaggedText
import WordVectors

/// What is wrong with some corpora, as lines and as JSON.
struct LintReport {
  /// The findings of a kind that are printed.
  static let most = 20

  let findings: [LintFinding]
  private let files: [(part: CorpusLint.Part, file: LintedFile)]
  private let coverage: CoverageReport?

  init(lint: CorpusLint, coverage: VocabularyCoverage?) {
    findings = lint.findings
    files = lint.training.map { (.training, $0) } + lint.development.map { (.development, $0) }
    self.coverage = coverage.map { CoverageReport(coverage: $0) }
  }

  /// How many findings there are of each kind that has some, in the order of kinds.
  private var counts: [(kind: LintFinding.Kind, count: Int)] {
    let byKind = Dictionary(grouping: findings, by: \.kind)
    return LintFinding.Kind.allCases.compactMap { kind in byKind[kind].map { (kind, $0.count) } }
  }

  /// The findings, the files, the counts and the coverage, each with an empty line before it.
  var text: String {
    var parts: [String] = findings.isEmpty ? [] : [lines]
    parts += files.map { "\($0.file.name): \($0.file.corpus.summary)\n  \($0.file.evidence.reason)" }
    if findings.isEmpty {
      parts.append("no findings")
    } else {
      let rows = counts.map { [$0.count.grouped, $0.kind.title] } + [[findings.count.grouped, "findings in all"]]
      parts.append(rows.aligned)
    }
    if let coverage { parts.append(coverage.text) }
    return parts.joined(separator: "\n\n")
  }

  private var lines: String {
    var lines: [String] = []
    var rest = findings[...]
    for (kind, count) in counts {
      lines += rest.prefix(count).prefix(LintReport.most).map(\.description)
      if count > LintReport.most {
        lines.append("… \((count - LintReport.most).grouped) more of \(count.grouped) \(kind.title)")
      }
      rest = rest.dropFirst(count)
    }
    return lines.joined(separator: "\n")
  }
}

extension [[String]] {
  /// A number and what it counts, a line each.
  fileprivate var aligned: String {
    var table = TextTable([.right, .left])
    for row in self { table.add(row) }
    return table.lines(indent: 2).joined(separator: "\n")
  }
}

// MARK: - JSON

extension LintReport {
  /// One object: the files, all findings, how many there are of each kind, and the coverage.
  func json() throws -> String {
    try Object(
      files: files.map { Object.File($0.file, part: $0.part) }, findings: findings.map(Object.Finding.init),
      counts: Dictionary(uniqueKeysWithValues: counts.map { ($0.kind.rawValue, $0.count) }), coverage: coverage?.object
    ).jsonPage()
  }

  private struct Object: Encodable {
    struct File: Encodable {
      let path, part, scheme, evidence: String
      let documents, sentences, tokens, irregularEntities: Int
      let entities: [String: Int]

      init(_ file: LintedFile, part: CorpusLint.Part) {
        let corpus = file.corpus
        path = file.name
        self.part = part == .training ? "training" : "development"
        scheme = corpus.scheme.rawValue
        evidence = file.evidence.reason
        documents = corpus.documents.count
        sentences = corpus.sentences.count
        tokens = corpus.tokenCount
        irregularEntities = corpus.irregular
        entities = Dictionary(uniqueKeysWithValues: corpus.entityCounts.map { ($0.label, $0.count) })
      }
    }

    struct Finding: Encodable {
      let kind: LintFinding.Kind
      let file, message: String
      let line: Int

      init(_ finding: LintFinding) {
        (kind, message) = (finding.kind, finding.message)
        (file, line) = (finding.place.file, finding.place.line)
      }
    }

    let files: [File]
    let findings: [Finding]
    let counts: [String: Int]
    let coverage: CoverageReport.Object?
  }
}
