import NumericKernels
import Testing
import WindowFeatures

@testable import WindowNetwork

@Suite struct WindowClassifierTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var network = ToyNetwork()
    var trainableWords = 0..<ToyNetwork.wordCount
    var dropout = DropoutRates.none
    var pass = Pass.inference
  }

  static let cases = [
    Case(testDescription: "fine-tuned words"),
    Case(testDescription: "frozen words, but padding and the unknown one", trainableWords: 0..<2),
    Case(testDescription: "frozen words", trainableWords: 0..<0),
    Case(testDescription: "the word alone", network: ToyNetwork(radius: 0)),
    Case(testDescription: "five words", network: ToyNetwork(radius: 2)),
    Case(testDescription: "no features", network: ToyNetwork(hasFeature: false)),
    Case(testDescription: "one hidden unit", network: ToyNetwork(hiddenUnits: 1)),
    Case(testDescription: "training without dropout", pass: .training(seed: 1)),
    Case(
      testDescription: "dropout of the input", dropout: DropoutRates(input: 0.3, hidden: 0),
      pass: .training(seed: 2)),
    Case(
      testDescription: "dropout of hidden units", dropout: DropoutRates(input: 0, hidden: 0.5),
      pass: .training(seed: 3)),
    Case(
      testDescription: "dropout of both, fine-tuned words, no features",
      network: ToyNetwork(radius: 2, hasFeature: false),
      dropout: DropoutRates(input: 0.25, hidden: 0.25), pass: .training(seed: 4)),
    Case(
      testDescription: "dropout of both, frozen words", trainableWords: 0..<2,
      dropout: DropoutRates(input: 0.25, hidden: 0.25), pass: .training(seed: 5)),
  ]

  // MARK: Gradients

  @Test(arguments: cases) func gradientsAgreeWithCentralDifferences(_ c: Case) throws {
    let classifier = c.network.classifier(trainableWords: c.trainableWords, dropout: c.dropout, Double.self)
    let check = classifier.checkGradients(of: c.network.batch(), c.pass)
    let trainable = classifier.parameters.filter { !$0.isFrozen }
    #expect(check.rows.map(\.parameter) == trainable.map(\.name))
    #expect(check.rows.map(\.count) == trainable.map { $0.gradient.values.shape.count })
    for row in check.rows { #expect(row.error < 1e-7, "\(row.parameter)") }
    for parameter in trainable { #expect(parameter.gradient.values.elements.contains { $0.magnitude > 1e-3 }) }
    // a unit at the kink of the rectifier would spoil the differences, not the gradients
    let rectifier = try #require(classifier.graph.nodes.first { $0.layer is ReLU<Double> })
    #expect(rectifier.inputs[0].value.elements.allSatisfy { $0.magnitude > 1e-3 })
    #expect(rectifier.inputs[0].value.elements.contains { $0 > 0 })
  }

  @Test(arguments: cases) func onlyWordsLookedUpAndTrainableAreTouched(_ c: Case) {
    let classifier = c.network.classifier(trainableWords: c.trainableWords, dropout: c.dropout, Double.self)
    let batch = c.network.batch(0..<5)
    _ = classifier.loss(of: batch, c.pass)
    classifier.backward()
    let words = classifier.parameters[0]
    #expect(Set(words.gradient.rows) == Set(batch.rows[0]).filter { c.trainableWords.contains(Int($0)) })
    #expect(words.gradient.rows.count == Set(words.gradient.rows).count)
    #expect(batch.rows[0].count { $0 == 2 } > 1)
  }

  @Test func gradientsOfBatchesAreAdded() {
    let network = ToyNetwork()
    let whole: WindowClassifier<Double> = network.classifier()
    _ = whole.loss(of: network.batch(0..<8), .inference)
    whole.backward()
    let halves: WindowClassifier<Double> = network.classifier()
    for tokens in [0..<4, 4..<8] {
      _ = halves.loss(of: network.batch(tokens), .inference)
      halves.backward()
    }
    for (whole, halves) in zip(whole.parameters, halves.parameters) {
      // means over four are twice what means over eight are
      var sum = whole.gradient.dense(rowCount: whole.value.rows)
      sum.add(sum)
      #expect(halves.gradient.dense(rowCount: halves.value.rows).isNear(sum, within: 1e-13))
    }
  }

  // MARK: Values

  /// The scores by the definition, loop by loop.
  private func scores(_ weights: WindowWeights<Double>, _ batch: WindowBatch, windowSize: Int) -> Matrix<Double> {
    var input: [Double] = []
    for window in 0..<batch.count {
      for (table, rows) in zip([weights.words] + weights.features, batch.rows) {
        for row in rows[window * windowSize..<(window + 1) * windowSize] { input += table.row(Int(row)) }
      }
    }
    let x = Matrix(rows: batch.count, columns: input.count / batch.count, elements: input)
    var hidden = ReferenceKernels.product(x, ReferenceKernels.transpose(weights.hiddenWeight))
    for row in 0..<hidden.rows {
      for unit in 0..<hidden.columns { hidden[row, unit] = max(0, hidden[row, unit] + weights.hiddenBias[0, unit]) }
    }
    var scores = ReferenceKernels.product(hidden, ReferenceKernels.transpose(weights.outputWeight))
    for row in 0..<scores.rows {
      for tag in 0..<scores.columns { scores[row, tag] += weights.outputBias[0, tag] }
    }
    return scores
  }

  @Test(arguments: cases) func scoresAreThoseOfTheDefinition(_ c: Case) {
    let batch = c.network.batch()
    let windowSize = c.network.architecture.windowSize
    let expected = scores(c.network.weights(), batch, windowSize: windowSize)
    #expect(expected.shape == Shape(rows: 8, columns: 3))
    let double = c.network.classifier(dropout: c.dropout, Double.self)
    #expect(double.scores(of: batch).isNear(expected, within: 1e-13))
    let single = c.network.classifier(dropout: c.dropout, Float.self).scores(of: batch)
    #expect(single.isNear(Matrix(rows: 8, columns: 3, elements: expected.elements.map { Float($0) }), within: 1e-5))
  }

  @Test(arguments: cases) func theLossIsThatOfTheScores(_ c: Case) {
    let batch = c.network.batch()
    let classifier = c.network.classifier(dropout: c.dropout, Double.self)
    var softmax = classifier.scores(of: batch)
    softmax.softmaxRows()
    let logarithms = batch.goldClasses.enumerated().map { Double.log(softmax[$0, Int($1)]) }
    #expect((classifier.loss(of: batch, .inference) + logarithms.reduce(0, +) / 8).magnitude < 1e-13)
  }

  @Test(arguments: cases) func aBatchIsItsWindowsOneByOne(_ c: Case) {
    let classifier = c.network.classifier(dropout: c.dropout, Double.self)
    let whole = classifier.scores(of: c.network.batch())
    for token in 0..<8 {
      let one = classifier.scores(of: c.network.batch(token..<token + 1))
      #expect(one.isNear(whole.rows(token..<token + 1), within: 1e-13), "token \(token)")
    }
  }

  @Test(arguments: cases) func nothingIsLeftOverFromOtherBatches(_ c: Case) {
    let used = c.network.classifier(trainableWords: c.trainableWords, dropout: c.dropout, Double.self)
    for tokens in [0..<8, 3..<4, 1..<6, 0..<2] {
      let batch = c.network.batch(tokens)
      let fresh = c.network.classifier(trainableWords: c.trainableWords, dropout: c.dropout, Double.self)
      for parameter in used.parameters { parameter.gradient.clear() }
      #expect(used.loss(of: batch, c.pass) == fresh.loss(of: batch, c.pass), "\(tokens)")
      used.backward()
      fresh.backward()
      for (a, b) in zip(used.parameters, fresh.parameters) {
        #expect(a.gradient.rows == b.gradient.rows && a.gradient.values == b.gradient.values, "\(a.name), \(tokens)")
      }
      #expect(used.scores(of: batch) == fresh.scores(of: batch), "\(tokens)")
    }
  }

  // MARK: Dropout

  @Test func inferenceDropsNothing() {
    let network = ToyNetwork()
    let batch = network.batch()
    let dropping = network.classifier(dropout: DropoutRates(input: 0.5, hidden: 0.5), Float.self)
    let plain: WindowClassifier<Float> = network.classifier()
    _ = dropping.loss(of: batch, .training(seed: 1))
    #expect(dropping.scores(of: batch) == plain.scores(of: batch))
    #expect(dropping.loss(of: batch, .inference) == plain.loss(of: batch, .inference))
    #expect(dropping.loss(of: batch, .training(seed: 1)) != plain.loss(of: batch, .training(seed: 1)))
    #expect(plain.loss(of: batch, .training(seed: 1)) == plain.loss(of: batch, .inference))
  }

  @Test func theSeedOfThePassDecidesTheLoss() {
    let network = ToyNetwork()
    let classifier = network.classifier(dropout: DropoutRates(input: 0.5, hidden: 0.5), Float.self)
    let losses = (0..<5).map { classifier.loss(of: network.batch(), .training(seed: $0)) }
    #expect(Set(losses).count == 5)
    #expect(losses == (0..<5).map { classifier.loss(of: network.batch(), .training(seed: $0)) })
  }

  @Test func theRatesAreThoseOfTheInputAndOfTheHiddenLayer() {
    let classifier = ToyNetwork().classifier(dropout: DropoutRates(input: 0.25, hidden: 0.5), Float.self)
    #expect(classifier.graph.nodes.compactMap { ($0.layer as? Dropout<Float>)?.rate } == [0.25, 0.5])
  }

  /// With as many hidden units as inputs and nothing that is zero by itself, the zeros are those of the masks.
  @Test func theTwoDropoutLayersHaveMasksOfTheirOwn() {
    let network = ToyNetwork(radius: 1, hasFeature: true, hiddenUnits: 15)
    var weights: WindowWeights<Double> = network.weights()
    weights.hiddenBias.fill(with: 100)
    let classifier = WindowClassifier(
      weights, windowSize: 3, dropout: DropoutRates(input: 0.5, hidden: 0.5))
    _ = classifier.loss(of: network.batch(), .training(seed: 1))
    let dropped = classifier.graph.nodes.filter { $0.layer is Dropout<Double> }.map { node in
      node.value.elements.map { $0 == 0 }
    }
    #expect(dropped.count == 2)
    #expect(dropped[0].count == dropped[1].count)
    #expect(dropped[0] != dropped[1])
  }

  // MARK: Parameters

  @Test func parametersInOrder() {
    let network = ToyNetwork()
    let classifier: WindowClassifier<Float> = network.classifier()
    #expect(
      classifier.parameters.map(\.name) == [
        "words", "feature 0", "hidden.weight", "hidden.bias", "output.weight", "output.bias",
      ])
    #expect(classifier.parameters.map(\.isPenalized) == [false, false, true, false, true, false])
    #expect(classifier.parameters.reduce(0) { $0 + $1.trainableCount } == classifier.weights.count)
  }

  @Test func wordsAreFrozenUnlessAskedFor() {
    let classifier = WindowClassifier<Float>(ToyNetwork().weights(), windowSize: 3)
    #expect(classifier.parameters.map(\.isFrozen) == [true, false, false, false, false, false])
  }

  @Test func theWeightsAreThoseOfTheParameters() {
    let classifier: WindowClassifier<Float> = ToyNetwork().classifier()
    var expected: WindowWeights<Float> = ToyNetwork().weights()
    #expect(classifier.weights == expected)
    for (index, parameter) in classifier.parameters.enumerated() { parameter.value.fill(with: Float(index)) }
    expected.words.fill(with: 0)
    expected.features[0].fill(with: 1)
    expected.hiddenWeight.fill(with: 2)
    expected.hiddenBias.fill(with: 3)
    expected.outputWeight.fill(with: 4)
    expected.outputBias.fill(with: 5)
    #expect(classifier.weights == expected)
  }

  @Test func classifiersOfTheSameWeightsLeaveEachOtherAlone() {
    let network = ToyNetwork()
    let weights: WindowWeights<Float> = network.weights()
    let first = WindowClassifier(weights, windowSize: 3)
    let second = WindowClassifier(weights, windowSize: 3)
    let scores = second.scores(of: network.batch())
    for parameter in first.parameters { parameter.value.fill(with: 0) }
    #expect(second.scores(of: network.batch()) == scores)
    #expect(weights == network.weights())
  }

  @Test func anEmptyBatchIsNoTrouble() {
    let network = ToyNetwork()
    let classifier: WindowClassifier<Float> = network.classifier()
    #expect(classifier.scores(of: network.batch(0..<0)).shape == Shape(rows: 0, columns: 3))
    #expect(classifier.loss(of: network.batch(0..<0), .training(seed: 1)) == 0)
    classifier.backward()
    #expect(classifier.parameters.allSatisfy { $0.gradient.values.elements.allSatisfy { $0 == 0 } })
  }
}
