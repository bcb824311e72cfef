import Logging
import NetworkTraining
import NumericKernels
import TaggedText
import TestSupport
import WindowFeatures
import WindowNetwork
import WordVectors

@testable import SentenceTagging

/// Models and stores for tagging that takes no time.
enum ToyTagging {
  /// A store of these vectors, in a folder that must outlive it.
  static func store(
    of vectors: String = ToyLanguage.vectors, in folder: TemporaryFolder, name: String = "vectors.sqlite",
    source: String = "vectors.txt"
  ) throws -> VectorStore {
    let path = folder.file(name)
    _ = try VectorStore.build(from: try folder.write(vectors, to: source), at: path)
    return try VectorStore(path: path)
  }

  // MARK: - A trained network

  /// A network that has learned the toy language, and names the store of its vectors at `storePath`. It has not seen
  /// Frida, Quito and Zoltan, of whom the store has the first two.
  static func trainedModel(storePath: String = "vectors.sqlite") throws -> WindowModel {
    try trained.get().naming(storePath)
  }

  private static let trained = Result { try train("case=2", development: nil).model }

  /// A model with these features, as training leaves it, and the data and the result of the run.
  static func train(
    _ features: FeatureSelection, training: String = ToyLanguage.training, development: String?,
    unknownWords: UnknownWordPolicy = .single
  ) throws -> (model: WindowModel, data: TrainingData, result: TrainingResult) {
    let folder = try TemporaryFolder()
    return try withExtendedLifetime(folder) {
      var options = TrainingOptions()
      options.radius = 1
      options.hiddenUnits = 8
      options.features = features
      options.unknownWords = unknownWords
      options.batchSize = 16
      options.learningRate = 0.02
      options.dropout = DropoutRates(input: 0.1, hidden: 0.2)
      options.wordDropout = 0.05
      options.seed = 7
      let corpus = try Corpus(bytes: Array(training.utf8), file: "training")
      let store = try store(in: folder)
      let developmentCorpus = try development.map { try Corpus(bytes: Array($0.utf8), file: "development") }
      let data = try TrainingData(training: corpus, development: developmentCorpus, stores: [store], options: options)
      let result = try Trainer(data, options: options).run()
      let model = try data.model(of: result, options: options, stores: [.init(of: store)], corpusScheme: corpus.scheme)
      return (model, data, result)
    }
  }

  /// Sentences of the toy language's words and of some that training did not see, without any grammar.
  static func sentences(_ count: Int, using random: inout SeededRandom) -> [[String]] {
    let words = [
      "Anna", "Bruno", "anna", "Frida", "Zoltan", "Oslo", "Quito", "OSLO", "The", "the", "lives", "left", "in", "near",
      "and", ",", ".", "1996",
    ]
    return (0..<count).map { _ in
      (0..<Int.random(in: 1...9, using: &random)).map { _ in words[Int.random(in: words.indices, using: &random)] }
    }
  }

  // MARK: - A network made by hand

  /// Words, each with the scores of some tags; tags that are not named have the score 0.
  typealias Lexicon = KeyValuePairs<String, [String: Float]>

  /// A network that takes the vector of a word for the scores of its classes, so that a lexicon says what is found.
  /// Words beyond it are in no entity.
  static func model(
    _ lexicon: Lexicon, scheme: TagScheme = .iob2, store: WindowModel.StoreReference = .unknown,
    outsideBias: Float = 0, calibration: Calibration? = nil
  ) -> WindowModel {
    let tagSet = tagSet(scheme)
    let classes = tagSet.count
    let architecture = WindowArchitecture(
      radius: 0, wordDimensions: [classes], features: [.init(name: "case", rows: 5, dimension: 1)],
      hiddenUnits: classes,
      classCount: classes)
    let padding = [Float](repeating: 0, count: classes)
    let rows = [padding, scores(["O": 1], tagSet)] + lexicon.map { scores($0.value, tagSet) }
    var generator = SeededGenerator(seed: 1)
    var weights = WindowWeights<Float>(
      architecture, words: [Matrix(rows: rows.count, columns: classes, elements: rows.flatMap { $0 })],
      classCounts: Array(repeating: 1, count: classes), using: &generator)
    weights.hiddenWeight = Matrix(rows: classes, columns: classes + 1)
    weights.outputWeight = Matrix(rows: classes, columns: classes)
    weights.outputBias = Matrix(rows: 1, columns: classes)
    for index in 0..<classes {
      weights.hiddenWeight[index, index] = 1
      weights.outputWeight[index, index] = 1
    }
    return WindowModel(
      architecture: architecture, tagSet: tagSet,
      tables: [.init(vocabulary: Vocabulary(words: lexicon.map(\.key), isCased: false), store: store)],
      features: [FittedFeature(.caseClass)], weights: weights, corpusScheme: .iob2,
      outsideBias: outsideBias, score: nil, calibration: calibration, trainingOptions: "{}")
  }

  /// A network of tables without words, to which `x y` in the first means PER by y, and in the second LOC by x.
  static func model(sideBySide stores: [VectorStore]) throws -> WindowModel {
    let tagSet = tagSet(.iob2)
    let architecture = WindowArchitecture(
      radius: 0, wordDimensions: [2, 2], features: [], hiddenUnits: 2, classCount: tagSet.count)
    var generator = SeededGenerator(seed: 1)
    var weights = WindowWeights<Float>(
      architecture, words: [Matrix(rows: 2, columns: 2), Matrix(rows: 2, columns: 2)],
      classCounts: Array(repeating: 1, count: tagSet.count), using: &generator)
    weights.hiddenWeight = Matrix(rows: 2, columns: 4, elements: [0, 1, 0, 0, 0, 0, 1, 0])
    weights.outputWeight = Matrix(rows: tagSet.count, columns: 2)
    weights.outputBias = Matrix(rows: 1, columns: tagSet.count)
    weights.outputBias[0, 0] = 0.5
    weights.outputWeight[tagSet.index(of: Tag(.begin, "PER")) ?? 0, 0] = 1
    weights.outputWeight[tagSet.index(of: Tag(.begin, "LOC")) ?? 0, 1] = 1
    return WindowModel(
      architecture: architecture, tagSet: tagSet,
      tables: stores.map { .init(vocabulary: Vocabulary(isCased: $0.isCased), store: .init(of: $0)) }, features: [],
      weights: weights, corpusScheme: .iob2, score: nil, trainingOptions: "{}")
  }

  /// Vectors for such a network, as a GloVe file has them.
  static func vectors(_ lexicon: Lexicon, scheme: TagScheme = .iob2) -> String {
    lexicon.map { word, tags in
      "\(word) \(scores(tags, tagSet(scheme)).map { "\($0)" }.joined(separator: " "))\n"
    }.joined()
  }

  private static func tagSet(_ scheme: TagScheme) -> TagSet { TagSet(labels: ["LOC", "PER"], scheme: scheme) }

  private static func scores(_ tags: [String: Float], _ tagSet: TagSet) -> [Float] {
    tagSet.tags.map { tags[$0.description] ?? 0 }
  }
}

extension WindowModel.StoreReference {
  /// A store that is nowhere.
  static let unknown = WindowModel.StoreReference(path: "nowhere.sqlite", source: "nowhere.txt", sourceSHA256: "0000")

  /// What a model that is trained with a store says of it.
  init(of store: VectorStore, path: String? = nil) {
    self.init(path: path ?? store.path, source: store.source, sourceSHA256: store.sourceSHA256)
  }
}

extension WindowModel {
  /// The same model, trained with its store at another path.
  func naming(_ storePath: String) -> WindowModel {
    var tables = tables
    tables[0].store.path = storePath
    return WindowModel(
      architecture: architecture, tagSet: tagSet, tables: tables, features: features, weights: weights,
      corpusScheme: corpusScheme, score: score, trainingOptions: trainingOptions)
  }

  /// Writes the model into a folder, and returns its path.
  func save(in folder: TemporaryFolder, name: String = "model.safetensors") throws -> String {
    try ModelFile.save(self, to: folder.file(name), overwrite: false)
    return folder.file(name)
  }
}

extension Tagger {
  /// A tagger of a single model that is in no file.
  init(model: WindowModel, stores: [TaggerStore], decoding: Decoding, logger: Logger) {
    self.init(
      AveragedModel(model), stores: [stores], modelPath: "model", decoding: decoding, scope: model.scope,
      outsideBias: nil, logger: logger)
  }
}

extension AveragedModel {
  /// Models of the same tags as one.
  init(_ models: [WindowModel], outsideBias: Float? = nil) throws {
    try self.init(averaging: models.map { ("model", AveragedModel($0)) }, outsideBias: outsideBias)
  }
}
