import NetworkTraining
import NumericKernels
import WindowFeatures
import WindowNetwork

/// The whole network in training, forward or backward over one batch, with random weights and words that are as
/// frequent as words are.
struct NetworkTask: BenchmarkTask {
  enum Direction {
    /// From the batch to its loss, dropout included.
    case forward
    /// From the loss to the gradients of all that is trained, which are cleared first.
    case backward
  }

  struct Size {
    var batch: Int
    var words: Int
    var wordDimension: Int
    var hiddenUnits: Int

    /// The default network, for a corpus of 20,000 words, with vectors of 50 numbers.
    static let usual = Size(
      batch: TrainingOptions().batchSize, words: 20_000, wordDimension: 50, hiddenUnits: TrainingOptions().hiddenUnits)
  }

  private let direction: Direction
  private let batch: WindowBatch
  private let classifier: WindowClassifier<Float>
  /// The same network in double precision, in which the oracles compute.
  private let precise: WindowClassifier<Double>
  private let pass = Pass.training(seed: 1)

  init(_ size: Size, _ direction: Direction, trainsWords: Bool) {
    let dropout = TrainingOptions().dropout
    let architecture = NetworkTask.architecture(of: size)
    var generator = SeededGenerator(seed: 1)
    classifier = NetworkTask.classifier(
      size, architecture, trainsWords: trainsWords, dropout: dropout, using: &generator)
    precise = WindowClassifier(
      WindowWeights<Double>(classifier.weights), windowSize: architecture.windowSize,
      activation: architecture.activation, trainableWords: [NetworkTask.trainableWords(size, trainsWords: trainsWords)],
      dropout: dropout)
    var batch = WindowBatch(featureCount: architecture.features.count + 1)
    batch.fill(
      from: NetworkTask.text(of: size, tokens: size.batch, architecture, using: &generator), tokens: 0..<size.batch)
    self.batch = batch
    self.direction = direction
    _ = classifier.loss(of: batch, pass)
  }

  /// The default network of that size.
  static func architecture(of size: Size) -> WindowArchitecture {
    var architecture = TrainingOptions().architecture(
      wordDimensions: [size.wordDimension], features: [(FittedFeature(.caseClass), 5)], classCount: 17)
    architecture.hiddenUnits = size.hiddenUnits
    return architecture
  }

  /// A network with random weights.
  static func classifier(
    _ size: Size, _ architecture: WindowArchitecture, trainsWords: Bool, dropout: DropoutRates, team: Team = .alone,
    using generator: inout SeededGenerator
  ) -> WindowClassifier<Float> {
    let weights = WindowWeights<Float>(
      architecture,
      words: [.uniform(rows: size.words, columns: size.wordDimension, limit: 1, using: &generator)],
      classCounts: (1...architecture.classCount).map { 10_000 / $0 }, using: &generator)
    return WindowClassifier(
      weights, windowSize: architecture.windowSize, activation: architecture.activation,
      trainableWords: [trainableWords(size, trainsWords: trainsWords)], dropout: dropout, team: team)
  }

  /// The words whose vectors are learned: all, or padding and the unknown word.
  static func trainableWords(_ size: Size, trainsWords: Bool) -> Range<Int> {
    0..<(trainsWords ? size.words : Int(Vocabulary.firstWord))
  }

  /// At least so many words of which the n-th most frequent has a share of 1/n, in sentences of 15 words.
  static func text(
    of size: Size, tokens: Int, _ architecture: WindowArchitecture, using generator: inout SeededGenerator
  ) -> EncodedText {
    let features = architecture.features
    var text = EncodedText(featureCount: features.count + 1, radius: architecture.radius)
    let length = 15
    for _ in 0..<(tokens + length - 1) / length {
      let forms = (0..<length).map { _ in
        let rank = Double.pow(Double(size.words - 2), generator.nextUnit())
        return [Vocabulary.firstWord + Int32(rank) - 1]
          + features.map { Int32(1 + generator.next(below: $0.rows - 1)) }
      }
      text.append(
        formRows: forms, goldClasses: forms.map { _ in Int32(generator.next(below: architecture.classCount)) })
    }
    return text
  }

  var work: Double { Double(batch.count) }

  mutating func run() -> Double {
    switch direction {
    case .forward:
      return Double(classifier.loss(of: batch, pass))
    case .backward:
      for parameter in classifier.parameters { parameter.gradient.clear() }
      classifier.backward()
      return Double(classifier.parameters.last?.gradient.values[0, 0] ?? 0)
    }
  }

  /// The oracles: the loss in double precision, and central differences of it.
  func check() throws {
    let loss = Double(classifier.loss(of: batch, pass))
    switch direction {
    case .forward:
      let difference = (loss - precise.loss(of: batch, pass)).magnitude
      try WrongAnswer.unless(difference, isWithin: 1e-5 * loss, of: "the losses")
    case .backward:
      var touchesTheSameRows = true
      let check = precise.checkGradients(of: batch, pass, elements: 20) { parameters in
        let timed = classifier.parameters.filter { !$0.isFrozen }
        touchesTheSameRows = zip(parameters, timed).allSatisfy { $0.gradient.rows == $1.gradient.rows }
        guard touchesTheSameRows else { return }
        // what is compared are the gradients that were timed
        for (parameter, timed) in zip(parameters, timed) {
          parameter.gradient.values = Matrix<Double>(timed.gradient.values)
        }
      }
      if !touchesTheSameRows { throw WrongAnswer(description: "other rows have a gradient than with the oracle") }
      for row in check.rows {
        try WrongAnswer.unless(row.error, isWithin: 1e-3, of: "the gradients of \(row.parameter)")
      }
    }
  }
}
