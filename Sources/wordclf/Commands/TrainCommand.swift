import ArgumentParser
import NetworkTraining
import TaggedText
import WindowNetwork
import WordVectors

struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train a window classifier on a tagged corpus.",
    discussion: """
      With no options it imports the sample vectors of the project's folder, the first time, and trains on its sample \
      corpus. After each epoch the development set is scored; the weights of the best epoch are kept, and \
      their probabilities calibrated on it.

      A run that is interrupted (SIGINT, SIGTERM) saves the best weights so far and ends with code 130. After each epoch \
      a checkpoint is written beside the model. After an interruption, a kill included, the same command with --resume \
      goes on from it, and ends with the very model that the uninterrupted run would have written.

      Word vectors are frozen or fine-tuned as the flags say. With neither, they are fine-tuned if the training set has \
      at least \(EmbeddingTraining.threshold.grouped) tokens. Frozen vectors stay as they are, bit for bit.

      Examples:
        wordclf train
        wordclf train --store glove.sqlite --train eng.train --dev eng.testa --model conll.safetensors
        wordclf train --config conll.safetensors --seed 2 --model second.safetensors
      """)

  @OptionGroup var corpora: CorpusOptions

  @Option(name: [.short, .customLong("model")], help: ArgumentHelp("The model to write.", valueName: "file"))
  var modelPath = Sample.model

  @Option(
    name: .customLong("history"),
    help: ArgumentHelp(
      "Where to write a line an epoch, as CSV. (default: the model's name with .history.csv)", valueName: "file"))
  var historyPath: String?

  @Flag(help: "Replace a model, a history and a checkpoint that are there already.")
  var overwrite = false

  @Flag(help: "Go on from the checkpoint of an interrupted run with the same options.")
  var resume = false

  @Option(
    help: ArgumentHelp(
      "Take the options of a model, or of a JSON file such as {\"hiddenUnits\": 100}; others on this line win.",
      valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp(
      "Train so many times, each with the next seed; report mean and deviation, keep the best.", valueName: "n"))
  var runs = 1

  @Option(
    help: ArgumentHelp("Check the gradients of the first batches against central differences.", valueName: "batches"))
  var checkGradients = 0

  @Option(
    name: [.customShort("j"), .customLong("threads")],
    help: ArgumentHelp("Threads that train the network, which does not depend on how many they are.", valueName: "n"))
  var threads = 1

  @OptionGroup var embeddings: EmbeddingOptions

  @OptionGroup(title: "Network and training") var network: NetworkOptions

  func validate() throws {
    if !(1...1_000).contains(runs) { throw ValidationError("--runs must be 1 to 1,000, not \(runs)") }
    if runs > 1 && resume { throw ValidationError("--resume goes on with one run; it does not go with --runs") }
    _ = try embeddings.frozenStores(among: corpora.allStorePaths)
    if !(1...1024).contains(threads) { throw ValidationError("--threads must be 1 to 1,024, not \(threads)") }
    if checkGradients < 0 { throw ValidationError("--check-gradients must be at least 0, not \(checkGradients)") }
  }

  func run() throws {
    let configuration = try config.map { try ConfigurationFile.read($0) }
    let outputs = TrainingOutputs(modelPath: modelPath, historyPath: historyPath, overwrite: overwrite)
    if !(resume && outputs.isThere) { try outputs.check(resume: resume) }
    try checkDistinct(outputs: outputs.paths, inputs: corpora.paths)
    let read = try corpora.readCorpora()
    let stores = try corpora.openStores()

    Interruption.watch()
    let choice = EmbeddingDecision(
      flag: embeddings.training, configured: configuration?.embeddings,
      frozenStores: try embeddings.frozenStores(among: corpora.allStorePaths)
        ?? configuration?.options.frozenStores ?? [],
      tokens: read.training.tokenCount)
    Terminal.writeError(choice.reason)
    let options = network.options(
      base: configuration?.options ?? TrainingOptions(), embeddings: choice,
      scope: DocumentScope(of: read.training))
    if resume, outputs.isThere {
      guard try outputs.isModel(of: options) else { throw CheckpointError.otherModel(path: modelPath) }
      Terminal.writeError("\(modelPath): the run is complete; there is nothing to resume")
      return
    }
    let run = try TrainingRun(
      corpora: read, stores: stores, options: options, outputs: outputs, checkedBatches: checkGradients,
      threads: threads)
    if runs > 1 {
      try repeated(run, outputs: outputs)
    } else {
      try single(run, outputs: outputs)
    }
  }

  private func single(_ run: TrainingRun, outputs: TrainingOutputs) throws {
    let start = ContinuousClock.now
    let result = try run.train(resume: resume)
    guard result.bestEpoch > 0 else {
      throw Failure.Interrupted(
        signal: Interruption.signalNumber ?? 0,
        message: "interrupted in the first epoch; nothing was written, and there is nothing to resume")
    }
    let model = try run.model(of: result)
    try outputs.write(model, history: result.history, isComplete: !result.wasInterrupted)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    Terminal.writeError(
      "\(modelPath): best of \(result.history.count.counted("epoch")) is \(result.bestEpoch), "
        + "\(seconds.fixed(1)) s in all")
    run.reportSparsity(of: result)
    if let calibration = model.calibration { Terminal.writeError(calibration.report) }
    if let score = result.bestScore {
      print("development set \(corpora.developmentName ?? ""), epoch \(result.bestEpoch), chosen by this score")
      print(score)
    }
    if let signal = Interruption.signalNumber, result.wasInterrupted {
      throw Failure.Interrupted(
        signal: signal,
        message:
          "interrupted in epoch \(result.history.count + 1); the best weights so far are saved, and --resume goes on"
      )
    }
    suggestCommands()
  }

  private func repeated(_ run: TrainingRun, outputs: TrainingOutputs) throws {
    let (best, table) = try run.repeated(runs)
    try outputs.write(best.model, history: best.history, isComplete: true)
    let choice = corpora.developmentName == nil ? "the first" : "the best"
    Terminal.writeError("\(modelPath): the run with seed \(best.seed), \(choice) of \(runs)")
    if let calibration = best.model.calibration { Terminal.writeError(calibration.report) }
    print(table)
    suggestCommands()
  }

  private func suggestCommands() {
    print(
      """

      Tag a sentence with:
      \(Terminal.commandName) tag \(modelArgument)"Ada Lovelace met Charles Babbage in Turin."
      """)
    if corpora.isSample {
      print(
        """
        Score the model on text that had no part in its training with:
        \(Terminal.commandName) evaluate \(modelArgument)\(Sample.test)
        """)
    }
  }

  private var modelArgument: String { modelPath == Sample.model ? "" : "--model \(modelPath.shellQuoted) " }
}
