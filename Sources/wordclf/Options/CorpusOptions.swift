import ArgumentParser
import TaggedText
import WordVectors

/// The corpora and the vectors of a training: those that are named, or the samples of the project's folder.
struct CorpusOptions: ParsableArguments {
  @Option(name: [.short, .customLong("store")], help: ArgumentHelp("The store of word vectors.", valueName: "file"))
  var storePath: String?

  @Option(
    name: .customLong("train"),
    help: ArgumentHelp("The training set, CoNLL columns, plain, .gz or .zip.", valueName: "file"))
  var trainingPath: String?

  @Option(
    name: .customLong("dev"),
    help: ArgumentHelp("The development set, which is scored.", valueName: "file"))
  var developmentPath: String?

  @OptionGroup var columns: ColumnOptions

  func validate() throws {
    if let developmentPath, trainingPath == nil {
      throw ValidationError("--dev \(developmentPath) needs a --train beside it")
    }
  }

  /// Whether the sample corpus is used.
  var isSample: Bool { trainingPath == nil }

  /// The development set that is scored, if there is one.
  var developmentName: String? { isSample ? Sample.development : developmentPath }

  func readCorpora() throws -> TrainingCorpora {
    guard let trainingPath else {
      try Sample.require(Sample.training, insteadOf: "--train")
      return try TrainingCorpora(training: Sample.training, development: Sample.development, columns: columns)
    }
    return try TrainingCorpora(training: trainingPath, development: developmentPath, columns: columns)
  }

  /// Opens the store; that of the sample is imported when it is used for the first time.
  func openStore() throws -> VectorStore {
    let store = try VectorStore.open(storePath)
    Terminal.writeError(
      "vectors \(store.path): \(store.count.counted("word")) of \(store.dimension.counted("dimension")) from "
        + store.source)
    return store
  }
}
