import NumericKernels
import TaggedText
import WindowFeatures
import WindowNetwork

extension TrainingData {
  /// The model of a run over this data: the weights of its best epoch, calibrated on the development set, and the vectors
  /// of the words of the training set alone, in every case in which it was shown.
  ///
  /// - Parameter stores: those whose vectors the tables have, in their order.
  /// - Throws: where the options cannot be written as JSON, which does not happen.
  public func model(
    of result: TrainingResult, options: TrainingOptions, stores: [WindowModel.StoreReference], corpusScheme: TagScheme
  ) throws -> WindowModel {
    var weights = result.weights
    for (index, table) in tables.enumerated() {
      weights.words[index].reshape(to: Shape(rows: table.trainingRows, columns: table.vectors.columns))
    }
    return WindowModel(
      architecture: result.architecture, tagSet: tagSet,
      tables: tables.map { .init(vocabulary: $0.trainingVocabulary, store: stores[$0.store]) },
      features: features.map(\.feature), weights: weights, corpusScheme: corpusScheme, scope: scope,
      outsideBias: Float(result.outsideBias),
      score: result.bestScore.map { score in
        .init(
          precision: score.overall.precision, recall: score.overall.recall, f1: score.overall.f1,
          epoch: result.bestEpoch)
      },
      calibration: calibration(of: result),
      trainingOptions: try TrainingConfiguration.json(options))
  }

  /// The temperature of the best epoch's weights; nil without a development set, or where nothing is found in it.
  private func calibration(of result: TrainingResult) -> Calibration? {
    guard let development else { return nil }
    let classifier = WindowClassifier(
      result.weights, windowSize: result.architecture.windowSize, activation: result.architecture.activation)
    return Calibration(
      scores: classifier.scores(of: development), sentences: developmentSentences, tagSet: tagSet,
      decoder: result.weights.decoder(of: tagSet, outsideBias: Float(result.outsideBias)))
  }
}
