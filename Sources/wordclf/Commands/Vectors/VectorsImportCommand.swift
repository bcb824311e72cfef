import ArgumentParser
import WordVectors

struct VectorsImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Build a store from a GloVe text file.",
    discussion: """
      Reads 'word v1 … vn' lines, plain or packed, and streams them: memory does not grow with the file. The last n \
      fields of a line are its vector, and all before them is the word. The first of several rows of one word is kept. \
      Rows that do not fit are left out and listed. The store is written beside its place and moved into it when it is \
      complete.

      Example: wordclf vectors import glove.6B.50d.txt.gz --store glove.sqlite
      """)

  @Argument(help: "A GloVe text file, plain, .gz or .zip; - is standard input.")
  var input: String

  @Option(name: [.short, .customLong("store")], help: ArgumentHelp("The store to write.", valueName: "file"))
  var storePath: String

  @Option(help: ArgumentHelp("Numbers in a row, if they are not to be found out.", valueName: "n"))
  var dimension: Int?

  @Option(help: ArgumentHelp("Take only the first words of the file, which are the most frequent.", valueName: "n"))
  var limit: Int?

  @Option(help: ArgumentHelp("Rows that may fail to fit before the import fails.", valueName: "n"))
  var maxBadRows = 100

  @Option(help: ArgumentHelp("The file inside a .zip that holds several.", valueName: "name"))
  var zipEntry: String?

  @Flag(help: "Replace a store that is there already.")
  var overwrite = false

  func validate() throws {
    if let dimension, dimension < 1 { throw ValidationError("--dimension must be at least 1, not \(dimension)") }
    if let limit, limit < 1 { throw ValidationError("--limit must be at least 1, not \(limit)") }
    if maxBadRows < 0 { throw ValidationError("--max-bad-rows must be at least 0, not \(maxBadRows)") }
  }

  func run() throws {
    try VectorImport(
      input: input, storePath: storePath,
      options: ImportOptions(
        dimension: dimension, limit: limit, maximumBadRows: maxBadRows, overwrite: overwrite, zipEntry: zipEntry,
        createdBy: "wordclf \(Wordclf.version)")
    ).run()
  }
}
