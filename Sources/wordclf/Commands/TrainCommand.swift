import ArgumentParser
import NetworkTraining
import TaggedText
import WordVectors

struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train a window classifier on a tagged corpus.",
    discussion: """
      With no options it imports the sample vectors of the project's folder, the first time, and trains on its sample \
      corpus. After each epoch the development set is scored; the weights of the best epoch are kept. A run that is \
      interrupted (SIGINT, SIGTERM) saves the best weights so far and ends with code 130.

      Word vectors are frozen or fine-tuned as the flags say. With neither, they are fine-tuned if the training set has \
      at least \(EmbeddingTraining.threshold.grouped) tokens. Frozen vectors stay as they are, bit for bit.

      Examples:
        wordclf train
        wordclf train --store glove.sqlite --train eng.train --dev eng.testa --model conll.safetensors
      """)

  @Option(name: [.short, .customLong("store")], help: ArgumentHelp("The store of word vectors.", valueName: "file"))
  var storePath: String?

  @Option(
    name: .customLong("train"),
    help: ArgumentHelp("The training set, CoNLL columns, plain, .gz or .zip.", valueName: "file"))
  var trainingPath: String?

  @Option(
    name: .customLong("dev"),
    help: ArgumentHelp("The development set, scored after each epoch to find the best one.", valueName: "file"))
  var developmentPath: String?

  @Option(name: [.short, .customLong("model")], help: ArgumentHelp("The model to write.", valueName: "file"))
  var modelPath = Sample.model

  @Option(
    name: .customLong("history"),
    help: ArgumentHelp(
      "Where to write a line an epoch, as CSV. (default: the model's name with .history.csv)", valueName: "file"))
  var historyPath: String?

  @Flag(help: "Replace a model and a history that are there already.")
  var overwrite = false

  @Flag(help: "Whether training changes the word vectors.")
  var embeddings: EmbeddingChoice?

  @OptionGroup var columns: ColumnOptions
  @OptionGroup(title: "Network and training") var network: NetworkOptions

  func validate() throws {
    if let developmentPath, trainingPath == nil {
      throw ValidationError("--dev \(developmentPath) needs a --train beside it")
    }
  }

  func run() throws {
    let start = ContinuousClock.now
    let outputs = TrainingOutputs(modelPath: modelPath, historyPath: historyPath, overwrite: overwrite)
    try outputs.check()
    let corpora = try readCorpora()
    let store = try openStore()
    Terminal.writeError(
      "vectors \(store.path): \(store.count.counted("word")) of \(store.dimension.counted("dimension")) from "
        + store.source)

    Interruption.watch()
    let options = network.options(embeddings: decideEmbeddings(tokens: corpora.training.tokenCount))
    let run = try TrainingRun(corpora: corpora, store: store, options: options)
    let result = try run.train()
    guard result.bestEpoch > 0 else {
      throw Failure.Interrupted(
        signal: Interruption.signalNumber ?? 0, message: "interrupted in the first epoch; nothing was written")
    }
    try outputs.write(run.model(of: result), history: result.history)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    Terminal.writeError(
      "\(modelPath): best of \(result.history.count.counted("epoch")) is \(result.bestEpoch), "
        + "\(seconds.fixed(1)) s in all")
    if let score = result.bestScore {
      print(
        """
        development set \(developmentPath ?? Sample.development), epoch \(result.bestEpoch), chosen by this score
        \(score)
        """)
    }
    if let signal = Interruption.signalNumber, result.wasInterrupted {
      throw Failure.Interrupted(
        signal: signal, message: "interrupted in epoch \(result.history.count + 1); the best weights so far are saved")
    }
    print(
      """

      Tag a sentence with:
      \(Terminal.commandName) tag \(modelArgument)"Ada Lovelace met Charles Babbage in Turin."
      """)
    if trainingPath == nil {
      print(
        """
        Score the model on text that had no part in its training with:
        \(Terminal.commandName) evaluate \(modelArgument)\(Sample.test)
        """)
    }
  }

  private var modelArgument: String { modelPath == Sample.model ? "" : "--model \(modelPath.shellQuoted) " }

  private func readCorpora() throws -> TrainingCorpora {
    guard let trainingPath else {
      try Sample.require(Sample.training, insteadOf: "--train")
      return try TrainingCorpora(training: Sample.training, development: Sample.development, columns: columns)
    }
    return try TrainingCorpora(training: trainingPath, development: developmentPath, columns: columns)
  }

  private func openStore() throws -> VectorStore {
    if let storePath { return try VectorStore(path: storePath) }
    do {
      return try VectorStore(path: Sample.store)
    } catch VectorStoreError.notFound {
      try Sample.require(Sample.vectors, insteadOf: "--store")
      try VectorImport(
        input: Sample.vectors, storePath: Sample.store,
        options: ImportOptions(createdBy: "wordclf \(Wordclf.version)")
      ).run()
      return try VectorStore(path: Sample.store)
    }
  }

  /// What the flags say or, if they say nothing, the size of the training set; in any case with its reason.
  private func decideEmbeddings(tokens: Int) -> EmbeddingTraining {
    if let embeddings {
      Terminal.writeError("word vectors are \(embeddings.training.rawValue), as asked")
      return embeddings.training
    }
    let decision = EmbeddingTraining(forTokens: tokens)
    let (sign, verb) = decision == .fineTuned ? ("≥", "fine-tuning") : ("<", "freezing")
    Terminal.writeError(
      "\(tokens.counted("token")) \(sign) \(EmbeddingTraining.threshold.grouped): \(verb) the word vectors "
        + "(--freeze-embeddings or --fine-tune-embeddings decides otherwise)")
    return decision
  }
}

/// The flags that say whether word vectors are trained.
enum EmbeddingChoice: String, EnumerableFlag {
  case freezeEmbeddings
  case fineTuneEmbeddings

  var training: EmbeddingTraining { self == .freezeEmbeddings ? .frozen : .fineTuned }

  static func help(for value: EmbeddingChoice) -> ArgumentHelp? {
    switch value {
    case .freezeEmbeddings: "Keep the word vectors as they are."
    case .fineTuneEmbeddings: "Train the vectors of the training set's words with the weights."
    }
  }
}
