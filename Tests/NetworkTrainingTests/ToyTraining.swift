import Foundation
import NetworkTraining
import NumericKernels
import TaggedText
import TestSupport
import WindowNetwork
import WordVectors

/// Corpora and a store for runs that take no time.
enum ToyTraining {
  /// A store of these vectors, in a folder that must outlive it.
  static func store(
    of vectors: String = ToyLanguage.vectors, in folder: TemporaryFolder, name: String = "store.sqlite"
  ) throws -> VectorStore {
    let path = folder.file(name)
    _ = try VectorStore.build(from: try folder.write(vectors, to: "\(name).txt"), at: path)
    return try VectorStore(path: path)
  }

  /// A corpus from text in columns.
  static func corpus(_ columns: String) throws -> Corpus { try Corpus(bytes: Array(columns.utf8), file: "corpus") }

  /// A network that learns the toy language in a few epochs.
  static let options: TrainingOptions = {
    var options = TrainingOptions()
    options.radius = 1
    options.hiddenUnits = 8
    options.features = "case=2"
    options.epochs = 12
    options.batchSize = 16
    options.learningRate = 0.02
    options.patience = 12
    options.dropout = DropoutRates(input: 0.1, hidden: 0.2)
    options.wordDropout = 0.05
    options.seed = 7
    return options
  }()

  /// The toy language's training set with some development set, text in columns, or without one.
  static func data(development: String?, options: TrainingOptions) throws -> TrainingData {
    let folder = try TemporaryFolder()
    return try withExtendedLifetime(folder) {
      try TrainingData(
        training: try corpus(ToyLanguage.training), development: try development.map { try corpus($0) },
        stores: [try store(in: folder)], options: options)
    }
  }

  /// A run to its end.
  static func run(_ data: TrainingData, _ options: TrainingOptions) throws -> TrainingResult {
    try Trainer(data, options: options).run()
  }

  /// A run that is interrupted before the first batch of `epoch`.
  static func run(
    _ data: TrainingData, _ options: TrainingOptions, interruptedAtEpoch epoch: Int
  ) throws -> TrainingResult {
    var batchesLeft = BatchPlan(tokenCount: data.training.tokenCount, batchSize: options.batchSize).batchCount
    batchesLeft *= epoch - 1
    return try Trainer(data, options: options).run(
      .init(isInterrupted: {
        batchesLeft -= 1
        return batchesLeft < 0
      }))
  }
}

extension WindowWeights<Float> {
  /// The bits of every weight, by which two sets are the same or not.
  var bits: [UInt32] {
    let further = [
      second?.weight, second?.bias, pooling?.weight, pooling?.bias, moves?.moves, moves?.start, moves?.end,
    ].compactMap { $0 }
    let matrices = words + [hiddenWeight, hiddenBias, outputWeight, outputBias] + features + further
    return matrices.flatMap { $0.elements.map(\.bitPattern) }
  }
}
