import ArgumentParser
import ByteStreams
import Foundation
import SentenceTagging
import TaggedText
import TextFormats

struct TagFilesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "files",
    abstract: "Tag files, folders and standard input.",
    discussion: """
      Writes to standard output, in the order of the input, or with --output-dir a file for each. Plain text is split \
      into sentences and words, each line on its own; input in columns, CoNLL-U and JSON Lines keeps what it has beside. \
      Memory does not grow with the input. With a model that looks at documents, a document is what -DOCSTART- lines, \
      records of JSON Lines, or files make one, and is tagged in parts of 3,000 words at most where it is longer.

      The format of a file is told by its name: .conll, .iob, .iob2, .bio, .bioes and .tsv are CoNLL columns, .conllu is \
      CoNLL-U, .jsonl and .ndjson are JSON Lines, .tok and .tokens are words with spaces between, .inline is text with \
      [Turin](LOC) in it, all others are plain text; .gz is unpacked. Of a folder, all files with these endings, .txt and \
      .text are taken, in the order of their paths.

      Into a folder, each output is complete or not there at all, and a manifest remembers what is finished: the same \
      command, given again after whatever stopped it, does the rest, and what has changed since.

      A record that cannot be used is told of and left out; the rest goes on, and the exit code is 65.

      Examples:
        wordclf tag files article.txt > article.conll
        cat articles/*.txt | wordclf tag files - -j 2
        wordclf tag files articles --output-dir tagged --format jsonl -j 2
        wordclf tag files texts.jsonl --format jsonl --shard 1/8 > part1.jsonl
      """)

  @OptionGroup var tagger: TaggerOptions
  @OptionGroup var output: TagOutputOptions
  @OptionGroup var columns: ColumnOptions

  @Option(help: "How the input is written, whatever its name. (default: by the name; - is text)")
  var inputFormat: TaggedInputFormat?

  @Option(name: .customLong("format"), help: "How the output is written.")
  var outputFormat = TaggedOutputFormat.conll

  @Option(help: "What places of entities are counted in, in JSON Lines and tables.")
  var offsetUnit = OffsetUnit.scalar

  @Flag(name: .customLong("tokens"), help: "Write words, tags and their probabilities too, in JSON Lines.")
  var showsTokens = false

  @Flag(name: .customLong("header"), help: "Begin a table with the names of its columns.")
  var hasHeader = false

  @Flag(
    name: .customLong("gold"),
    help: "The input has entities, by which a web page judges those that are found.")
  var hasGold = false

  @Option(
    help: ArgumentHelp(
      "Leave out entities that are less probable: 0 keeps all, 1 nearly none.", valueName: "probability"))
  var minScore: Double?

  @Option(
    help: """
      What becomes of a record that cannot be used: a message, or in JSON Lines a record that says so in its place, and \
      no other exit code.
      """)
  var errors = ErrorChoice.message

  @Option(help: ArgumentHelp("Write a file for each input into this folder.", valueName: "folder"))
  var outputDir: String?

  @Flag(help: "Replace files in the folder that are not of an earlier run.")
  var overwrite = false

  @Option(
    help: ArgumentHelp(
      """
      Tag the i-th of n equal parts of the input, cut between records: all parts together are the whole. Packed files \
      are not cut.
      """, valueName: "i/n"))
  var shard: Shard?

  @Option(
    name: [.customShort("j"), .customLong("threads")], help: ArgumentHelp("Threads to tag with.", valueName: "n"))
  var jobs = 1

  @Flag(help: "Answer each line, or sentence in columns, before the next is read, as a terminal is answered always.")
  var lineBuffered = false

  @Option(help: "Say at the end, on standard error, what was done.")
  var stats: StatisticsChoice?

  @Argument(help: "Files, folders and patterns such as '*.txt'; - is standard input.")
  var paths: [String]

  private var format: TextFormat { outputFormat.format }

  func validate() throws {
    if paths.isEmpty { throw ValidationError("expected a file, a folder or -") }
    if !(1...1024).contains(jobs) { throw ValidationError("--threads must be 1 to 1,024, not \(jobs)") }
    if let minScore, !(0...1).contains(minScore) {
      throw ValidationError("--min-score must be 0 to 1, not \(minScore)")
    }
    if errors == .inline, format != .jsonl { throw ValidationError("--errors inline needs --format jsonl") }
    if showsTokens, format != .jsonl { throw ValidationError("--tokens needs --format jsonl") }
    if hasGold, format != .html { throw ValidationError("--gold needs --format html") }
    if hasHeader, format != .tsv { throw ValidationError("--header needs --format tsv") }
    if format == .brat, offsetUnit != .scalar {
      throw ValidationError("--format brat counts in scalars, not in \(offsetUnit.rawValue)")
    }
    if shard != nil, format == .tsv || format == .brat {
      throw ValidationError(
        "--format \(format.rawValue) counts from the beginning of a text, which a shard does not see; take jsonl")
    }
    if shard != nil, paths.contains("-") { throw ValidationError("--shard needs files, not standard input") }
    if lineBuffered, outputDir != nil { throw ValidationError("--line-buffered is for standard output") }
  }

  func run() async throws {
    Interruption.watch()
    let clock = ContinuousClock()
    let start = clock.now
    var inputs = try InputFile.list(paths, format: inputFormat?.format)
    inputs.filter(\.isGuessed).prefix(1).forEach { input in
      Terminal.writeError(
        "note: \(input.path): taken for plain text, as its name tells no format; name another with --input-format")
    }
    let tagger = try tagger.openTagger()
    if let shard { inputs = try shard.part(of: inputs, keepsDocuments: tagger.needsDocuments) }
    if minScore != nil, tagger.temperature == nil {
      Terminal.writeError("note: the model's probabilities are not calibrated; train it with --dev")
    }
    if let outputDir {
      let folder = try FolderOutput(
        outputDir, inputs: inputs, shard: shard, format: format,
        model: try openInput(self.tagger.modelPath, isDigested: true).sha256() ?? "", options: recordedOptions,
        writesErrors: errors == .inline, overwrite: overwrite,
        makeWriter: { makeWriter(tagger, title: "Entities", severalInputs: false) })
      try await run(tagger, folder.jobs.map(\.input), to: folder, finished: folder.finished, since: start)
    } else {
      let title = inputs.count == 1 ? inputs[0].path : "Entities in \(inputs.count.counted("file"))"
      let writer = RecordWriter(makeWriter(tagger, title: title, severalInputs: inputs.count > 1), format: format)
      try await run(
        tagger, inputs, to: StreamOutput(writer, writesErrors: errors == .inline), finished: [], since: start)
    }
  }

  private func run(
    _ tagger: Tagger, _ inputs: [InputFile], to output: some TaggingOutput, finished: [TaggingManifest.Entry],
    since start: ContinuousClock.Instant
  ) async throws {
    let answersEach = lineBuffered || Terminal.inputIsTerminal && inputs.contains { $0.path == "-" }
    let input = TextInput(
      inputs,
      options: .init(
        reading: reading, keepsDocuments: tagger.needsDocuments, answersEach: answersEach,
        isDigested: outputDir != nil))
    let work = TaggingWork(
      tagger: tagger, reading: reading, minScore: minScore,
      showsScores: [.jsonl, .tsv, .html].contains(format), keepsGold: hasGold, blockWriter: blockWriter(tagger))
    let run = TaggingRun(
      inputs, to: output, answersEach: answersEach, errorsAreInline: errors == .inline)
    do {
      try await OrderedPipeline(width: answersEach ? 1 : jobs).run(
        next: {
          if let signal = Interruption.signalNumber {
            throw Failure.Interrupted(signal: signal, message: "interrupted; give the same command again to go on")
          }
          return input.next()
        },
        work: { try work.tag($0) },
        write: { try run.take($0, bytesRead: input.bytesRead) })
    } catch {
      run.discard()
      throw error
    }
    try run.finish()
    report(run, finished: finished, since: start)
    if let failure = run.failure(errorsBefore: finished.reduce(0) { $0 + $1.counts.errors }) { throw failure }
  }

  private func report(_ run: TaggingRun, finished: [TaggingManifest.Entry], since start: ContinuousClock.Instant) {
    guard stats != nil || outputDir != nil else { return }
    let statistics = TaggingStatistics(
      files: run.finishedInputs, skippedFiles: finished.count, counts: run.counts,
      seconds: (ContinuousClock.now - start) / .seconds(1))
    Terminal.writeError(stats == .json ? (try? statistics.line()) ?? statistics.text : statistics.text)
  }

  // MARK: Formats

  private var reading: ReadingOptions {
    var options = ReadingOptions()
    options.columns = columns.columns(tagged: hasGold)
    options.unit = offsetUnit
    return options
  }

  /// What writes columns without making records, where only tags are asked for and no document is looked at.
  private func blockWriter(_ tagger: Tagger) -> BlockWriter? {
    guard format == .conll, minScore == nil, !tagger.needsDocuments else { return nil }
    return BlockWriter(tagger.model.tagSet, scheme: output.scheme)
  }

  private func makeWriter(_ tagger: Tagger, title: String, severalInputs: Bool) -> any PassageWriter {
    var options = WritingOptions()
    options.scheme = output.scheme
    options.unit = offsetUnit
    options.showsTokens = showsTokens
    options.hasHeader = hasHeader
    options.marksInputs = severalInputs
    options.labels = tagger.model.tagSet.labels
    return format.writer(options, pageTitle: title, showsGold: hasGold)
  }

  /// All that the output depends on beside the input and the model, in one line.
  private var recordedOptions: String {
    var options = ["wordclf \(Wordclf.version)", "format \(format.rawValue)", "unit \(offsetUnit.rawValue)"]
    options += ["scheme \(output.scheme.rawValue)", "decoding \(tagger.decoding.rawValue)"]
    options += ["columns \(columns.columns.defaultValueDescription)"]
    if let inputFormat { options.append("input \(inputFormat.format.rawValue)") }
    if let bias = tagger.outsideBias { options.append("bias \(bias)") }
    if let minScore { options.append("min-score \(minScore)") }
    if tagger.ignoresDocuments { options.append("no-documents") }
    for (isOn, name) in [
      (showsTokens, "tokens"), (hasHeader, "header"), (hasGold, "gold"), (errors == .inline, "errors"),
    ]
    where isOn { options.append(name) }
    return options.joined(separator: ", ")
  }
}
