import NumericKernels
import TaggedText
import WindowFeatures
import WindowNetwork

/// Trains a window network: epochs of shuffled mini-batches, the development set scored after each, the best weights
/// kept.
public struct Trainer {
  /// When a run scores the development set.
  public enum Scoring: Sendable {
    /// After each epoch: the best one is kept, and training ends when no better one comes.
    case everyEpoch
    /// After the last epoch, whose weights are kept: a score that chose nothing.
    case lastEpoch
  }

  /// What a caller of a run sees and says while it goes on.
  public struct Observer {
    /// Called after each epoch.
    public var report: (EpochReport) -> Void
    /// Called after each epoch with all that the run would need to go on from there.
    public var keep: (TrainingState) throws -> Void
    /// Called before each step, with its number from 0, the batch, the weights and the seed of the pass.
    public var inspect: ((Int, WindowBatch, WindowWeights<Float>, Pass) throws -> Void)?
    /// Asked before each step; an epoch cut short does not count.
    public var isInterrupted: () -> Bool

    public init(
      report: @escaping (EpochReport) -> Void = { _ in }, keep: @escaping (TrainingState) throws -> Void = { _ in },
      inspect: ((Int, WindowBatch, WindowWeights<Float>, Pass) throws -> Void)? = nil,
      isInterrupted: @escaping () -> Bool = { false }
    ) {
      self.report = report
      self.keep = keep
      self.inspect = inspect
      self.isInterrupted = isInterrupted
    }
  }

  let data: TrainingData
  let options: TrainingOptions
  private let team: Team
  public let architecture: WindowArchitecture
  /// The weights that every run starts from.
  public let initialWeights: WindowWeights<Float>
  private let schedule: any Schedule
  private let stepsPerEpoch: Int

  /// - Parameter threads: how many train one network; the network does not depend on it.
  /// - Precondition: the options are valid, and where they show sentences in another case, so do those of the data.
  public init(_ data: TrainingData, options: TrainingOptions, threads: Int = 1) {
    precondition(options.epochs > 0, "no training in \(options.epochs) epochs")
    self.data = data
    self.options = options
    team = threads == 1 ? .alone : Team(size: threads)
    architecture = options.architecture(
      wordDimensions: data.tables.map(\.vectors.columns), features: data.features, classCount: data.tagSet.count)
    var generator = SeededGenerator(seed: options.seed, stream: Stream.initialization.rawValue)
    initialWeights = WindowWeights(
      architecture,
      words: data.tables.map(\.vectors),
      classCounts: data.classCounts,
      initializer: options.initializer,
      using: &generator
    )
    stepsPerEpoch = Trainer.plan(of: data.training, options).batchCount
    schedule = options.schedule.makeSchedule(
      initialRate: options.learningRate,
      stepsPerEpoch: stepsPerEpoch,
      epochs: options.epochs,
      warmupSteps: options.warmup)
  }

  /// The independent streams of random numbers of a run.
  private enum Stream: UInt64 {
    case initialization, order, dropout, wordDropout, letterCase
  }

  /// For each table of words the rows that training changes.
  private var trainableWords: [Range<Int>] {
    data.tables.map { table in
      switch table.isFrozenCopy ? .frozen : options.embeddings(ofStore: table.store) {
      case .frozen: 0..<table.learnedRows
      case .fineTuned: 0..<table.trainingRows
      }
    }
  }

  private func makeClassifier(_ weights: WindowWeights<Float>) -> WindowClassifier<Float> {
    WindowClassifier(
      weights,
      windowSize: architecture.windowSize,
      activation: options.activation,
      trainableWords: trainableWords,
      dropout: options.dropout,
      forbiddenBy: data.tagSet,
      team: team
    )
  }

  /// The number of scalars that training changes, and of all scalars of the network.
  public var parameterCounts: (trainable: Int, all: Int) {
    let parameters = makeClassifier(initialWeights).parameters
    return (
      parameters.reduce(0) { $0 + $1.trainableCount },
      parameters.reduce(0) { $0 + $1.value.shape.count }
    )
  }

  /// The state of a run before its first epoch.
  public var start: TrainingState {
    TrainingState(
      epoch: 0,
      weights: initialWeights,
      update: makeUpdate(of: makeClassifier(initialWeights)).state,
      result: TrainingResult(
        architecture: architecture, weights: initialWeights, bestEpoch: 0, history: [], wasInterrupted: false))
  }

  /// A state with the shapes of all states of the run but the first; its numbers mean nothing.
  var exampleState: TrainingState {
    var state = start
    let classifier = makeClassifier(initialWeights)
    var update = makeUpdate(of: classifier)
    // a step of length 0 makes every memory, and changes no weight
    update.step(classifier.parameters, rate: 0)
    state.update = update.state
    return state
  }

  private func makeUpdate(of classifier: WindowClassifier<Float>) -> WeightUpdate {
    WeightUpdate(options, words: classifier.words, pretrained: data.tables.map(\.vectors))
  }

  /// Trains until the epochs are over, the development set has not improved for the options' patience, or the observer
  /// interrupts.
  ///
  /// - Parameter state: where an earlier run with the same data and options came to; from the beginning where it is nil.
  /// - Parameter lastEpoch: where to stop at the latest; the schedule is that of a run over all of the options' epochs.
  /// - Returns: the weights of the best epoch, or of the last where nothing chooses, with the history.
  /// - Throws: `TrainingError.diverged` when the loss is no longer a finite number; what the observer throws.
  /// - Complexity: O(epochs · tokens · hidden · inputs).
  public func run(
    from state: TrainingState? = nil, through lastEpoch: Int = .max, scoring: Scoring = .everyEpoch,
    _ observer: Observer = Observer()
  ) throws -> TrainingResult {
    var state = state ?? start
    let classifier = makeClassifier(state.weights)
    // what is scored and kept: the means of the weights have a network of their own
    let scored = options.averaging > 0 ? makeClassifier(state.weights) : classifier
    var update = makeUpdate(of: classifier)
    update.state = state.update
    let clock = ContinuousClock()
    let start = (instant: clock.now, epoch: state.epoch)
    let lastEpoch = min(lastEpoch, options.epochs)
    while state.epoch < lastEpoch, !isOutOfPatience(state, scoring) {
      let epoch = state.epoch + 1
      let epochStart = clock.now
      guard let meanLoss = try trainEpoch(epoch, of: classifier, &update, observer) else {
        state.result.wasInterrupted = true
        return state.result
      }
      let seconds = (clock.now - epochStart) / .seconds(1)
      let scores = scoring == .everyEpoch || epoch == lastEpoch
      update.average(classifier.parameters, into: scored.parameters)
      composeDevelopmentWords(of: scored)
      let (score, outsideBias) = scores ? developmentScore(of: scored, scoring) : (nil, options.outsideBias.untuned)
      let elapsed = (clock.now - start.instant) / .seconds(1)
      let isBest = isBetter(score, than: state.result, scoring)
      let report = EpochReport(
        epoch: epoch,
        epochs: options.epochs,
        loss: meanLoss,
        learningRate: schedule.rate(step: (epoch - 1) * stepsPerEpoch),
        score: score,
        outsideBias: outsideBias,
        isBest: isBest,
        tokensPerSecond: Double(data.training.tokenCount) / seconds,
        secondsLeft: elapsed / Double(epoch - start.epoch) * Double(options.epochs - epoch)
      )
      state.epoch = epoch
      state.weights = classifier.weights
      state.update = update.state
      state.result.history.append(report)
      if isBest {
        state.result.bestEpoch = epoch
        state.result.weights = scored.weights
      }
      observer.report(report)
      try observer.keep(state)
    }
    return state.result
  }

  /// Composes words of the development set anew, of the vectors that their parts have now: what a tagger does with words
  /// that training did not see.
  private func composeDevelopmentWords(of classifier: WindowClassifier<Float>) {
    for (table, words) in zip(data.tables, classifier.words) {
      for (row, parts) in table.compositions {
        let vector = FallBack.compose(parts.map { words.value.row($0) })
        words.value.elements.replaceSubrange(row * vector.count..<(row + 1) * vector.count, with: vector)
      }
    }
  }

  private func isOutOfPatience(_ state: TrainingState, _ scoring: Scoring) -> Bool {
    scoring == .everyEpoch && state.epoch > 0 && state.epoch - state.result.bestEpoch >= options.patience
  }

  private func isBetter(_ score: SpanScore?, than result: TrainingResult, _ scoring: Scoring) -> Bool {
    guard scoring == .everyEpoch, let score, result.bestEpoch > 0 else { return true }
    return score.overall.f1 > result.bestF1
  }

  /// Batches of documents where their words are pooled, of sentences where these are what the loss measures, else of
  /// tokens.
  private static func plan(of text: EncodedText, _ options: TrainingOptions) -> BatchPlan {
    if options.pooledUnits > 0 {
      return BatchPlan(
        unitSizes: text.documentStarts.indices.map { text.tokenCount(ofDocument: $0) }, batchSize: options.batchSize)
    }
    switch options.loss {
    case .tokens: return BatchPlan(tokenCount: text.tokenCount, batchSize: options.batchSize)
    case .sentences: return BatchPlan(unitSizes: text.sentenceLengths, batchSize: options.batchSize)
    }
  }

  private func fill(_ batch: inout WindowBatch, from text: EncodedText, with units: ArraySlice<Int>) {
    if options.pooledUnits > 0 {
      batch.fill(from: text, documents: units)
    } else if options.loss == .sentences {
      batch.fill(from: text, sentences: units)
    } else {
      batch.fill(from: text, tokens: units)
    }
  }

  /// One pass over the training set.
  ///
  /// - Returns: the mean loss of its batches, or nil when it was interrupted.
  private func trainEpoch(
    _ epoch: Int, of classifier: WindowClassifier<Float>, _ update: inout WeightUpdate, _ observer: Observer
  ) throws -> Double? {
    var plan = Trainer.plan(of: data.training, options)
    plan.shuffle(seed: SeededGenerator.mix(options.seed, Stream.order.rawValue), epoch: epoch)
    let text = CaseAugmentation(
      probability: options.caseAugmentation, seed: SeededGenerator.mix(options.seed, Stream.letterCase.rawValue)
    ).text(of: data, epoch: epoch)
    let dropoutSeed = SeededGenerator.mix(options.seed, Stream.dropout.rawValue)
    let wordDropoutSeed = SeededGenerator.mix(options.seed, Stream.wordDropout.rawValue)
    let parameters = classifier.parameters
    var batch = WindowBatch(featureCount: data.training.rows.count)
    var (lossSum, batches) = (0.0, 0)
    for index in 0..<plan.batchCount {
      if observer.isInterrupted() { return nil }
      let step = (epoch - 1) * plan.batchCount + index
      fill(&batch, from: text, with: plan[index])
      if batch.count == 0 { continue }
      if options.wordDropout > 0 {
        var generator = SeededGenerator(seed: wordDropoutSeed, stream: UInt64(step))
        batch.dropWords(ofTables: data.tables.count) { generator.nextUnit() < options.wordDropout }
      }
      let pass = Pass.training(seed: SeededGenerator.mix(dropoutSeed, UInt64(step)))
      if let inspect = observer.inspect { try inspect(step, batch, classifier.weights, pass) }
      for parameter in parameters { parameter.gradient.clear() }
      let loss = Double(classifier.loss(of: batch, pass))
      guard loss.isFinite else {
        throw TrainingError.diverged(epoch: epoch, batch: index + 1, rate: options.learningRate)
      }
      classifier.backward()
      update.step(parameters, rate: schedule.rate(step: step), by: team)
      lossSum += loss
      batches += 1
    }
    // the last step had no loss after it to show that it went too far
    guard parameters.allSatisfy({ $0.value.elements.allSatisfy(\.isFinite) }) else {
      throw TrainingError.diverged(epoch: epoch, batch: plan.batchCount, rate: options.learningRate)
    }
    return lossSum / Double(max(batches, 1))
  }

  /// The score on the development set, and the bias that it has it with: the best one, the least of equals, where a run
  /// may choose.
  private func developmentScore(
    of classifier: WindowClassifier<Float>, _ scoring: Scoring
  ) -> (score: SpanScore?, outsideBias: Double) {
    let untuned = options.outsideBias.untuned
    guard let text = data.development else { return (nil, untuned) }
    let mayChoose = options.outsideBias == .tuned && scoring == .everyEpoch
    let biases = mayChoose ? OutsideBias.candidates : [untuned]
    let tokenScores = classifier.scores(of: text)
    let scores = biases.map { bias in
      developmentScore(
        of: data.tagSet.entities(
          scores: tokenScores, sentenceLengths: text.sentenceLengths,
          decoder: classifier.weights.decoder(of: data.tagSet, outsideBias: Float(bias)), .legal))
    }
    let best = scores.indexOfBest ?? 0
    return (scores[best], biases[best])
  }

  private func developmentScore(of found: [[EntitySpan]]) -> SpanScore {
    var score = SpanScore(scheme: data.developmentScheme)
    for (sentence, entities) in zip(data.developmentSentences, found) {
      score.add(gold: sentence.entities, predicted: entities, tokens: sentence.words.count)
    }
    return score
  }

  /// What a network with these weights finds in the development set, with the options' bias if that is fixed; nothing
  /// where there is none.
  public func developmentEntities(with weights: WindowWeights<Float>) -> [[EntitySpan]] {
    guard let text = data.development else { return [] }
    let decoder = weights.decoder(of: data.tagSet, outsideBias: Float(options.outsideBias.untuned))
    return makeClassifier(weights).entities(in: text, decoder: decoder, tagSet: data.tagSet, .legal)
  }
}
