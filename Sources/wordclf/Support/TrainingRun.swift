import NetworkTraining
import TaggedText
import WindowFeatures
import WindowNetwork
import WordVectors

/// A training run, or several, with reports on standard error.
struct TrainingRun {
  private let corpora: TrainingCorpora
  private let stores: [VectorStore]
  private let options: TrainingOptions
  private let outputs: TrainingOutputs
  /// The number of batches whose gradients are checked before training goes on.
  private let checkedBatches: Int
  private let threads: Int
  private let data: TrainingData

  init(
    corpora: TrainingCorpora, stores: [VectorStore], options: TrainingOptions, outputs: TrainingOutputs,
    checkedBatches: Int, threads: Int
  ) throws {
    self.corpora = corpora
    self.stores = stores
    self.options = options
    self.outputs = outputs
    self.checkedBatches = checkedBatches
    self.threads = threads
    data = try TrainingData(
      training: corpora.training, development: corpora.development, gazetteers: corpora.gazetteers, stores: stores,
      options: options)
    data.describeCoverage(of: stores)
  }

  /// Trains, with a line and a checkpoint an epoch.
  func train(resume: Bool) throws -> TrainingResult {
    let trainer = Trainer(data, options: options, threads: threads)
    let counts = trainer.parameterCounts
    Terminal.writeError("trainable \(counts.trainable.grouped) of \(counts.all.grouped) parameters")
    let checkpoint = try Checkpoint(of: trainer)
    let state = try resume ? start(from: checkpoint) : nil
    return try trainer.run(
      from: state,
      .init(
        report: { report in
          Terminal.writeError(TrainingLog.line(report))
          if report.predictsNothing { warnOfNothing(report) }
        },
        keep: { try checkpoint.save($0, to: outputs.checkpointPath) },
        inspect: inspection(of: trainer),
        isInterrupted: { Interruption.signalNumber != nil }))
  }

  /// The check of the first batches' gradients; nil where none was asked for, which costs nothing.
  private func inspection(of trainer: Trainer) -> ((Int, WindowBatch, WindowWeights<Float>, Pass) throws -> Void)? {
    guard checkedBatches > 0 else { return nil }
    return GradientInspection(
      batches: checkedBatches, architecture: trainer.architecture, dropout: options.dropout
    ).check
  }

  private func start(from checkpoint: Checkpoint) throws -> TrainingState? {
    guard outputs.hasCheckpoint else {
      Terminal.writeError("no checkpoint at \(outputs.checkpointPath): starting anew")
      return nil
    }
    let state = try checkpoint.load(outputs.checkpointPath)
    Terminal.writeError("going on after epoch \(state.epoch), from \(outputs.checkpointPath)")
    return state
  }

  private func warnOfNothing(_ report: EpochReport) {
    Terminal.writeError(
      "warning: no entity was found in the development set after epoch \(report.epoch); if that lasts, try another "
        + "--learning-rate or more --epochs")
  }

  /// The model of a run.
  func model(of result: TrainingResult) throws -> WindowModel { try model(of: result, options) }

  private func model(of result: TrainingResult, _ options: TrainingOptions) throws -> WindowModel {
    try data.model(
      of: result, options: options,
      stores: stores.map { .init(path: $0.path, source: $0.source, sourceSHA256: $0.sourceSHA256) },
      corpusScheme: corpora.training.scheme)
  }

  /// With an L1 penalty, says how many weights became exactly zero.
  func reportSparsity(of result: TrainingResult) {
    guard options.l1 > 0 else { return }
    let (hidden, output) = (result.weights.hiddenWeight, result.weights.outputWeight)
    let second = result.weights.second.map { "\((100 * $0.weight.shareOfZeros).fixed(1)) % of the second's, " } ?? ""
    Terminal.writeError(
      "exactly zero: \((100 * hidden.shareOfZeros).fixed(1)) % of the hidden layer's weights, "
        + "\(second)\((100 * output.shareOfZeros).fixed(1)) % of the output layer's")
  }

  // MARK: Several runs

  /// Trains with `count` seeds, one after the other.
  ///
  /// - Returns: the model of the best run, and a table of all.
  func repeated(
    _ count: Int
  ) throws -> (best: (seed: UInt64, model: WindowModel, history: [EpochReport]), table: String) {
    var outcomes: [(seed: UInt64, result: TrainingResult)] = []
    for run in 0..<count {
      var options = options
      options.seed = self.options.seed &+ UInt64(run)
      let trainer = Trainer(data, options: options, threads: threads)
      let result = try trainer.run(
        .init(
          report: { Terminal.writeError("seed \(options.seed)  \(TrainingLog.line($0))") },
          inspect: inspection(of: trainer),
          isInterrupted: { Interruption.signalNumber != nil }))
      if let signal = Interruption.signalNumber, result.wasInterrupted {
        throw Failure.Interrupted(signal: signal, message: "interrupted in run \(run + 1); nothing was written")
      }
      outcomes.append((options.seed, result))
    }
    let best = outcomes.max { $0.result.bestF1 < $1.result.bestF1 } ?? outcomes[0]
    var options = options
    options.seed = best.seed
    return ((best.seed, try model(of: best.result, options), best.result.history), table(outcomes))
  }

  private func table(_ outcomes: [(seed: UInt64, result: TrainingResult)]) -> String {
    let isSparse = options.l1 > 0
    let rows = outcomes.map { seed, result in
      let score = result.bestScore?.overall
      return ["\(seed)", "\(result.bestEpoch)", percent(score?.precision), percent(score?.recall), percent(score?.f1)]
        + (isSparse ? [percent(result.weights.hiddenWeight.shareOfZeros)] : [])
    }
    let head = ["seed", "epoch", "precision", "recall", "F1"] + (isSparse ? ["hidden weights 0"] : [])
    var lines = [TextTable.lines([head] + rows)]
    let scores = outcomes.compactMap { $0.result.bestScore?.overall.f1 }
    if !scores.isEmpty {
      let f1 = RunStatistics(scores)
      lines.append(
        "dev F1 \((100 * f1.mean).fixed(2)) ± \((100 * f1.deviation).fixed(2)) (mean and standard deviation of "
          + "\(f1.count.counted("run")), each at its best epoch)")
    }
    return lines.joined(separator: "\n")
  }

  private func percent(_ share: Double?) -> String { share.map { (100 * $0).fixed(2) } ?? "-" }
}

extension TrainingData {
  /// Says how many of the words have vectors, of the store or by a fall-back, and what of the development set cannot be
  /// found.
  func describeCoverage(of stores: [VectorStore]) {
    for (store, table) in zip(stores, tables) {
      let percent = 100 * Double(table.coverage.knownTokens) / Double(max(table.coverage.tokens, 1))
      Terminal.writeError(
        "vectors\(stores.count > 1 ? " \(store.path)" : "") cover \(percent.fixed(1)) % of the training tokens, "
          + "\(table.coverage.knownForms.grouped) of \(table.coverage.forms.counted("form"))"
          + (table.vocabulary.unknownWords == .composed ? table.describedFallBacks : ""))
    }
    if unknownDevelopmentLabels > 0 {
      Terminal.writeError(
        "warning: \(unknownDevelopmentLabels.counted("entity", "entities")) of the development set with a type "
          + "that the training set does not have, counted as missed")
    }
  }
}

extension WordVectorTable {
  /// Which of the forms that are covered have vectors that are not the store's.
  fileprivate var describedFallBacks: String {
    ", counting \(coverage.composedForms.grouped) composed of parts and \(coverage.numberForms.grouped) in "
      + "\(numberClassCount.counted("class", "classes")) of numbers that the store does not have"
  }
}
