import NumericKernels
import TaggedText
import WindowFeatures
import WindowNetwork

/// Trains a window network: epochs of shuffled mini-batches, the development set scored after each, the best weights
/// kept.
public struct Trainer {
  private let data: TrainingData
  private let options: TrainingOptions
  private let architecture: WindowArchitecture
  /// The weights that every run starts from.
  private let initialWeights: WindowWeights<Float>
  private let decoder: PathDecoder

  /// - Precondition: `options` plan at least one epoch.
  public init(_ data: TrainingData, options: TrainingOptions) {
    precondition(options.epochs > 0, "no training in \(options.epochs) epochs")
    self.data = data
    self.options = options
    architecture = WindowArchitecture(
      radius: options.radius,
      wordDimension: data.vectors.columns,
      features: options.features.map { .init(name: $0.name, dimension: options.caseDimension) },
      hiddenUnits: options.hiddenUnits,
      classCount: data.tagSet.count
    )
    var generator = SeededGenerator(seed: options.seed, stream: Stream.initialization.rawValue)
    initialWeights = WindowWeights(
      architecture,
      words: data.vectors,
      classCounts: data.classCounts,
      using: &generator
    )
    decoder = PathDecoder(tagSet: data.tagSet)
  }

  /// A network with the initial weights.
  private func makeClassifier() -> WindowClassifier<Float> {
    let trainableWords =
      switch options.embeddings {
      case .frozen: 0..<Int(Vocabulary.firstWord)
      case .fineTuned: 0..<data.trainingRows
      }
    return WindowClassifier(
      initialWeights,
      windowSize: architecture.windowSize,
      trainableWords: trainableWords,
      dropout: options.dropout
    )
  }

  /// The independent streams of random numbers of a run.
  private enum Stream: UInt64 {
    case initialization, order, dropout, wordDropout
  }

  /// The number of scalars that training changes, and of all scalars of the network.
  public var parameterCounts: (trainable: Int, all: Int) {
    let parameters = makeClassifier().parameters
    return (
      parameters.reduce(0) { $0 + $1.trainableCount },
      parameters.reduce(0) { $0 + $1.value.shape.count }
    )
  }

  /// Trains until the epochs are over, the development set has not improved for the options' patience, or
  /// `isInterrupted` says so.
  ///
  /// - Parameter report: called after each epoch.
  /// - Parameter isInterrupted: asked before each batch; an epoch cut short does not count.
  /// - Returns: the weights of the best epoch, or of the last where there is no development set, with the history.
  /// - Throws: `TrainingError.diverged` when the loss is no longer a finite number.
  /// - Complexity: O(epochs · tokens · hidden · inputs).
  public func run(
    report: (EpochReport) -> Void,
    isInterrupted: () -> Bool
  ) throws(TrainingError) -> TrainingResult {
    let classifier = makeClassifier()
    var optimizer = Adam<Float>()
    var plan = BatchPlan(tokenCount: data.training.tokenCount, batchSize: options.batchSize)
    var result = TrainingResult(
      architecture: architecture,
      weights: classifier.weights,
      bestEpoch: 0,
      history: [],
      wasInterrupted: false
    )
    let clock = ContinuousClock()
    let start = clock.now
    for epoch in 1...options.epochs {
      let epochStart = clock.now
      guard
        let meanLoss = try trainEpoch(
          epoch, of: classifier, plan: &plan, optimizer: &optimizer, isInterrupted: isInterrupted)
      else {
        result.wasInterrupted = true
        return result
      }
      let seconds = (clock.now - epochStart) / .seconds(1)
      let score = developmentScore(of: classifier)
      let elapsed = (clock.now - start) / .seconds(1)
      let isBest = score.map { $0.overall.f1 > result.bestF1 || result.bestEpoch == 0 } ?? true
      let epochReport = EpochReport(
        epoch: epoch,
        epochs: options.epochs,
        loss: meanLoss,
        learningRate: schedule(batches: plan.batchCount).rate(step: (epoch - 1) * plan.batchCount),
        score: score,
        isBest: isBest,
        tokensPerSecond: Double(data.training.tokenCount) / seconds,
        secondsLeft: elapsed / Double(epoch) * Double(options.epochs - epoch)
      )
      result.history.append(epochReport)
      if isBest {
        result.bestEpoch = epoch
        result.weights = classifier.weights
      }
      report(epochReport)
      if epoch - result.bestEpoch >= options.patience { break }
    }
    return result
  }

  private func schedule(batches: Int) -> LinearDecay {
    LinearDecay(initialRate: options.learningRate, totalSteps: options.epochs * batches)
  }

  /// One pass over the training set.
  ///
  /// - Returns: the mean loss of its batches, or nil when it was interrupted.
  private func trainEpoch(
    _ epoch: Int,
    of classifier: WindowClassifier<Float>,
    plan: inout BatchPlan,
    optimizer: inout Adam<Float>,
    isInterrupted: () -> Bool
  ) throws(TrainingError) -> Double? {
    plan.shuffle(seed: SeededGenerator.mix(options.seed, Stream.order.rawValue), epoch: epoch)
    let dropoutSeed = SeededGenerator.mix(options.seed, Stream.dropout.rawValue)
    let wordDropoutSeed = SeededGenerator.mix(options.seed, Stream.wordDropout.rawValue)
    let penalty = L2Penalty(strength: options.l2)
    let parameters = classifier.parameters
    let schedule = schedule(batches: plan.batchCount)
    var batch = WindowBatch(featureCount: data.training.rows.count)
    var lossSum = 0.0
    for index in 0..<plan.batchCount {
      if isInterrupted() { return nil }
      let step = (epoch - 1) * plan.batchCount + index
      batch.fill(from: data.training, tokens: plan[index])
      if options.wordDropout > 0 {
        var generator = SeededGenerator(seed: wordDropoutSeed, stream: UInt64(step))
        batch.dropWords { generator.nextUnit() < options.wordDropout }
      }
      for parameter in parameters { parameter.gradient.clear() }
      let pass = Pass.training(seed: SeededGenerator.mix(dropoutSeed, UInt64(step)))
      let loss = Double(classifier.loss(of: batch, pass))
      guard loss.isFinite else { throw .diverged(epoch: epoch, batch: index + 1, rate: options.learningRate) }
      classifier.backward()
      penalty.addGradient(to: parameters)
      optimizer.step(parameters, rate: schedule.rate(step: step))
      lossSum += loss
    }
    return lossSum / Double(max(plan.batchCount, 1))
  }

  private func developmentScore(of classifier: WindowClassifier<Float>) -> SpanScore? {
    guard let text = data.development else { return nil }
    var score = SpanScore(scheme: data.developmentScheme)
    let predicted = classifier.entities(in: text, decoder: decoder, tagSet: data.tagSet, .legal)
    for (sentence, entities) in zip(data.developmentSentences, predicted) {
      score.add(gold: sentence.entities, predicted: entities, tokens: sentence.words.count)
    }
    return score
  }
}
