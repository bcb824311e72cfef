import NumericKernels
import TaggedText
import WindowFeatures
import WindowNetwork

extension TrainingData {
  /// The model of a run over this data: the weights of its best epoch, and the vectors of the words of the training
  /// set alone.
  ///
  /// - Throws: where the options cannot be written as JSON, which does not happen.
  public func model(
    of result: TrainingResult, options: TrainingOptions, store: WindowModel.StoreReference, corpusScheme: TagScheme
  ) throws -> WindowModel {
    var weights = result.weights
    weights.words.reshape(to: Shape(rows: trainingRows, columns: weights.words.columns))
    return WindowModel(
      architecture: result.architecture, tagSet: tagSet,
      vocabulary: Vocabulary(
        words: Array(vocabulary.words.prefix(trainingRows - Int(Vocabulary.firstWord))), isCased: vocabulary.isCased),
      features: features.map(\.feature), weights: weights, store: store, corpusScheme: corpusScheme, scope: scope,
      outsideBias: Float(result.outsideBias),
      score: result.bestScore.map { score in
        .init(
          precision: score.overall.precision, recall: score.overall.recall, f1: score.overall.f1,
          epoch: result.bestEpoch)
      },
      trainingOptions: try TrainingConfiguration.json(options))
  }
}
