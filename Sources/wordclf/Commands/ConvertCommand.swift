import ArgumentParser
import TaggedText
import TextFormats

struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Convert tagged text from one format to another.",
    discussion: """
      The formats are told by the names of the files, .gz aside, or by --from and --to: text (.txt), tokens (.tok), conll \
      (.conll, .iob, .iob2, .bio, .bioes; .tsv to read), conllu, jsonl, brat (.ann), inline, and to write only tsv, html \
      and ansi. Of brat the text stands beside, x.txt and x.ann, and both are read and written.

      A record that cannot be used is named and left out, and the exit code is then 65. What the format that is written \
      cannot hold is said in one line.

      Examples:
        wordclf convert article.ann article.conll --misaligned expand
        wordclf convert train.iob train.conllu.gz --scheme bioes
        wordclf convert --from jsonl --to inline - - < records.jsonl
      """)

  @Option(help: "The format that is read. (default: by the name)")
  var from: ReadableFormat?

  @Option(help: "The format that is written. (default: by the name)")
  var to: TextFormat?

  @OptionGroup var columns: ColumnOptions

  @Option(help: "The scheme in which tags are written.")
  var scheme = TagScheme.iob2

  @Option(help: "What places of entities are counted in, in jsonl and tsv.")
  var offsetUnit = OffsetUnit.scalar

  @Option(help: "What becomes of entities that do not begin and end with words, where words are written.")
  var misaligned = MisalignedPolicy.error

  @Flag(help: "Begin a table with the names of its columns.")
  var header = false

  @Flag(help: "Replace a file that is there already.")
  var overwrite = false

  @Argument(help: ArgumentHelp("The file to read; - is standard input.", valueName: "in"))
  var input: String

  @Argument(help: ArgumentHelp("The file to write; - is standard output.", valueName: "out"))
  var output: String

  func validate() throws {
    let (from, to) = try formats()
    if from == .brat, !BratFiles.areNamed(by: input) {
      throw ValidationError("brat is read from two files; name the one that ends in .ann or .txt, not '\(input)'")
    }
    if to == .brat, !BratFiles.areNamed(by: output) {
      throw ValidationError("brat is written to two files; give a name that ends in .ann or .txt, not '\(output)'")
    }
  }

  func run() throws {
    let (from, to) = try formats()
    var reading = ReadingOptions()
    reading.columns = columns.columns(tagged: true)
    reading.unit = offsetUnit
    var writing = WritingOptions()
    writing.scheme = scheme
    writing.placement = .replacing(reading.columns)
    writing.unit = offsetUnit
    // the words of a text that were read are kept
    writing.showsTokens = from == .conllu
    writing.hasHeader = header
    try Conversion(
      input: input, from: from, reading: reading, output: output, to: to, writing: writing, misaligned: misaligned,
      overwrite: overwrite
    ).run()
  }

  /// The formats as they are named, or as the names of the files tell them.
  private func formats() throws -> (from: TextFormat, to: TextFormat) {
    guard let from = from?.format ?? TextFormat(readingFrom: input) else {
      throw ValidationError("the name '\(input)' tells no format that can be read; say which with --from")
    }
    guard let to = to ?? TextFormat(writingTo: output) else {
      throw ValidationError("the name '\(output)' tells no format that can be written; say which with --to")
    }
    return (from, to)
  }
}
