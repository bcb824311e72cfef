import ArgumentParser
import ByteStreams
import TaggedText
import WordVectors

struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Look for what is wrong with tagged corpora.",
    discussion: """
      Prints what it finds as file:line: finding, \(LintReport.most) of a kind at most, and then a summary: lines that \
      cannot be read, all of them; trouble with the encoding, with invisible characters and with line ends; tags that the \
      scheme of the file would not have written; labels with few examples and labels with similar names; empty and very \
      long sentences, and empty documents; sentences that stand several times, or in both training and development set; \
      equal words with unequal labels; in formats with places, entities that do not begin and end with words, with the \
      nearest borders. With --store it says how much of the text the word vectors cover.

      Findings are hints: some will be as they should be. The exit code is 0 whatever is found, or 1 with --strict if there \
      is anything; data without a single token is bad data, 65.

      Examples:
        wordclf lint eng.train --dev eng.testa
        wordclf lint corpus/ --store glove.sqlite --json
      """)

  @Option(
    name: .customLong("dev"), parsing: .upToNextOption,
    help: ArgumentHelp(
      "Development sets, checked as well; none of their sentences should be in the other corpora.", valueName: "file"))
  var developmentPaths: [String] = []

  @Option(
    name: [.short, .customLong("store")],
    help: ArgumentHelp(
      "A store of word vectors, whose coverage is reported; may be given several times.", valueName: "file"))
  var storePaths: [String] = []

  @OptionGroup var columns: ColumnOptions

  @Flag(help: "Exit with code 1 if there is any finding.")
  var strict = false

  @Flag(name: .customLong("json"), help: "Write one JSON object, with all findings, instead of lines.")
  var isJSON = false

  @Argument(
    help: """
      Tagged corpora in CoNLL columns, or as their names tell CoNLL-U, JSON Lines, brat or inline; plain or .gz; folders \
      of them; - is standard input.
      """)
  var corpora: [String]

  func validate() throws {
    if corpora.isEmpty { throw ValidationError("expected a tagged corpus") }
  }

  func run() throws {
    let stores = storePaths.isEmpty ? [] : try VectorStore.open(storePaths)
    var lint = CorpusLint()
    for (paths, part) in [(corpora, CorpusLint.Part.training), (developmentPaths, .development)] {
      let files = try InputFile.list(paths, format: nil, acceptsBrat: true)
      // the texts of brat are read with their annotations
      let texts = Set(files.filter { $0.format == .brat }.map { BratFiles($0.path).text })
      for file in files where !texts.contains(file.path) {
        try lint.add(file, part: part, columns: columns.columns(tagged: true))
      }
    }
    let coverage = try stores.isEmpty ? nil : VocabularyCoverage(of: lint.wordCounts, in: stores, unknownWords: 20)
    let report = LintReport(lint: lint, coverage: coverage)
    print(isJSON ? try report.json() : report.text)
    if let empty = lint.files.first(where: \.isEmpty) { throw TextError.empty(file: empty.name) }
    if strict, !report.findings.isEmpty {
      throw Failure.GateFailed(message: report.findings.count.counted("finding"))
    }
  }
}

extension CorpusLint {
  /// The words of all files.
  fileprivate var wordCounts: FormCounts {
    var counts = FormCounts()
    for file in files {
      for word in file.corpus.documents.joined().lazy.flatMap(\.words) { counts.add(word) }
    }
    return counts
  }
}
