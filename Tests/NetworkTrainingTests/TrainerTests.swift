import Foundation
import NetworkTraining
import NumericKernels
import TaggedText
import TestSupport
import Testing
import WindowFeatures
import WindowNetwork

/// The options of the toy runs, changed.
private func options(_ change: (inout TrainingOptions) -> Void = { _ in }) -> TrainingOptions {
  var options = ToyTraining.options
  change(&options)
  return options
}

@Suite struct TrainerTests {
  struct Run: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var options: TrainingOptions
    var development: String?
    var losses: [Double]
    var f1: [Double?]
  }

  // Three epochs, trained in Python and double precision. `G` is SeededGenerator and `mix` its mix, `tokens` a batch in
  // BatchPlan's order (from the seed mix(seed, 1)); `words` and `case` are the rows of all windows, [n, window], and
  // `gold` their classes; E and F are the tables of words and of case, W, b, V, c the weights and biases of the two
  // layers, drawn in the order F, W, V from G(mix(seed, 0)). A step with Adam follows, as in AdamTests, with the rate
  // learning_rate * (1 - t / steps).
  //
  // def mask(shape, rate, seed):  # `number` as in DropoutMaskTests
  //     bits = []
  //     for n in range(-(-shape[0] * shape[1] // 4)):
  //         r = number(n, seed); bits += [r >> s & 0xffff for s in (0, 16, 32, 48)]
  //     kept = np.array(bits[:shape[0] * shape[1]]) >= int(rate * 65536)
  //     return kept.reshape(shape) / (1 - rate)
  // def gradients(t, tokens):  # t steps came before
  //     w, n, g = words[tokens].copy(), len(tokens), G(mix(mix(seed, 3), t))
  //     for place in np.ndindex(w.shape):
  //         if word_dropout > 0 and w[place] >= 2 and g.unit() < word_dropout: w[place] = 1
  //     s = mix(mix(seed, 2), t)
  //     mx, mh = mask((n, inputs), input_rate, mix(s, 1)), mask((n, hidden), hidden_rate, mix(s, 2))
  //     x = np.hstack([E[w].reshape(n, -1), F[case[tokens]].reshape(n, -1)]) * mx
  //     h = np.maximum(x @ W.T + b, 0) * mh
  //     p = np.exp(h @ V.T + c); p /= p.sum(1, keepdims=True)
  //     loss = -np.log(p[range(n), gold[tokens]]).mean()
  //     p[range(n), gold[tokens]] -= 1
  //     dy = p / n
  //     dh = dy @ V * mh * (h > 0)
  //     dx = dh @ W * mx
  //     dE, dF = np.zeros_like(E), np.zeros_like(F)
  //     np.add.at(dE, w, dx[:, :w.shape[1] * E.shape[1]].reshape(*w.shape, -1))
  //     np.add.at(dF, case[tokens], dx[:, w.shape[1] * E.shape[1]:].reshape(*w.shape, -1))
  //     return loss, dE, dF, dh.T @ x + l2 * W, dh.sum(0), dy.T @ h + l2 * V, dy.sum(0)
  static let runs = [
    Run(
      testDescription: "fine-tuned, with every sort of dropout",
      options: options { $0.epochs = 3 },
      development: ToyLanguage.development,
      losses: [0.7324090761889747, 0.4998640759540761, 0.40308481505157195],
      f1: [0.9, 1, 0.9]),
    Run(
      testDescription: "frozen, penalized, wide windows, no dropout",
      options: options {
        $0.epochs = 3
        $0.embeddings = .frozen
        $0.radius = 2
        $0.batchSize = 64
        $0.dropout = .none
        $0.wordDropout = 0
        $0.l2 = 0.01
        $0.seed = 11
      },
      development: ToyLanguage.development,
      losses: [1.3170798513767001, 0.9525609338957338, 0.851772643833641],
      f1: [3.0 / 7, 2.0 / 3, 14.0 / 17]),
    Run(
      testDescription: "without a development set",
      options: options {
        $0.epochs = 3
        $0.hiddenUnits = 5
        $0.features = "case=3"
        $0.seed = 3
      },
      development: nil,
      losses: [1.0508280052553571, 0.8647844252158944, 0.7180464009732958],
      f1: [nil, nil, nil]),
  ]

  @Test(arguments: runs) func theFirstLossesOfASeededRun(_ c: Run) throws {
    let data = try ToyTraining.data(development: c.development, options: c.options)
    let history = try ToyTraining.run(data, c.options).history
    #expect(history.map { $0.score?.overall.f1 } == c.f1)
    #expect(history.count == c.losses.count)
    for (report, loss) in zip(history, c.losses) {
      #expect((report.loss - loss).magnitude < 1e-5 * loss, "epoch \(report.epoch): \(report.loss), not \(loss)")
    }
  }

  // MARK: - Reproducibility

  @Test func theSeedDecidesEveryBit() throws {
    let options = options { $0.epochs = 2 }
    let data = try ToyTraining.data(development: nil, options: options)
    let first = try ToyTraining.run(data, options)
    let second = try ToyTraining.run(data, options)
    #expect(first.weights.bits == second.weights.bits)
    #expect(first.history.map(\.loss) == second.history.map(\.loss))
  }

  @Test func anotherSeedGivesOtherWeights() throws {
    let options = options { $0.epochs = 1 }
    let data = try ToyTraining.data(development: nil, options: options)
    var others = options
    others.seed += 1
    let first = try ToyTraining.run(data, options)
    let second = try ToyTraining.run(data, others)
    #expect(first.weights.hiddenWeight != second.weights.hiddenWeight)
    #expect(first.weights.outputWeight != second.weights.outputWeight)
    #expect(first.weights.features != second.weights.features)
    #expect(first.history.map(\.loss) != second.history.map(\.loss))
  }

  // MARK: - The first batch

  /// Weights before training are those of a run that is interrupted at once.
  private func initialWeights(_ data: TrainingData, _ options: TrainingOptions) throws -> WindowWeights<Float> {
    try ToyTraining.run(data, options, interruptedAtEpoch: 1).weights
  }

  /// The mean cross-entropy over all tokens of a text, in double precision and plain loops.
  private func meanCrossEntropy(of text: EncodedText, _ weights: WindowWeights<Float>) -> Double {
    func layer(_ input: [Double], _ weight: Matrix<Float>, _ bias: Matrix<Float>) -> [Double] {
      (0..<weight.rows).map { unit in
        zip(input, weight.row(unit)).reduce(Double(bias[0, unit])) { $0 + $1.0 * Double($1.1) }
      }
    }
    var sum = 0.0
    for (token, place) in text.places.enumerated() {
      let window = Int(place) - text.radius...Int(place) + text.radius
      let input = zip(weights.words + weights.features, text.rows).flatMap { table, rows in
        rows[window].flatMap { table.row(Int($0)).map { Double($0) } }
      }
      let hidden = layer(input, weights.hiddenWeight, weights.hiddenBias).map { max($0, 0) }
      let scores = layer(hidden, weights.outputWeight, weights.outputBias)
      sum += log(scores.reduce(0) { $0 + exp($1) }) - scores[Int(text.goldClasses[token])]
    }
    return sum / Double(text.tokenCount)
  }

  /// One batch that holds the whole training set, and no dropout.
  private static let wholeBatch = options {
    $0.epochs = 1
    $0.batchSize = 1_000
    $0.dropout = .none
    $0.wordDropout = 0
  }

  @Test func theFirstLossIsTheMeanCrossEntropy() throws {
    let options = TrainerTests.wholeBatch
    let data = try ToyTraining.data(development: nil, options: options)
    let expected = meanCrossEntropy(of: data.training, try initialWeights(data, options))
    let loss = try ToyTraining.run(data, options).history[0].loss
    #expect((loss - expected).magnitude < 1e-5 * expected, "\(loss), not \(expected)")
  }

  /// What may move does not change what is computed before anything has moved; afterwards it does.
  @Test func freezingVectorsChangesTheSecondLossFirst() throws {
    let fineTuned = options {
      $0.epochs = 2
      $0.batchSize = 1_000
    }
    var frozen = fineTuned
    frozen.embeddings = .frozen
    let data = try ToyTraining.data(development: nil, options: fineTuned)
    let losses = try ToyTraining.run(data, fineTuned).history.map(\.loss)
    let frozenLosses = try ToyTraining.run(data, frozen).history.map(\.loss)
    #expect(losses[0] == frozenLosses[0])
    #expect(losses[1] != frozenLosses[1])
  }

  /// Of 166 tokens 99 are in no entity, 29 and 32 are whole places and people, and 3 begin and 3 end longer people; the
  /// four classes that do not occur count as one token each.
  @Test func theOutputBiasStartsAtTheFrequencies() throws {
    let options = TrainerTests.wholeBatch
    let data = try ToyTraining.data(development: nil, options: options)
    var weights = try initialWeights(data, options)
    let expected = [99.0, 1, 1, 1, 29, 3, 1, 3, 32].map { log($0 / 170) }
    for (element, value) in zip(weights.outputBias.elements, expected) {
      #expect((Double(element) - value).magnitude < 1e-6)
    }
    let loss = meanCrossEntropy(of: data.training, weights)
    weights.outputBias = Matrix(rows: 1, columns: 9)
    #expect(loss < meanCrossEntropy(of: data.training, weights) - 1)
  }

  // MARK: - What moves

  @Test func frozenVectorsStayBitForBit() throws {
    let options = options {
      $0.epochs = 2
      $0.embeddings = .frozen
    }
    let data = try ToyTraining.data(development: ToyLanguage.development, options: options)
    let words = try ToyTraining.run(data, options).weights.words[0]
    #expect(words.shape == data.tables[0].vectors.shape)
    #expect(
      words.elements.dropFirst(16).map(\.bitPattern) == data.tables[0].vectors.elements.dropFirst(16).map(\.bitPattern))
    #expect(words.row(Int(Vocabulary.padding)) != data.tables[0].vectors.row(Int(Vocabulary.padding)))
    #expect(words.row(Int(Vocabulary.unknown)) != data.tables[0].vectors.row(Int(Vocabulary.unknown)))
  }

  /// Frida and Quito occur in the development set alone.
  @Test func fineTuningMovesTheWordsOfTheTrainingSetAlone() throws {
    let options = options { $0.epochs = 1 }
    let data = try ToyTraining.data(development: ToyLanguage.development, options: options)
    let words = try ToyTraining.run(data, options).weights.words[0]
    for row in 0..<data.tables[0].trainingRows {
      #expect(words.row(row) != data.tables[0].vectors.row(row), "row \(row)")
    }
    let rest = data.tables[0].trainingRows * 8
    #expect(data.tables[0].vectors.rows == data.tables[0].trainingRows + 2)
    #expect(
      words.elements.dropFirst(rest).map(\.bitPattern)
        == data.tables[0].vectors.elements.dropFirst(rest).map(\.bitPattern))
  }

  /// 32 word vectors of 8, 28 of them in the training set; 5 case vectors of 2; 8 · 30 + 8 and 9 · 8 + 9 in the layers.
  @Test(arguments: [(EmbeddingTraining.fineTuned, 30 * 8 + 339), (.frozen, 2 * 8 + 339)])
  func countsParameters(embeddings: EmbeddingTraining, trainable: Int) throws {
    let options = options { $0.embeddings = embeddings }
    let data = try ToyTraining.data(development: ToyLanguage.development, options: options)
    let trainer = Trainer(data, options: options)
    #expect(trainer.parameterCounts.trainable == trainable)
    #expect(trainer.parameterCounts.all == 32 * 8 + 339)
    #expect(try initialWeights(data, options).count == 32 * 8 + 339)
  }

  @Test func theArchitectureFollowsOptionsAndData() throws {
    let options = options {
      $0.epochs = 1
      $0.radius = 3
      $0.hiddenUnits = 6
      $0.features = "case=4"
      $0.scheme = .iob1
    }
    let result = try ToyTraining.run(try ToyTraining.data(development: nil, options: options), options)
    #expect(
      result.architecture
        == WindowArchitecture(
          radius: 3, wordDimensions: [8], features: [.init(name: "case", rows: 5, dimension: 4)], hiddenUnits: 6,
          classCount: 5))
    #expect(result.weights.hiddenWeight.shape == Shape(rows: 6, columns: 7 * 12))
  }

  // MARK: - Several stores

  /// The toy language with its vectors twice, once more with other numbers in the second.
  private func twoTables(_ options: TrainingOptions) throws -> TrainingData {
    let folder = try TemporaryFolder()
    let second = "Anna 1 2\nanna 3 4\nOslo 5 6\nquito 7 8\n"
    return try withExtendedLifetime(folder) {
      try TrainingData(
        training: try ToyTraining.corpus(ToyLanguage.training),
        development: try ToyTraining.corpus(ToyLanguage.development),
        stores: [
          try ToyTraining.store(in: folder), try ToyTraining.store(of: second, in: folder, name: "second.sqlite"),
        ], options: options)
    }
  }

  @Test(arguments: [[], [1], [2], [1, 2]]) func eachStoreIsFrozenOnItsOwn(_ frozen: [Int]) throws {
    let options = options {
      $0.epochs = 2
      $0.frozenStores = frozen
    }
    let data = try twoTables(options)
    let result = try ToyTraining.run(data, options)
    #expect(result.architecture.wordDimensions == [8, 2])
    #expect(data.tables[1].vocabulary.isCased)
    for (index, table) in data.tables.enumerated() {
      let rows = Int(Vocabulary.firstWord)..<table.trainingRows
      let moved = rows.filter { result.weights.words[index].row($0) != table.vectors.row($0) }
      #expect(moved == (frozen.contains(index + 1) ? [] : Array(rows)), "store \(index + 1)")
      // the unknown word is learned in each
      #expect(result.weights.words[index].row(1) != table.vectors.row(1))
    }
  }

  /// Of the store that is fine-tuned, and of that alone.
  @Test func aFrozenCopyStaysBesideFineTunedVectors() throws {
    let options = options {
      $0.epochs = 2
      $0.frozenStores = [2]
      $0.keepsFrozenCopy = true
    }
    let data = try twoTables(options)
    #expect(data.tables.map(\.store) == [0, 1, 0])
    #expect(data.tables.map(\.isFrozenCopy) == [false, false, true])
    let result = try ToyTraining.run(data, options)
    #expect(result.architecture.wordDimensions == [8, 2, 8])
    for row in Int(Vocabulary.firstWord)..<data.tables[0].trainingRows {
      #expect(result.weights.words[0].row(row) != data.tables[0].vectors.row(row))
      #expect(result.weights.words[2].row(row) == data.tables[0].vectors.row(row))
    }
    let stores = ["one", "two"].map { WindowModel.StoreReference(path: $0, source: $0, sourceSHA256: $0) }
    let model = try data.model(of: result, options: options, stores: stores, corpusScheme: .iob2)
    #expect(model.tables.map(\.store.path) == ["one", "two", "one"])
  }

  @Test func frozenVectorsNeedNoCopy() throws {
    let options = options {
      $0.embeddings = .frozen
      $0.keepsFrozenCopy = true
    }
    #expect(try twoTables(options).tables.map(\.isFrozenCopy) == [false, false])
  }

  @Test func aRunWithTwoStoresGoesOnFromItsCheckpoint() throws {
    let options = options {
      $0.epochs = 3
      $0.averaging = 0.9
      $0.frozenStores = [2]
    }
    let data = try twoTables(options)
    let folder = try TemporaryFolder()
    let trainer = Trainer(data, options: options)
    let checkpoint = try Checkpoint(of: trainer)
    let whole = try trainer.run(
      .init(keep: { if $0.epoch == 2 { try checkpoint.save($0, to: folder.file("checkpoint")) } }))
    let resumed = try trainer.run(from: try checkpoint.load(folder.file("checkpoint")))
    #expect(resumed.weights == whole.weights)
  }

  // MARK: - Unknown words

  private func compounds(_ options: TrainingOptions) throws -> TrainingData {
    let folder = try TemporaryFolder()
    let training = ToyLanguage.columns("Anna/B-PER left Oslo-Turin/B-LOC at 12:30 .\nBruno/B-PER saw Lyon at 1:15 .")
    let development = ToyLanguage.columns("Anna/B-PER left Lyon-Cairo/B-LOC at 9:45 .\nOslo-Turin/B-LOC .")
    return try withExtendedLifetime(folder) {
      try TrainingData(
        training: try ToyTraining.corpus(ToyLanguage.training + "\n" + training),
        development: try ToyTraining.corpus(development), stores: [try ToyTraining.store(in: folder)], options: options)
    }
  }

  /// Of frozen vectors the classes of numbers are learned, as no store has them; compounds are not.
  @Test func classesOfNumbersAreLearnedWhereVectorsAreFrozen() throws {
    let options = options {
      $0.epochs = 2
      $0.embeddings = .frozen
      $0.unknownWords = .composed
    }
    let data = try compounds(options)
    let table = data.tables[0]
    #expect(table.vocabulary.words[0] == "\nnumber:0:0" && table.learnedRows == 3)
    let words = try ToyTraining.run(data, options).weights.words[0]
    for row in 0..<words.rows { #expect((words.row(row) != table.vectors.row(row)) == (row < 3), "row \(row)") }
  }

  /// A compound of the training set is trained; one that only the development set has is made of what its parts became.
  @Test(arguments: [0, 0.9]) func compoundsOfTheDevelopmentSetFollowTheirParts(averaging: Double) throws {
    let options = options {
      $0.epochs = 3
      $0.averaging = averaging
      $0.unknownWords = .composed
    }
    let data = try compounds(options)
    let (vocabulary, start) = (data.tables[0].vocabulary, data.tables[0].vectors)
    let words = try ToyTraining.run(data, options).weights.words[0]
    func row(_ word: String) throws -> Int { Int(try #require(vocabulary[word])) }
    let parts = [words.row(try row("lyon")), words.row(try row("cairo"))]
    #expect(Array(words.row(try row("\nparts:lyon-cairo"))) == FallBack.compose(parts))
    #expect(parts[0] != start.row(try row("lyon")))
    let trained = words.row(try row("\nparts:oslo-turin"))
    #expect(trained != start.row(try row("\nparts:oslo-turin")))
    #expect(Array(trained) != FallBack.compose([words.row(try row("oslo")), words.row(try row("turin"))]))
  }

  @Test func aRunWithCompoundsGoesOnFromItsCheckpoint() throws {
    let options = options {
      $0.epochs = 3
      $0.unknownWords = .composed
    }
    let data = try compounds(options)
    let folder = try TemporaryFolder()
    let trainer = Trainer(data, options: options)
    let checkpoint = try Checkpoint(of: trainer)
    let whole = try trainer.run(
      .init(keep: { if $0.epoch == 1 { try checkpoint.save($0, to: folder.file("checkpoint")) } }))
    let resumed = try trainer.run(from: try checkpoint.load(folder.file("checkpoint")))
    #expect(resumed.weights == whole.weights)
    var other = options
    other.unknownWords = .single
    let single = try Checkpoint(of: Trainer(try compounds(other), options: other))
    #expect(throws: CheckpointError.self) { try single.load(folder.file("checkpoint")) }
  }

  // MARK: - Learning

  /// Frida and Quito are found too, by their vectors and their neighbours.
  @Test(arguments: [1, 4] as [UInt64], EmbeddingTraining.allCases)
  func learnsTheToyLanguage(seed: UInt64, embeddings: EmbeddingTraining) throws {
    let options = options {
      $0.epochs = 6
      $0.seed = seed
      $0.embeddings = embeddings
    }
    let result = try ToyTraining.run(
      try ToyTraining.data(development: ToyLanguage.development, options: options), options)
    #expect(result.bestF1 == 1)
    #expect(result.history[5].loss < result.history[0].loss / 2)
  }

  // MARK: - Early stopping

  struct Stop: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var seed: UInt64
    var epochs: Int
    var patience: Int
    /// The F1 of each epoch, which the run of `runs` in Python gave as well.
    var f1: [Double]
    var bestEpoch: Int
    var isBest: [Bool]
  }

  static let stops = [
    Stop(
      testDescription: "a tie is no improvement", seed: 11, epochs: 8, patience: 3,
      f1: [1, 1, 1, 1], bestEpoch: 1, isBest: [true, false, false, false]),
    Stop(
      testDescription: "an improvement starts the patience anew", seed: 14, epochs: 8, patience: 3,
      f1: [0.5, 0.4, 0.8, 0.9, 1, 1, 1, 1], bestEpoch: 5,
      isBest: [true, false, true, true, true, false, false, false]),
    Stop(
      testDescription: "less patience finds less", seed: 14, epochs: 8, patience: 1,
      f1: [0.5, 0.4], bestEpoch: 1, isBest: [true, false]),
    Stop(
      testDescription: "the epochs are over first", seed: 14, epochs: 6, patience: 3,
      f1: [0.5, 0.4, 0.4, 0.8, 0.9, 1], bestEpoch: 6, isBest: [true, false, false, true, true, true]),
    Stop(
      testDescription: "no patience at all", seed: 14, epochs: 8, patience: 0,
      f1: [0.5], bestEpoch: 1, isBest: [true]),
  ]

  @Test(arguments: stops) func stopsWhenPatienceIsOver(_ c: Stop) throws {
    let options = options {
      $0.seed = c.seed
      $0.epochs = c.epochs
      $0.patience = c.patience
    }
    let result = try ToyTraining.run(
      try ToyTraining.data(development: ToyLanguage.development, options: options), options)
    #expect(result.history.map { $0.score?.overall.f1 } == c.f1)
    #expect(result.history.map(\.isBest) == c.isBest)
    #expect(result.bestEpoch == c.bestEpoch)
    #expect(result.bestF1 == c.f1.max())
    #expect(result.wasInterrupted == false)
  }

  /// Of three epochs the second is the best, so its weights are kept: those of a run that ends after it.
  @Test func keepsTheWeightsOfTheBestEpoch() throws {
    let options = options { $0.epochs = 3 }
    let data = try ToyTraining.data(development: ToyLanguage.development, options: options)
    let whole = try ToyTraining.run(data, options)
    #expect(whole.history.count == 3)
    #expect(whole.bestEpoch == 2)
    #expect(whole.weights.bits == (try ToyTraining.run(data, options, interruptedAtEpoch: 3)).weights.bits)
  }

  /// Without a development set patience has nothing to wait for, and the last weights are the best there are.
  @Test func withoutADevelopmentSetAllEpochsAreRun() throws {
    let options = options {
      $0.epochs = 3
      $0.patience = 1
    }
    let data = try ToyTraining.data(development: nil, options: options)
    let result = try ToyTraining.run(data, options)
    #expect(result.history.map(\.epoch) == [1, 2, 3])
    #expect(result.history.allSatisfy { $0.isBest && $0.score == nil && !$0.predictsNothing })
    #expect(result.bestEpoch == 3)
    #expect(result.bestScore == nil)
    #expect(result.weights.bits != (try ToyTraining.run(data, options, interruptedAtEpoch: 3)).weights.bits)
  }

  // MARK: - The development set

  @Test func scoresInTheSchemeOfTheDevelopmentSet() throws {
    let options = options { $0.epochs = 1 }
    for (development, scheme) in [(ToyLanguage.development, TagScheme.iob2), ("Anna I-PER\nleft O\n", .iob1)] {
      let data = try ToyTraining.data(development: development, options: options)
      let score = try #require(try ToyTraining.run(data, options).bestScore)
      #expect(score.scheme == scheme)
      #expect(score.tokens == data.developmentSentences.reduce(0) { $0 + $1.words.count })
    }
  }

  /// A label that only the development set has cannot be found: its entities count as missed, and the first epoch is as
  /// good as any.
  @Test func unknownLabelsCountAsMissed() throws {
    let options = options {
      $0.epochs = 3
      $0.patience = 2
    }
    let data = try ToyTraining.data(
      development: ToyLanguage.columns("Anna/B-ORG left Oslo/B-ORG ."), options: options)
    let result = try ToyTraining.run(data, options)
    #expect(result.history.map(\.isBest) == [true, false, false])
    #expect(result.history.allSatisfy { $0.score?.overall.gold == 2 && $0.score?.overall.correct == 0 })
    #expect(result.bestEpoch == 1)
    #expect(result.bestF1 == 0)
  }

  // MARK: - The bias against O

  /// A run of two steps at next to no rate, whose scores are those of O being the commonest class.
  private func hesitant(_ bias: OutsideBias, scoring: Trainer.Scoring = .everyEpoch) throws -> TrainingResult {
    let options = options {
      $0.epochs = 1
      $0.learningRate = 0.000_001
      $0.outsideBias = bias
    }
    let data = try ToyTraining.data(development: ToyLanguage.development, options: options)
    return try Trainer(data, options: options).run(scoring: scoring)
  }

  @Test func aTunedBiasIsTheBestOfItsCandidates() throws {
    let fixed = try OutsideBias.candidates.map { try hesitant(.fixed($0)).bestF1 }
    let tuned = try hesitant(.tuned)
    let best = try #require(fixed.max())
    #expect(best > fixed[0], "nothing is tuned where no bias is better than none")
    #expect(tuned.bestF1 == best)
    #expect(tuned.outsideBias == OutsideBias.candidates[fixed.firstIndex(of: best) ?? 0])
  }

  @Test func aFixedBiasIsReported() throws {
    #expect(try hesitant(.fixed(2.5)).outsideBias == 2.5)
    #expect(try hesitant(.fixed(2.5), scoring: .lastEpoch).outsideBias == 2.5)
  }

  @Test func aScoreThatChoseNothingChoosesNoBias() throws {
    let tuned = try hesitant(.tuned, scoring: .lastEpoch)
    #expect(tuned.outsideBias == 0)
    #expect(try tuned.bestF1 == hesitant(.fixed(0), scoring: .lastEpoch).bestF1)
  }

  // MARK: - Reports

  @Test func reportsEachEpochOnce() throws {
    let options = options { $0.epochs = 4 }
    let data = try ToyTraining.data(development: ToyLanguage.development, options: options)
    var reports: [EpochReport] = []
    let result = try Trainer(data, options: options).run(.init(report: { reports.append($0) }))
    #expect(reports.map(\.epoch) == [1, 2, 3, 4])
    #expect(reports.map(\.loss) == result.history.map(\.loss))
    #expect(reports.map(\.isBest) == result.history.map(\.isBest))
    #expect(reports.allSatisfy { $0.epochs == 4 && $0.tokensPerSecond > 0 })
    // the rate falls in a straight line, and is reported as it was at the first of an epoch's 11 steps
    #expect(zip(reports.map(\.learningRate), [0.02, 0.015, 0.01, 0.005]).allSatisfy { ($0 - $1).magnitude < 1e-15 })
    #expect(reports.dropLast().allSatisfy { $0.secondsLeft > 0 })
    #expect(reports.last?.secondsLeft == 0)
  }

  // MARK: - Interruption

  /// A run that is interrupted before its batch number `batch`, counted from 0 over all epochs.
  private func run(
    _ data: TrainingData, _ options: TrainingOptions, interruptedAtBatch batch: Int
  ) throws -> TrainingResult {
    var asked = 0
    return try Trainer(data, options: options).run(
      .init(isInterrupted: {
        asked += 1
        return asked > batch
      }))
  }

  @Test func isAskedBeforeEachBatch() throws {
    let options = options { $0.epochs = 2 }
    let data = try ToyTraining.data(development: nil, options: options)
    var asked = 0
    let result = try Trainer(data, options: options).run(
      .init(
        report: { report in #expect(asked == 11 * report.epoch) },
        isInterrupted: {
          asked += 1
          return false
        }))
    // 166 tokens in batches of 16
    #expect(asked == 2 * 11)
    #expect(result.wasInterrupted == false)
  }

  @Test func interruptedAtOnceNothingIsLearned() throws {
    let options = options()
    let data = try ToyTraining.data(development: ToyLanguage.development, options: options)
    let result = try run(data, options, interruptedAtBatch: 0)
    #expect(result.wasInterrupted)
    #expect(result.bestEpoch == 0)
    #expect(result.history.isEmpty)
    #expect(result.bestF1 == 0)
    #expect(result.bestScore == nil)
    #expect(result.weights.words == [data.tables[0].vectors])
    // an epoch cut short does not count
    #expect(try run(data, options, interruptedAtBatch: 10).weights.bits == result.weights.bits)
  }

  @Test func interruptionReturnsTheBestSoFar() throws {
    let options = options { $0.seed = 14 }
    let data = try ToyTraining.data(development: ToyLanguage.development, options: options)
    let first = try run(data, options, interruptedAtBatch: 11)
    let withinTheThird = try run(data, options, interruptedAtBatch: 2 * 11 + 5)
    #expect(first.wasInterrupted)
    #expect(first.history.map(\.epoch) == [1])
    #expect(withinTheThird.wasInterrupted)
    #expect(withinTheThird.history.map(\.epoch) == [1, 2])
    let f1 = withinTheThird.history.map { $0.score?.overall.f1 ?? 0 }
    #expect(withinTheThird.bestF1 == f1.max())
    #expect(withinTheThird.bestEpoch == (f1[1] > f1[0] ? 2 : 1))
    #expect((withinTheThird.weights.bits == first.weights.bits) == (withinTheThird.bestEpoch == 1))
  }

  /// The last finished epoch's weights are returned, without those of the batches behind it.
  @Test func interruptedWithoutADevelopmentSet() throws {
    let options = options()
    let data = try ToyTraining.data(development: nil, options: options)
    let atTheEnd = try run(data, options, interruptedAtBatch: 11)
    let later = try run(data, options, interruptedAtBatch: 2 * 11 - 1)
    #expect(later.wasInterrupted)
    #expect(later.bestEpoch == 1)
    #expect(later.weights.bits == atTheEnd.weights.bits)
    #expect(later.weights.words != [data.tables[0].vectors])
  }

  // MARK: - Choices

  /// Every activation with every optimizer and every schedule, for as many steps as an epoch has, at the default rate.
  @Test(arguments: Activation.allCases, OptimizerChoice.allCases)
  func everyChoiceGoesWithEveryOther(_ activation: Activation, _ optimizer: OptimizerChoice) throws {
    for schedule in [ScheduleChoice.constant, .halve(epochs: 1), .exponential(rate: 0.5), .linear] {
      for initializer in WeightInitializer.allCases {
        let options = options {
          $0.activation = activation
          $0.optimizer = optimizer
          $0.learningRate = optimizer.defaultRate
          $0.schedule = schedule
          $0.initializer = initializer
          $0.warmup = 3
          $0.l1 = 0.001
          $0.l2 = 0.001
          $0.pull = 0.5
        }
        let data = try ToyTraining.data(development: nil, options: options)
        let trainer = Trainer(data, options: options)
        let result = try trainer.run(through: 2)
        let weights = result.weights
        let matrices = [
          weights.words[0], weights.hiddenWeight, weights.hiddenBias, weights.outputWeight, weights.outputBias,
        ]
        #expect((matrices + weights.features).allSatisfy { $0.elements.allSatisfy(\.isFinite) })
        #expect(result.history.count == 2 && result.history.allSatisfy { $0.loss.isFinite })
        #expect(weights.hiddenWeight != trainer.initialWeights.hiddenWeight)
        #expect(weights.words != trainer.initialWeights.words)
      }
    }
  }

  /// Documents, sentences and tokens as the units of a batch, with and without a mean of the weights: each learns the toy
  /// language, and goes on after an interruption as if there had been none.
  @Test(arguments: [(0, LossChoice.sentences, 0.0), (4, .tokens, 0.9), (4, .sentences, 0), (0, .tokens, 0.9)])
  func poolsSentencesAndMeansLearn(_ pooledUnits: Int, _ loss: LossChoice, _ averaging: Double) throws {
    let options = options {
      $0.pooledUnits = pooledUnits
      $0.loss = loss
      $0.averaging = averaging
      $0.epochs = 10
      $0.features = "case=2,suffix1=2,document-case=2,lists=2"
    }
    let data = try ToyTraining.data(development: ToyLanguage.development, options: options)
    let trainer = Trainer(data, options: options)
    var states: [TrainingState] = []
    let whole = try trainer.run(.init(keep: { states.append($0) }))
    #expect(whole.bestF1 > 0.9)
    #expect(whole.weights.pooling?.weight.rows == (pooledUnits > 0 ? pooledUnits : nil))
    #expect((whole.weights.moves != nil) == (loss == .sentences))
    let resumed = try trainer.run(from: states[3])
    #expect(resumed.weights.bits == whole.weights.bits)
  }

  /// Training by several threads makes the same weights, bit for bit. The layers are as large as it takes for their work to
  /// be divided, and of a size that does not divide evenly.
  @Test(
    arguments: EmbeddingTraining.allCases, [(0, LossChoice.tokens, 0.0), (90, .sentences, 0), (0, .tokens, 0.9)])
  func theNumberOfThreadsChangesNoBit(
    _ embeddings: EmbeddingTraining, _ c: (pooledUnits: Int, loss: LossChoice, averaging: Double)
  ) throws {
    let options = options {
      $0.embeddings = embeddings
      $0.pooledUnits = c.pooledUnits
      $0.loss = c.loss
      $0.averaging = c.averaging
      $0.hiddenUnits = 151
      $0.features = "case=2,suffix1=3"
      $0.batchSize = 83
      $0.epochs = 2
    }
    let data = try ToyTraining.data(development: ToyLanguage.development, options: options)
    let alone = try Trainer(data, options: options).run()
    for threads in [2, 3] {
      let together = try Trainer(data, options: options, threads: threads).run()
      #expect(together.weights.bits == alone.weights.bits, "\(threads) threads")
      #expect(together.history.map(\.loss) == alone.history.map(\.loss))
    }
  }

  /// A second hidden layer learns the toy language too, with an architecture and a number of parameters that say so.
  @Test func aSecondHiddenLayerLearns() throws {
    let options = options {
      $0.secondHiddenUnits = 6
      $0.epochs = 10
    }
    let data = try ToyTraining.data(development: ToyLanguage.development, options: options)
    let trainer = Trainer(data, options: options)
    #expect(trainer.architecture.secondHiddenUnits == 6)
    // the output layer has two inputs less
    #expect(trainer.parameterCounts.all == 32 * 8 + 339 + 6 * 8 + 6 - 9 * 2)
    let result = try trainer.run()
    #expect(result.bestF1 > 0.9)
    #expect(result.weights.second?.weight.shape == Shape(rows: 6, columns: 8))
    #expect(result.weights.outputWeight.shape == Shape(rows: 9, columns: 6))
  }

  /// What words are made of is enough to learn the toy language, where all their vectors are alike.
  @Test func characterNgramsLearn() throws {
    let options = options {
      $0.features = "ngrams=6"
      $0.embeddings = .frozen
      $0.epochs = 20
    }
    let folder = try TemporaryFolder()
    let data = try withExtendedLifetime(folder) {
      try TrainingData(
        training: try ToyTraining.corpus(ToyLanguage.training),
        development: try ToyTraining.corpus(ToyLanguage.training),
        stores: [try ToyTraining.store(of: "unused 1 1\n", in: folder)], options: options)
    }
    let trainer = Trainer(data, options: options)
    var states: [TrainingState] = []
    let whole = try trainer.run(.init(keep: { states.append($0) }))
    #expect(whole.bestF1 > 0.9)
    #expect(whole.weights.features.map(\.shape) == [Shape(rows: 20_001, columns: 6)])
    let resumed = try trainer.run(from: states[3])
    #expect(resumed.weights.bits == whole.weights.bits)
  }

  /// The mean of the weights is what is scored and kept; the run goes on from the weights themselves.
  @Test func aMeanChangesWhatIsKeptAndNothingElse() throws {
    let plain = options {
      $0.epochs = 3
      $0.patience = 3
    }
    var averaged = plain
    averaged.averaging = 0.9
    let data = try ToyTraining.data(development: nil, options: plain)
    let first = try Trainer(data, options: plain).run()
    let second = try Trainer(data, options: averaged).run()
    #expect(first.history.map(\.loss) == second.history.map(\.loss))
    #expect(first.weights.hiddenWeight != second.weights.hiddenWeight)
  }

  // MARK: - Divergence

  /// The rate is beyond the largest `Float`, so that after one step no score is a finite number; where an epoch has but
  /// one, the weights tell.
  @Test(arguments: [(16, 1, 2), (1_000, 1, 1)])
  func divergenceSaysWhere(batchSize: Int, epoch: Int, batch: Int) throws {
    let options = options {
      $0.learningRate = 1e39
      $0.batchSize = batchSize
    }
    let data = try ToyTraining.data(development: nil, options: options)
    var reported: [Int] = []
    #expect(throws: TrainingError.diverged(epoch: epoch, batch: batch, rate: 1e39)) {
      try Trainer(data, options: options).run(.init(report: { reported.append($0.epoch) }))
    }
    #expect(reported == Array(1..<epoch))
  }

  // MARK: - Short runs

  /// A trial is the beginning of a whole run, its schedule included.
  @Test func aRunThatIsToStopEarlyIsTheBeginningOfAWholeOne() throws {
    let options = options { $0.epochs = 6 }
    let data = try ToyTraining.data(development: ToyLanguage.development, options: options)
    let whole = try ToyTraining.run(data, options)
    let trial = try Trainer(data, options: options).run(through: 2, scoring: .lastEpoch)
    #expect(trial.history.map(\.loss) == Array(whole.history.map(\.loss).prefix(2)))
    #expect(trial.history.map(\.learningRate) == Array(whole.history.map(\.learningRate).prefix(2)))
    #expect(trial.history.map { $0.score != nil } == [false, true])
    #expect(trial.bestScore == whole.history[1].score)
    #expect(trial.bestEpoch == 2)
    #expect(try Trainer(data, options: options).run(through: 99).weights.bits == whole.weights.bits)
  }
}
