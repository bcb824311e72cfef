import NetworkTraining
import NumericKernels
import WindowFeatures
import WindowNetwork

/// Whole steps of training on batches of a text, as `wordclf train` makes them by default: the batch filled, words and
/// units dropped out, the loss, its gradients, the penalty, and Adam.
struct TrainingTask: BenchmarkTask {
  struct Size {
    var network: NetworkTask.Size
    var tokens: Int
    /// Sizes of the network that is trained when nobody says otherwise, and a text that does not fit into a near cache.
    static func usual(batch: Int) -> Size {
      var network = NetworkTask.Size.usual
      network.batch = batch
      return Size(network: network, tokens: 60_000)
    }
  }

  private let size: Size
  private let trainsWords: Bool
  private let text: EncodedText
  private let plan: BatchPlan
  private let classifier: WindowClassifier<Float>
  private let parameters: [Parameter<Float>]
  private let options: TrainingOptions
  private let architecture: WindowArchitecture
  private let team: Team
  private let floorProducts: [BareProduct]
  private var batch: WindowBatch
  private var optimizer = Adam<Float>()
  private var steps = 0

  /// - Parameter drops: whether words, elements of their vectors and hidden units are dropped out, as by default.
  init(_ size: Size, trainsWords: Bool, drops: Bool = true, threads: Int = 1) {
    self.size = size
    self.trainsWords = trainsWords
    var options = TrainingOptions()
    if !drops {
      options.dropout = .none
      options.wordDropout = 0
    }
    self.options = options
    architecture = NetworkTask.architecture(of: size.network)
    var generator = SeededGenerator(seed: 1)
    team = threads == 1 ? .alone : Team(size: threads)
    classifier = NetworkTask.classifier(
      size.network, architecture, trainsWords: trainsWords, dropout: options.dropout, team: team, using: &generator)
    parameters = classifier.parameters
    text = NetworkTask.text(of: size.network, tokens: size.tokens, architecture, using: &generator)
    var plan = BatchPlan(tokenCount: text.tokenCount, batchSize: size.network.batch)
    plan.shuffle(seed: 1, epoch: 1)
    self.plan = plan
    batch = WindowBatch(featureCount: text.rows.count)
    floorProducts = TrainingTask.products(
      batch: size.network.batch, architecture, withInputGradient: trainsWords
    ).map { BareProduct($0) }
  }

  /// The products of a step. Where words are frozen, those of the few places whose vectors are learned are not counted.
  static func products(
    batch: Int, _ architecture: WindowArchitecture, withInputGradient: Bool
  ) -> [ProductTask.Size] {
    let layers = [
      (inputs: architecture.inputCount, outputs: architecture.hiddenUnits, hasInputGradient: withInputGradient),
      (inputs: architecture.hiddenUnits, outputs: architecture.classCount, hasInputGradient: true),
    ]
    return layers.flatMap { layer in
      [
        ProductTask.Size(rows: batch, inner: layer.inputs, columns: layer.outputs, isTransposedB: true),
        ProductTask.Size(rows: layer.outputs, inner: batch, columns: layer.inputs, isTransposedA: true),
      ]
        + (layer.hasInputGradient
          ? [ProductTask.Size(rows: batch, inner: layer.outputs, columns: layer.inputs)] : [])
    }
  }

  var work: Double { Double(size.network.batch) }

  var floor: Floor? {
    let products = floorProducts
    return Floor(summary: "its products in BLAS, one thread") { products.reduce(0) { $0 + $1.run() } }
  }

  mutating func run() -> Double {
    // the last batch may be smaller
    fill(plan[steps % (plan.batchCount - 1)])
    for parameter in parameters { parameter.gradient.clear() }
    let loss = classifier.loss(of: batch, .training(seed: UInt64(steps)))
    classifier.backward()
    L2Penalty(strength: options.l2).addGradient(to: parameters, by: team)
    optimizer.step(parameters, rate: options.learningRate, by: team)
    steps += 1
    return Double(loss)
  }

  private mutating func fill(_ tokens: ArraySlice<Int>) {
    batch.fill(from: text, tokens: tokens)
    if options.wordDropout > 0 {
      var generator = SeededGenerator(seed: 2, stream: UInt64(steps))
      batch.dropWords(ofTables: 1) { generator.nextUnit() < options.wordDropout }
    }
  }

  /// The oracle: the gradients of the last batch with the weights of now, in double precision; and as many steps.
  func check() throws {
    let precise = WindowClassifier(
      WindowWeights<Double>(classifier.weights), windowSize: architecture.windowSize,
      activation: architecture.activation,
      trainableWords: [NetworkTask.trainableWords(size.network, trainsWords: trainsWords)], dropout: options.dropout)
    let pass = Pass.training(seed: 1)
    for parameter in parameters { parameter.gradient.clear() }
    let loss = Double(classifier.loss(of: batch, pass))
    let expectedLoss = precise.loss(of: batch, pass)
    try WrongAnswer.unless((loss - expectedLoss).magnitude, isWithin: 1e-4 * expectedLoss, of: "the losses")
    classifier.backward()
    precise.backward()
    for (ours, expected) in zip(parameters, precise.parameters) where !ours.isFrozen {
      let (values, expected) = (ours.gradient.values.elements, expected.gradient.values.elements)
      if values.count != expected.count { throw WrongAnswer(description: "other rows have a gradient") }
      let largest = expected.map(\.magnitude).max() ?? 0
      let error = zip(values, expected).map { (Double($0) - $1).magnitude }.max() ?? 0
      try WrongAnswer.unless(error, isWithin: 1e-3 * largest, of: "the gradients of \(ours.name)")
    }
    if optimizer.state.steps != steps { throw WrongAnswer(description: "steps are missing") }
  }
}
