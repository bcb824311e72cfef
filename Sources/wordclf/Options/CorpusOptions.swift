import ArgumentParser
import TaggedText
import WordVectors

/// The corpora and the vectors of a training: those that are named, or the samples of the project's folder.
struct CorpusOptions: ParsableArguments {
  @Option(
    name: [.short, .customLong("store")],
    help: ArgumentHelp(
      "The store of word vectors; may be given several times, and the vectors of a word stand side by side.",
      valueName: "file"))
  var storePaths: [String] = []

  @Option(
    name: .customLong("train"),
    help: ArgumentHelp("The training set, CoNLL columns, plain, .gz or .zip.", valueName: "file"))
  var trainingPath: String?

  @Option(
    name: .customLong("dev"),
    help: ArgumentHelp("The development set, which is scored.", valueName: "file"))
  var developmentPath: String?

  @Option(
    name: .customLong("gazetteer"),
    help: ArgumentHelp(
      """
      A list of names, a phrase a line, whose longest matches are a feature of their words; may be given several times. \
      The model keeps it.
      """, valueName: "name=file"))
  var gazetteers: [GazetteerArgument] = []

  @OptionGroup var columns: ColumnOptions

  func validate() throws {
    if let developmentPath, trainingPath == nil {
      throw ValidationError("--dev \(developmentPath) needs a --train beside it")
    }
    let names = gazetteers.map(\.name)
    if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
      throw ValidationError("--gazetteer \(twice) stands twice")
    }
  }

  /// All files that are read.
  var paths: [String] {
    [trainingPath ?? Sample.training] + allStorePaths + [developmentName].compactMap { $0 }
      + gazetteers.map(\.path)
  }

  /// The stores that are opened: those that are named, or the sample's.
  var allStorePaths: [String] { storePaths.isEmpty ? [Sample.store] : storePaths }

  /// Whether the sample corpus is used.
  var isSample: Bool { trainingPath == nil }

  /// The development set that is scored, if there is one.
  var developmentName: String? { isSample ? Sample.development : developmentPath }

  func readCorpora() throws -> TrainingCorpora {
    let gazetteers = try gazetteers.map { try $0.read() }
    guard let trainingPath else {
      try Sample.require(Sample.training, insteadOf: "--train")
      return try TrainingCorpora(
        training: Sample.training, development: Sample.development, gazetteers: gazetteers, columns: columns)
    }
    return try TrainingCorpora(
      training: trainingPath, development: developmentPath, gazetteers: gazetteers, columns: columns)
  }

  /// Opens the stores; that of the sample is imported when it is used for the first time.
  func openStores() throws -> [VectorStore] {
    let stores = try VectorStore.open(storePaths)
    for store in stores {
      Terminal.writeError(
        "vectors \(store.path): \(store.count.counted("word")) of \(store.dimension.counted("dimension")) from "
          + store.source)
    }
    return stores
  }
}
