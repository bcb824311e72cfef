import ArgumentParser
import ByteStreams
import Foundation
import TaggedText
import VectorTraining
import WordVectors

struct VectorsTrainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train word vectors of one's own on text.",
    discussion: """
      Cuts the text into words as 'wordclf tag' does, counts which words stand near each other, and fits vectors to the \
      counts by GloVe's objective (Pennington, Socher and Manning, 2014). The vectors of the most frequent words come \
      first; the last is <unk>, the mean of the rarest hundred.

      Files are plain text or .gz; of a folder, all files that end in .txt or .txt.gz, in the order of their paths. \
      Memory is bounded whatever the size of the text: what does not fit goes to a working folder in TMPDIR, which is \
      removed at the end. After an interruption, a kill included, the same command with --resume goes on where it \
      stopped, and ends with the bytes that an undisturbed run would have written; without --resume it starts anew.

      Examples:
        wordclf vectors train articles/ --store mine.sqlite
        wordclf vectors train news.txt.gz --cased --fold-digits --window 8 --store news.sqlite --output news.txt
        wordclf train --store glove.sqlite --store news.sqlite --freeze-embeddings=news.sqlite --preset best
      """)

  @Option(name: [.short, .customLong("store")], help: ArgumentHelp("The store to write.", valueName: "file"))
  var storePath: String?

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("A GloVe text file to write, packed if its name ends in .gz.", valueName: "file"))
  var textPath: String?

  @Option(
    help: ArgumentHelp("Significant digits of the vectors' numbers. (default: all)", valueName: "n"))
  var digits: Int?

  @Flag(help: "Replace a store and a text file that are there already.")
  var overwrite = false

  @Flag(help: "Go on with an interrupted run of the same command.")
  var resume = false

  @Option(help: ArgumentHelp("How much memory to use, such as 500M or 4G.", valueName: "size"))
  var memory = MemorySize(megabytes: 2_000)

  @Option(
    name: [.customShort("j"), .customLong("threads")],
    help: ArgumentHelp(
      "Threads to train with; the result does not depend on them. (default: one a core)", valueName: "n"))
  var threads: Int?

  @OptionGroup(title: "Words and training") var arguments: VectorTrainingArguments

  @Argument(help: "Text files and folders; - is standard input.")
  var paths: [String]

  private static let leastMemory = MemorySize(megabytes: 100)

  func validate() throws {
    if paths.isEmpty { throw ValidationError("expected a file, a folder or -") }
    if storePath == nil && textPath == nil { throw ValidationError("expected --store, --output, or both") }
    if let digits, !(1...9).contains(digits) { throw ValidationError("--digits must be 1 to 9, not \(digits)") }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads must be 1 to 1,024, not \(threads)")
    }
    if memory.bytes < Self.leastMemory.bytes {
      throw ValidationError("--memory must be at least \(Self.leastMemory), not \(memory)")
    }
  }

  func run() async throws {
    let inputs = try InputFile.texts(paths)
    let outputs = TrainedVectorOutputs(
      storePath: storePath, textPath: textPath, overwrite: overwrite,
      numbers: digits.map { .significantDigits($0) } ?? .shortest)
    try checkDistinct(outputs: outputs.paths, inputs: inputs)
    let folder = try WorkFolder(named: folderName(for: outputs))
    let report = VectorTrainingReport(epochs: arguments.epochs)
    let trainer = VectorTrainer(
      inputs: inputs, options: arguments.options, folder: folder,
      threads: threads ?? ProcessInfo.processInfo.activeProcessorCount, memory: memory.bytes,
      progress: {
        report.show($0)
        return Interruption.signalNumber == nil
      },
      event: { report.show($0) })
    do {
      if resume, outputs.areComplete(with: trainer.provenance) {
        Terminal.writeError("the run is complete; there is nothing to resume")
      } else {
        try outputs.check(resuming: folder.isLeftover && resume ? folder : nil)
        try await train(trainer, outputs, inputs, folder)
      }
      try folder.remove()
    } catch {
      report.clear()
      throw try outcome(of: error, report, folder)
    }
  }

  private func train(
    _ trainer: VectorTrainer, _ outputs: TrainedVectorOutputs, _ inputs: [String], _ folder: WorkFolder
  ) async throws {
    Interruption.watch()
    let start = ContinuousClock.now
    let vectors = try await trainer.run(resume: goesOn(from: folder))
    let names = inputs.map { $0 == "-" ? "standard input" : URL(fileURLWithPath: $0).lastPathComponent }
    try outputs.write(
      vectors, in: folder, sourceName: names.joined(separator: ", "), training: trainer.provenance)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    for path in outputs.paths {
      Terminal.writeError(
        "\(path): \(vectors.count.counted("word")) and <unk>, \(vectors.dimension.counted("dimension")), "
          + "in \(seconds.fixed(1)) s")
    }
    if let storePath {
      print("Train a tagger on them with:\n\(Terminal.commandName) train --store \(storePath.shellQuoted)")
    }
  }

  /// What to tell the user of an error, and whether the folder stays so that a run can go on with it.
  private func outcome(
    of error: any Error, _ report: VectorTrainingReport, _ folder: WorkFolder
  ) throws -> any Error {
    switch error {
    case is CancellationError:
      return Failure.Interrupted(
        signal: Interruption.signalNumber ?? 0,
        message: "interrupted while \(report.phase); what was done is kept in \(folder.path), and --resume goes on")
    case let error as any ReportedFailure where error.kind == .inputOutput:
      return StoppedTraining(cause: error, folder: folder.path)
    case let error as VectorTrainingError where error.keepsWork:
      return error
    case let error as any ReportedFailure where error.kind == .cannotCreate && folder.isLeftover:
      // nothing was begun, and what an earlier run left is as it was
      return error
    default:
      // what the next run does otherwise, it does from the beginning
      try folder.remove()
      return error
    }
  }

  /// A disk that failed.
  private struct StoppedTraining: ReportedFailure {
    let cause: any ReportedFailure
    let folder: String

    var kind: FailureKind { cause.kind }
    var description: String { "\(cause); what was done is kept in \(folder), and --resume goes on" }
  }

  /// The name of the working folder, the same for the same outputs.
  private func folderName(for outputs: TrainedVectorOutputs) -> String {
    let names = outputs.paths.map { URL(fileURLWithPath: $0).standardizedFileURL.path }.joined(separator: "\n")
    return "wordclf-vectors-" + Digest.sha256(of: Array(names.utf8)).prefix(16)
  }

  /// Whether to go on with what the folder holds.
  private func goesOn(from folder: WorkFolder) -> Bool {
    switch (folder.isLeftover, resume) {
    case (true, false):
      Terminal.writeError("\(folder.path): removing what an interrupted run left; --resume would have gone on with it")
    case (false, true):
      Terminal.writeError("no interrupted run to go on with: starting anew")
    case (true, true), (false, false): break
    }
    return folder.isLeftover && resume
  }
}
