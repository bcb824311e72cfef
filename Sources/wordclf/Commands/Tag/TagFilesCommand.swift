import ArgumentParser
import ByteStreams
import SentenceTagging

struct TagFilesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "files",
    abstract: "Tag files, folders and standard input.",
    discussion: """
      Writes CoNLL columns to standard output, in the order of the input. Plain text is split into sentences and words, \
      each line on its own, and written as words and tags; CoNLL input keeps its columns and gets the tag as one more. \
      Memory does not grow with the input. With a model that looks at documents, a document is what -DOCSTART- lines or \
      files make one, and is tagged in parts of 20,000 sentences where it is longer. With several inputs a -DOCSTART- line stands before each.

      The format of a file is told by its name: .conll, .iob, .iob2, .bio, .bioes and .tsv are CoNLL columns, all \
      others plain text; .gz is unpacked. Of a folder, all files with these endings and .txt are taken, in the order of \
      their paths.

      Examples:
        wordclf tag files article.txt > article.conll
        cat articles/*.txt | wordclf tag files - -j 2
      """)

  @OptionGroup var tagger: TaggerOptions
  @OptionGroup var output: TagOutputOptions
  @OptionGroup var columns: ColumnOptions

  @Option(help: "How the input is written, whatever its name. (default: by the name; - is text)")
  var inputFormat: InputFormat?

  @Option(
    name: [.customShort("j"), .customLong("threads")], help: ArgumentHelp("Threads to tag with.", valueName: "n"))
  var jobs = 1

  @Argument(help: "Files and folders; - is standard input.")
  var paths: [String]

  func validate() throws {
    if paths.isEmpty { throw ValidationError("expected a file, a folder or -") }
    if !(1...1024).contains(jobs) { throw ValidationError("--threads must be 1 to 1,024, not \(jobs)") }
  }

  func run() async throws {
    let inputs = try InputFile.list(paths, format: inputFormat)
    let tagger = try tagger.openTagger()
    let work = TaggingWork(tagger: tagger, scheme: output.scheme)
    let pieces = TaggingInput(
      inputs, columns: columns.columns(tagged: false), areDocuments: tagger.needsDocuments)
    let output = try ByteWriter.standardOutput()
    // who types lines wants each answered before the next
    try await OrderedPipeline(width: Terminal.inputIsTerminal ? 1 : jobs).run(
      next: { try pieces.next() },
      work: { try work.tag($0) },
      write: { (bytes) throws(StreamError) in
        try output.write(bytes)
        if Terminal.inputIsTerminal { try output.flush() }
      })
    try output.flush()
  }
}
