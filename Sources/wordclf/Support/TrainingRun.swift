import Foundation
import NetworkTraining
import TaggedText
import WindowFeatures
import WindowNetwork
import WordVectors

/// One training run with its reports on standard error.
struct TrainingRun {
  private let corpora: TrainingCorpora
  private let store: VectorStore
  private let options: TrainingOptions
  private let data: TrainingData

  init(corpora: TrainingCorpora, store: VectorStore, options: TrainingOptions) throws {
    self.corpora = corpora
    self.store = store
    self.options = options
    data = try TrainingData(
      training: corpora.training, development: corpora.development, store: store, options: options)
    describeCoverage()
  }

  /// Trains, with a line an epoch.
  func train() throws -> TrainingResult {
    let trainer = Trainer(data, options: options)
    let counts = trainer.parameterCounts
    Terminal.writeError("trainable \(counts.trainable.grouped) of \(counts.all.grouped) parameters")
    return try trainer.run(
      report: { report in
        Terminal.writeError(TrainingLog.line(report))
        if report.predictsNothing {
          Terminal.writeError(
            "warning: no entity was found in the development set after epoch \(report.epoch); if that lasts, try another "
              + "--learning-rate or more --epochs")
        }
      },
      isInterrupted: { Interruption.signalNumber != nil })
  }

  /// The model of a run.
  func model(of result: TrainingResult) throws -> WindowModel {
    try data.model(
      of: result, options: options,
      store: .init(path: store.path, source: store.source, sourceSHA256: store.sourceSHA256),
      corpusScheme: corpora.training.scheme)
  }

  private func describeCoverage() {
    let coverage = data.coverage
    let percent = 100 * Double(coverage.knownTokens) / Double(max(coverage.tokens, 1))
    Terminal.writeError(
      "vectors cover \(percent.fixed(1)) % of the training tokens, \(coverage.knownForms.grouped) of "
        + "\(coverage.forms.counted("form"))")
    if coverage.unknownDevelopmentLabels > 0 {
      Terminal.writeError(
        "warning: \(coverage.unknownDevelopmentLabels.counted("entity", "entities")) of the development set with a type "
          + "that the training set does not have, counted as missed")
    }
  }
}
