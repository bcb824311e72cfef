import ArgumentParser
import TaggedText
import TextFormats
import WordVectors

struct VectorsCoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Say how much of a text the words of a store cover.",
    discussion: """
      Counts tokens and distinct forms: those that the store has as they are written, those that it has in another \
      case, or with their digits as zeros besides, and those that it does not have, of which the commonest are listed. Of \
      several stores each has its table, another says what at least one of them has, and the list is of words that none \
      has. No vector is read, and memory grows with the distinct forms alone.

      Inputs are read as 'tag files' reads them: plain text is cut into words, and of CoNLL columns the words are taken \
      as they are.

      Examples:
        wordclf vectors coverage eng.train --input-format conll --store glove.sqlite
        wordclf vectors coverage articles/ -s glove.sqlite -s other.sqlite --json
      """)

  @Option(
    name: [.short, .customLong("store")],
    help: ArgumentHelp(
      "The store of word vectors; may be given several times. (default: \(Sample.store))", valueName: "file"))
  var storePaths: [String] = []

  @OptionGroup var columns: ColumnOptions

  @Option(help: "How the input is written, whatever its name. (default: by the name; - is text)")
  var inputFormat: ReadableFormat?

  @Option(name: .customLong("top"), help: ArgumentHelp("How many unknown words to list.", valueName: "n"))
  var unknownWords = 20

  @Flag(name: .customLong("json"), help: "Write one JSON object instead of tables.")
  var isJSON = false

  @Argument(help: "Files and folders; - is standard input.")
  var paths: [String]

  func validate() throws {
    if paths.isEmpty { throw ValidationError("expected a file, a folder or -") }
    if unknownWords < 0 { throw ValidationError("--top must be at least 0, not \(unknownWords)") }
  }

  func run() throws {
    let inputs = try InputFile.list(paths, format: inputFormat?.format)
    let stores = try VectorStore.open(storePaths)
    var reading = ReadingOptions()
    reading.columns = columns.columns(tagged: false)
    let counts = try FormCounts(of: TextInput(inputs, options: .init(reading: reading)), reading)
    guard counts.tokenCount > 0 else { throw TextError.empty(file: paths.joined(separator: ", ")) }
    let report = CoverageReport(coverage: try VocabularyCoverage(of: counts, in: stores, unknownWords: unknownWords))
    print(isJSON ? try report.json() : report.text)
  }
}

extension FormCounts {
  /// Counts all words of some input.
  ///
  /// - Throws: what stops the reading, and the first record that cannot be used.
  fileprivate init(of input: TextInput, _ reading: ReadingOptions) throws {
    self.init()
    let tokenizer = Tokenizer()
    while let piece = input.next() {
      for record in piece.records(reading) {
        var passage = try record.get()
        passage.cut(by: tokenizer)
        for word in passage.sentences.lazy.flatMap(\.words) { add(word) }
      }
      if case .failed(let error) = piece.end { throw error }
    }
  }
}
