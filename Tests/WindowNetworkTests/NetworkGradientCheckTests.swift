import NumericKernels
import Testing
import WindowFeatures

@testable import WindowNetwork

@Suite struct NetworkGradientCheckTests {
  static let network = ToyNetwork()

  private func check(
    _ weights: WindowWeights<Double>? = nil, network: ToyNetwork = network, trainableWords: [Range<Int>]? = nil,
    dropout: DropoutRates = DropoutRates(input: 0.3, hidden: 0.3), batch: WindowBatch? = nil, elements: Int? = nil,
    seed: UInt64 = 1, making mistake: NetworkGradientCheck.Mistake? = nil
  ) -> NetworkGradientCheck {
    NetworkGradientCheck(
      weights: weights ?? network.weights(), architecture: network.architecture, trainableWords: trainableWords,
      dropout: dropout, batch: batch ?? network.batch(), pass: .training(seed: seed), elements: elements, seed: seed,
      making: mistake)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var network = ToyNetwork()
    var dropout = DropoutRates(input: 0.3, hidden: 0.3)
    /// Whether the batch is whole documents.
    var isOfDocuments = false
    var tensors = 6
  }

  static let cases = [
    Case(testDescription: "usual"),
    Case(testDescription: "without dropout", dropout: .none),
    Case(testDescription: "the word alone", network: ToyNetwork(radius: 0)),
    Case(testDescription: "no features", network: ToyNetwork(radius: 2, hasFeature: false), tensors: 5),
    Case(testDescription: "two tables of words", network: ToyNetwork(hasSecondTable: true), tensors: 7),
    Case(testDescription: "many units", network: ToyNetwork(hiddenUnits: 40)),
    Case(testDescription: "sigmoid", network: ToyNetwork(activation: .sigmoid)),
    Case(testDescription: "tanh", network: ToyNetwork(activation: .tanh)),
    Case(testDescription: "hard tanh", network: ToyNetwork(hiddenUnits: 40, activation: .hardTanh)),
    Case(testDescription: "pooled units, each window alone", network: ToyNetwork(pooledUnits: 3), tensors: 8),
    Case(
      testDescription: "pooled units", network: ToyNetwork(pooledUnits: 3), isOfDocuments: true, tensors: 8),
    Case(testDescription: "moves", network: ToyNetwork(scoresMoves: true), isOfDocuments: true, tensors: 9),
    Case(
      testDescription: "many pooled units and moves",
      network: ToyNetwork(hiddenUnits: 20, pooledUnits: 30, scoresMoves: true), isOfDocuments: true, tensors: 11),
    Case(
      testDescription: "many pooled units and moves, hard tanh, without dropout",
      network: ToyNetwork(hiddenUnits: 20, activation: .hardTanh, pooledUnits: 30, scoresMoves: true), dropout: .none,
      isOfDocuments: true, tensors: 11),
  ]

  /// Two hidden layers, with each activation, without and with pooled units.
  static let twoLayerCases = Activation.allCases.flatMap { activation in
    [
      Case(
        testDescription: "two hidden layers, \(activation.rawValue)",
        network: ToyNetwork(hiddenUnits: 12, secondHiddenUnits: 9, activation: activation), tensors: 8),
      Case(
        testDescription: "two hidden layers and pooled units, \(activation.rawValue)",
        network: ToyNetwork(hiddenUnits: 9, secondHiddenUnits: 12, activation: activation, pooledUnits: 6),
        isOfDocuments: true, tensors: 10),
    ]
  }

  @Test(arguments: cases + twoLayerCases) func everyGradientIsRight(_ c: Case) {
    for seed in 1...5 {
      let batch = c.isOfDocuments ? c.network.batch(documents: 0..<4) : c.network.batch()
      let check = check(network: c.network, dropout: c.dropout, batch: batch, seed: UInt64(seed))
      for row in check.rows { #expect(row.error < 1e-7, "\(row.parameter), seed \(seed)") }
      #expect(check.rows.count == c.tensors)
    }
  }

  @Test func tensorsAreNamedAndCounted() {
    let rows = check().rows
    #expect(
      rows.map(\.parameter) == [
        "words (rows of the batch)", "case (rows of the batch)", "hidden.weight", "hidden.bias", "output.weight",
        "output.bias",
      ])
    #expect(rows.map(\.shape.rows) == [7, 5, 4, 1, 3, 1])
    #expect(rows.map(\.shape.columns) == [3, 2, 15, 4, 4, 3])
    // word 6 is not in the text
    #expect(rows.map(\.available) == [18, 10, 60, 4, 12, 3])
    #expect(rows.map(\.count) == rows.map(\.available))
    #expect(check(elements: 5).rows.map(\.count) == [5, 5, 5, 4, 5, 3])
  }

  @Test func tensorsOfPooledUnitsAndMovesAreNamedAndCounted() {
    let network = ToyNetwork(pooledUnits: 3, scoresMoves: true)
    let rows = check(network: network, batch: network.batch(documents: 0..<4)).rows.dropFirst(4)
    #expect(
      rows.map(\.parameter) == [
        "pooling.weight", "pooling.bias", "output.weight", "output.bias", "sentence.moves", "sentence.start",
        "sentence.end",
      ])
    #expect(rows.map(\.available) == [12, 3, 24, 3, 9, 3, 3])
    #expect(rows.map(\.count) == rows.map(\.available))
  }

  @Test func tensorsOfTwoHiddenLayersAreNamedAndCounted() {
    let rows = check(network: ToyNetwork(secondHiddenUnits: 5)).rows.dropFirst(2)
    #expect(
      rows.map(\.parameter) == [
        "hidden.weight", "hidden.bias", "second.weight", "second.bias", "output.weight", "output.bias",
      ])
    #expect(rows.map(\.available) == [60, 4, 20, 5, 15, 3])
  }

  @Test func ofFrozenWordsTheRowsThatAreTrainedCanBeChecked() {
    let rows = check(trainableWords: [0..<2]).rows
    #expect(rows[0].available == 6)
    #expect(rows.allSatisfy { $0.error < 1e-7 })
  }

  // MARK: Kinks

  /// A network in which each hidden unit stands at the kink for one window of the toy text.
  private var atTheKink: WindowWeights<Double> {
    get throws {
      var weights: WindowWeights<Double> = Self.network.weights()
      let classifier = WindowClassifier(weights, windowSize: Self.network.architecture.windowSize)
      _ = classifier.loss(of: Self.network.batch(), .inference)
      let inputs = try #require(classifier.graph.nodes.first { $0.layer.name == "hidden" }).value
      for unit in 0..<inputs.columns { weights.hiddenBias[0, unit] -= inputs[unit, unit] }
      return weights
    }
  }

  @Test func aNetworkAtTheKinkIsMovedOffIt() throws {
    let weights = try atTheKink
    #expect(try #require(check(weights, dropout: .none).worst).error < 1e-7)
    // unmoved it fails, though its gradients are right
    let classifier = WindowClassifier(weights, windowSize: 3)
    let unmoved = classifier.checkGradients(of: Self.network.batch(), .inference)
    #expect(try #require(unmoved.worst).error > 0.01)
  }

  /// The same for the units of a second hidden layer.
  @Test func aSecondLayerAtTheKinkIsMovedOffIt() throws {
    let network = ToyNetwork(hiddenUnits: 9, secondHiddenUnits: 4)
    var weights: WindowWeights<Double> = network.weights()
    let probe = WindowClassifier(weights, windowSize: 3)
    _ = probe.loss(of: network.batch(), .inference)
    let inputs = try #require(probe.graph.nodes.first { $0.layer.name == "second" }).value
    for unit in 0..<inputs.columns { weights.second?.bias[0, unit] -= inputs[unit, unit] }
    #expect(try #require(check(weights, network: network, dropout: .none).worst).error < 1e-7)
    // unmoved it fails, though its gradients are right
    let unmoved = WindowClassifier(weights, windowSize: 3).checkGradients(of: network.batch(), .inference)
    #expect(try #require(unmoved.worst).error > 0.01)
  }

  /// A network whose pooled units all but tie: two windows of word 2 lead each of them by next to nothing.
  @Test func aNetworkAtATieIsMovedOffIt() throws {
    let network = ToyNetwork(hiddenUnits: 9, activation: .tanh, pooledUnits: 2)
    var weights: WindowWeights<Double> = network.weights()
    weights.pooling?.weight.fill(with: 0)
    for unit in 0..<2 { weights.pooling?.weight[unit, unit] = 1e-6 }
    let batch = network.batch(documents: 0..<4)
    #expect(try #require(check(weights, network: network, dropout: .none, batch: batch).worst).error < 1e-7)
    // unmoved it fails, though its gradients are right
    let classifier = WindowClassifier(weights, windowSize: 3, activation: .tanh, trainableWords: [0..<7])
    let unmoved = classifier.checkGradients(of: batch, .inference)
    #expect(try #require(unmoved.worst).error > 0.01)
  }

  /// A sentence that stands twice in its document has windows that are equal whatever the weights are: no kink.
  @Test func equalWindowsAreNoTrouble() {
    let network = ToyNetwork(pooledUnits: 3, scoresMoves: true)
    var text = EncodedText(featureCount: 2, radius: 1)
    for _ in 0..<2 { text.append(formRows: [[2, 3], [3, 1], [2, 1]], goldClasses: [1, 0, 2]) }
    text.endDocument()
    var batch = WindowBatch(featureCount: 2)
    batch.fill(from: text, documents: 0..<1)
    #expect(batch.formGroups == [0, 1, 0, 0, 1, 0])
    let check = check(network: network, dropout: .none, batch: batch)
    for row in check.rows { #expect(row.error < 1e-7, "\(row.parameter)") }
  }

  // MARK: Mistakes

  static let mistakes: [(NetworkGradientCheck.Mistake, tensor: String, error: Double)] = [
    (.forgottenBias, "hidden.bias", 1), (.scaledWeight, "hidden.weight", 0.01 / 1.01),
  ]

  @Test(arguments: mistakes)
  func aMistakeIsCaughtWhereItIsMade(_ mistake: NetworkGradientCheck.Mistake, tensor: String, error: Double) throws {
    let check = check(making: mistake)
    let worst = try #require(check.worst)
    #expect(worst.parameter == tensor)
    #expect((worst.error - error).magnitude < 1e-7)
    #expect(check.rows.filter { $0.parameter != tensor }.allSatisfy { $0.error < 1e-7 })
  }

  @Test func everyMistakeHasARow() {
    #expect(Self.mistakes.map(\.0) == NetworkGradientCheck.Mistake.allCases)
  }
}
