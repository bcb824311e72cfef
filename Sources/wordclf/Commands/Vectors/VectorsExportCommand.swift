import ArgumentParser

struct VectorsExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a store as a GloVe text file.",
    discussion: """
      Writes 'word v1 … vn' lines in the order of the store, each number with as few digits as read back to the same \
      bits: an import of the file makes a store of the same words and vectors. The file is written beside its place and \
      moved into it when it is complete. Memory does not grow with the store.

      Example: wordclf vectors export --store glove.sqlite --output glove.txt.gz
      """)

  @OptionGroup var store: StoreOptions

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp(
      "The file to write, packed if its name ends in .gz; - is standard output.", valueName: "file"))
  var outputPath: String

  @Option(help: ArgumentHelp("Write only the first words of the store, which are the most frequent.", valueName: "n"))
  var limit: Int?

  @Flag(help: "Replace a file that is there already.")
  var overwrite = false

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit must be at least 1, not \(limit)") }
  }

  func run() throws {
    try VectorExport(store: try store.open(), output: outputPath, limit: limit, overwrite: overwrite).run()
  }
}
