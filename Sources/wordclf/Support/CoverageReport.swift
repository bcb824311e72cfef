import TaggedText
import WordVectors

/// How much of a corpus some stores cover, as tables and as JSON.
struct CoverageReport {
  let coverage: VocabularyCoverage

  /// The steps, as rows of a table.
  private static let steps: [(step: LookupStep, name: String)] = [
    (.asWritten, "as written"), (.otherCase, "in another case"), (.digitsAsZeros, "digits as zeros"),
  ]
  private static let header = ["", "tokens", "%", "forms", "%"]

  /// A table for each store, one for all of them if they are several, and the unknown words.
  var text: String {
    var parts = ["\(coverage.total.tokens.counted("token")), \(coverage.total.forms.counted("form"))"]
    parts += coverage.stores.map { "\($0.path)\n\(table(of: $0))" }
    if coverage.stores.count > 1 {
      let unknown = VocabularyCoverage.Part(
        tokens: coverage.total.tokens - coverage.covered.tokens, forms: coverage.total.forms - coverage.covered.forms)
      let rows = [row("covered", coverage.covered), row("unknown", unknown)]
      parts.append("at least one of \(coverage.stores.count) stores\n\(table(rows))")
    }
    if !coverage.unknownWords.isEmpty {
      var table = TextTable([.right, .left])
      for unknown in coverage.unknownWords { table.add([unknown.count.grouped, unknown.word]) }
      let owner = coverage.stores.count > 1 ? "no store has" : "the store does not have"
      parts.append((["the commonest words that \(owner)"] + table.lines(indent: 2)).joined(separator: "\n"))
    }
    return parts.joined(separator: "\n\n")
  }

  private func table(of store: VocabularyCoverage.InStore) -> String {
    let rows = CoverageReport.steps.map { row($0.name, store.found[$0.step] ?? .init()) }
    return table(rows + [row("covered", store.covered), row("unknown", store.unknown)])
  }

  private func table(_ rows: [[String]]) -> String {
    var table = TextTable([.left] + Array(repeating: .right, count: 4))
    for row in [CoverageReport.header] + rows { table.add(row) }
    return table.lines(indent: 2).joined(separator: "\n")
  }

  private func row(_ name: String, _ part: VocabularyCoverage.Part) -> [String] {
    [
      name, part.tokens.grouped, percent(part.tokens, of: coverage.total.tokens), part.forms.grouped,
      percent(part.forms, of: coverage.total.forms),
    ]
  }

  private func percent(_ count: Int, of total: Int) -> String {
    (100 * Double(count) / Double(max(total, 1))).fixed(2)
  }
}

// MARK: - JSON

extension CoverageReport {
  /// One object: the parts of the text in tokens and forms, and the unknown words.
  func json() throws -> String { try object.jsonPage() }

  /// The value of that object, to be part of another.
  var object: Object { Object(coverage) }

  struct Object: Encodable {
    struct Store: Encodable {
      let path: String
      let asWritten, otherCase, digitsAsZeros, covered, unknown: VocabularyCoverage.Part
    }

    let total, covered: VocabularyCoverage.Part
    let stores: [Store]
    let unknownWords: [VocabularyCoverage.UnknownWord]

    init(_ coverage: VocabularyCoverage) {
      total = coverage.total
      covered = coverage.covered
      stores = coverage.stores.map { store in
        Store(
          path: store.path, asWritten: store.found[.asWritten] ?? .init(),
          otherCase: store.found[.otherCase] ?? .init(),
          digitsAsZeros: store.found[.digitsAsZeros] ?? .init(), covered: store.covered, unknown: store.unknown)
      }
      unknownWords = coverage.unknownWords
    }
  }
}
