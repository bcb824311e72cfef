import NumericKernels
import TaggedText
import WindowFeatures

/// A trained window network with everything that tagging needs beside it: an immutable value, free to be shared
/// between tasks.
public struct WindowModel: Sendable {
  /// Where the vectors of words come from that training did not see.
  public struct StoreReference: Sendable, Hashable, Codable {
    /// The store's path as it was given at training.
    public var path: String
    /// The name of the file of vectors that the store was made from.
    public var source: String
    /// The SHA-256 of that file, by which the store is known again.
    public var sourceSHA256: String

    public init(path: String, source: String, sourceSHA256: String) {
      self.path = path
      self.source = source
      self.sourceSHA256 = sourceSHA256
    }
  }

  /// How the model did on the development set.
  public struct Score: Sendable, Hashable, Codable {
    public var precision: Double
    public var recall: Double
    public var f1: Double
    /// The epoch whose weights were kept, counted from 1; nil where several models did so together.
    public var epoch: Int?

    public init(precision: Double, recall: Double, f1: Double, epoch: Int?) {
      self.precision = precision
      self.recall = recall
      self.f1 = f1
      self.epoch = epoch
    }
  }

  /// A table of word vectors.
  public struct WordTable: Sendable {
    /// The words that training saw; their vectors are rows of the table's matrix in `weights.words`.
    public var vocabulary: Vocabulary
    public var store: StoreReference

    public init(vocabulary: Vocabulary, store: StoreReference) {
      self.vocabulary = vocabulary
      self.store = store
    }
  }

  public let architecture: WindowArchitecture
  public let tagSet: TagSet
  /// The tables of word vectors side by side, at least one.
  public let tables: [WordTable]
  /// The features that the network looks up beside the word, in the order of the architecture.
  public let features: [FittedFeature]
  public let weights: WindowWeights<Float>
  /// The scheme that the training corpus was written in, in which tags are written by default.
  public let corpusScheme: TagScheme
  /// What counts as a document.
  public let scope: DocumentScope
  /// What is taken from the scores of words outside of entities before tags are chosen.
  public let outsideBias: Float
  /// Absent where training had no development set.
  public let score: Score?
  /// By what its probabilities are to be trusted; absent where training had no development set, or
  /// found nothing in it.
  public let calibration: Calibration?
  /// The options of the training run, as JSON.
  public let trainingOptions: String

  public init(
    architecture: WindowArchitecture,
    tagSet: TagSet,
    tables: [WordTable],
    features: [FittedFeature],
    weights: WindowWeights<Float>,
    corpusScheme: TagScheme,
    scope: DocumentScope = .sentences,
    outsideBias: Float = 0,
    score: Score?,
    calibration: Calibration? = nil,
    trainingOptions: String
  ) {
    precondition(
      !tables.isEmpty && weights.words.map(\.rows) == tables.map(\.vocabulary.rowCount),
      "\(weights.words.map(\.shape)) vectors of \(tables.map(\.vocabulary.rowCount)) words"
    )
    precondition(
      Set(tables.map(\.vocabulary.unknownWords)).count == 1, "tables that treat unknown words in different ways")
    precondition(
      zip(features, architecture.features).allSatisfy { $0.name == $1.name && $0.rowCount == $1.rows }
        && features.count == architecture.features.count,
      "the features are not those of the architecture"
    )
    precondition(
      (weights.second?.weight.rows ?? 0) == architecture.secondHiddenUnits
        && (weights.pooling?.weight.rows ?? 0) == architecture.pooledUnits
        && (weights.moves != nil) == architecture.scoresMoves,
      "the weights are not those of the architecture"
    )
    self.architecture = architecture
    self.tagSet = tagSet
    self.tables = tables
    self.features = features
    self.weights = weights
    self.corpusScheme = corpusScheme
    self.scope = scope
    self.outsideBias = outsideBias
    self.score = score
    self.calibration = calibration
    self.trainingOptions = trainingOptions
  }

  /// Whether what it finds in a sentence may depend on other sentences of the document.
  public var needsDocuments: Bool {
    scope == .marked && (architecture.pooledUnits > 0 || features.contains(where: \.needsDocument))
  }
}
