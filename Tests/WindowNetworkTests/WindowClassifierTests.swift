import NumericKernels
import TaggedText
import Testing
import WindowFeatures

@testable import WindowNetwork

@Suite struct WindowClassifierTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var network = ToyNetwork()
    var trainableWords = [0..<ToyNetwork.wordCount]
    var dropout = DropoutRates.none
    var pass = Pass.inference
    /// Whether batches are whole documents.
    var isOfDocuments = false
    var tagSet: TagSet?

    func classifier<Scalar: KernelScalar>(_: Scalar.Type) -> WindowClassifier<Scalar> {
      network.classifier(trainableWords: trainableWords, dropout: dropout, forbiddenBy: tagSet)
    }

    /// A batch of tokens or of documents.
    func batch(_ units: Range<Int>) -> WindowBatch {
      isOfDocuments ? network.batch(documents: units) : network.batch(units)
    }

    /// Tokens or documents, as a batch has them.
    var units: Range<Int> { isOfDocuments ? 0..<4 : 0..<8 }

    var batch: WindowBatch { batch(units) }
  }

  static let cases = tokenCases + documentCases

  static let tokenCases = [
    Case(testDescription: "fine-tuned words"),
    Case(testDescription: "frozen words, but padding and the unknown one", trainableWords: [0..<2]),
    Case(testDescription: "frozen words", trainableWords: [0..<0]),
    Case(
      testDescription: "two tables, the second frozen", network: ToyNetwork(hasSecondTable: true),
      trainableWords: [0..<ToyNetwork.wordCount, 0..<2]),
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
      testDescription: "dropout of both, frozen words", trainableWords: [0..<2],
      dropout: DropoutRates(input: 0.25, hidden: 0.25), pass: .training(seed: 5)),
    Case(testDescription: "pooled units, each window alone", network: ToyNetwork(pooledUnits: 3)),
    Case(testDescription: "moves, each token alone", network: ToyNetwork(scoresMoves: true)),
    Case(testDescription: "two hidden layers", network: ToyNetwork(secondHiddenUnits: 3)),
    Case(
      testDescription: "two hidden layers, dropout of both", network: ToyNetwork(hiddenUnits: 9, secondHiddenUnits: 5),
      dropout: DropoutRates(input: 0.25, hidden: 0.25), pass: .training(seed: 5)),
    Case(testDescription: "bags", network: ToyNetwork(hasBags: true)),
    Case(testDescription: "bags and nothing else", network: ToyNetwork(hasFeature: false, hasBags: true)),
    Case(
      testDescription: "bags, frozen words, dropout of both", network: ToyNetwork(radius: 2, hasBags: true),
      trainableWords: [0..<0], dropout: DropoutRates(input: 0.25, hidden: 0.25), pass: .training(seed: 5)),
  ]

  static let both = ToyNetwork(pooledUnits: 3, scoresMoves: true)
  static let all = ToyNetwork(hiddenUnits: 6, secondHiddenUnits: 5, pooledUnits: 3, scoresMoves: true)

  static let documentCases = [
    Case(testDescription: "documents", isOfDocuments: true),
    Case(testDescription: "pooled units", network: ToyNetwork(pooledUnits: 3), isOfDocuments: true),
    Case(testDescription: "one pooled unit", network: ToyNetwork(pooledUnits: 1), isOfDocuments: true),
    Case(testDescription: "moves", network: ToyNetwork(scoresMoves: true), isOfDocuments: true),
    Case(
      testDescription: "legal moves", network: ToyNetwork(scoresMoves: true), isOfDocuments: true,
      tagSet: TagSet(labels: ["A"], scheme: .iob2)),
    Case(testDescription: "pooled units and moves", network: both, isOfDocuments: true),
    Case(
      testDescription: "pooled units, moves and bags",
      network: ToyNetwork(hasBags: true, pooledUnits: 3, scoresMoves: true), isOfDocuments: true),
    Case(
      testDescription: "pooled units and legal moves, frozen words",
      network: ToyNetwork(radius: 0, pooledUnits: 3, scoresMoves: true), trainableWords: [0..<2], isOfDocuments: true,
      tagSet: TagSet(labels: ["A"], scheme: .iob2)),
    Case(
      testDescription: "pooled units and moves, no features",
      network: ToyNetwork(hasFeature: false, pooledUnits: 2, scoresMoves: true), isOfDocuments: true),
    Case(
      testDescription: "pooled units and moves, dropout of both", network: both,
      dropout: DropoutRates(input: 0.25, hidden: 0.25), pass: .training(seed: 5), isOfDocuments: true),
    Case(
      testDescription: "two hidden layers, pooled units and moves", network: all, isOfDocuments: true),
  ]

  // MARK: Gradients

  @Test(arguments: cases) func gradientsAgreeWithCentralDifferences(_ c: Case) throws {
    let classifier = c.classifier(Double.self)
    let check = classifier.checkGradients(of: c.batch, c.pass)
    let trainable = classifier.parameters.filter { !$0.isFrozen }
    #expect(check.rows.map(\.parameter) == trainable.map(\.name))
    #expect(check.rows.map(\.count) == trainable.map { $0.gradient.values.shape.count })
    for row in check.rows { #expect(row.error < 1e-7, "\(row.parameter)") }
    // where each token is a sentence, there are no moves
    let hasMoves = c.batch.sentenceLengths.contains { $0 > 1 }
    for parameter in trainable where hasMoves || parameter.name != "sentence.moves" {
      #expect(parameter.gradient.values.elements.contains { $0.magnitude > 1e-3 }, "\(parameter.name)")
    }
    // a unit at the kink of the rectifier would spoil the differences, not the gradients
    let rectifiers = classifier.graph.nodes.filter { $0.layer is ReLU<Double> }
    #expect(rectifiers.count == (c.network.secondHiddenUnits > 0 ? 2 : 1))
    for rectifier in rectifiers {
      #expect(rectifier.inputs[0].value.elements.allSatisfy { $0.magnitude > 1e-3 })
      #expect(rectifier.inputs[0].value.elements.contains { $0 > 0 })
    }
    // and so would a window about to take over a maximum
    if let pooled = classifier.graph.nodes.first(where: { $0.layer is FormPooling<Double> }) {
      #expect(pooled.inputs[0].value.smallestGap(within: c.batch.formGroups) > 1e-3)
    }
  }

  @Test(arguments: cases) func onlyWordsLookedUpAndTrainableAreTouched(_ c: Case) {
    let classifier = c.classifier(Double.self)
    let batch = c.isOfDocuments ? c.batch(0..<2) : c.batch(0..<5)
    _ = classifier.loss(of: batch, c.pass)
    classifier.backward()
    let words = classifier.parameters[0]
    #expect(Set(words.gradient.rows) == Set(batch.rows[0]).filter { c.trainableWords[0].contains(Int($0)) })
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

  @Test(arguments: documentCases) func documentsKnowNothingOfEachOther(_ c: Case) {
    let classifier = c.classifier(Double.self)
    func gradients(_ documents: Range<Int>) -> [Matrix<Double>] {
      for parameter in classifier.parameters { parameter.gradient.clear() }
      let batch = c.batch(documents)
      _ = classifier.loss(of: batch, .inference)
      classifier.backward()
      return classifier.parameters.map { parameter in
        var sum = Matrix<Double>(rows: parameter.value.rows, columns: parameter.value.columns)
        sum.add(parameter.gradient.dense(rowCount: sum.rows), scaledBy: Double(batch.count))
        return sum
      }
    }
    var sums = gradients(0..<1)
    for document in 1..<4 {
      for (index, gradient) in gradients(document..<document + 1).enumerated() { sums[index].add(gradient) }
    }
    for (whole, sum) in zip(gradients(0..<4), sums) { #expect(whole.isNear(sum, within: 1e-12)) }
  }

  // MARK: Values

  /// The scores by the definition, loop by loop.
  private func scores(_ weights: WindowWeights<Double>, _ batch: WindowBatch, windowSize: Int) -> Matrix<Double> {
    var input: [Double] = []
    for window in 0..<batch.count {
      for (feature, table) in (weights.words + weights.features).enumerated() {
        for number in batch.rows[feature][window * windowSize..<(window + 1) * windowSize] {
          let rows = batch.bags[feature].map { Array($0[number]) } ?? [number]
          for column in 0..<table.columns {
            input.append(rows.reduce(0) { $0 + table[Int($1), column] } / Double(rows.count))
          }
        }
      }
    }
    var hidden = Matrix(rows: batch.count, columns: input.count / batch.count, elements: input)
    let layers = [(weight: weights.hiddenWeight, bias: weights.hiddenBias)]
    for layer in layers + [weights.second].compactMap({ $0 }).map({ ($0.weight, $0.bias) }) {
      hidden = ReferenceKernels.product(hidden, ReferenceKernels.transpose(layer.weight))
      for row in 0..<hidden.rows {
        for unit in 0..<hidden.columns { hidden[row, unit] = max(0, hidden[row, unit] + layer.bias[0, unit]) }
      }
    }
    if let pooling = weights.pooling {
      let pooled = ReferenceKernels.product(hidden, ReferenceKernels.transpose(pooling.weight))
      var beside: [Double] = []
      for row in 0..<hidden.rows {
        let mates = (0..<hidden.rows).filter { batch.formGroups[$0] == batch.formGroups[row] }
        let maxima = (0..<pooled.columns).map { unit in
          mates.map { pooled[$0, unit] + pooling.bias[0, unit] }.reduce(-.infinity, max)
        }
        beside += hidden.row(row) + maxima + [Double.log(Double(mates.count))]
      }
      hidden = Matrix(rows: hidden.rows, columns: hidden.columns + pooled.columns + 1, elements: beside)
    }
    var scores = ReferenceKernels.product(hidden, ReferenceKernels.transpose(weights.outputWeight))
    for row in 0..<scores.rows {
      for tag in 0..<scores.columns { scores[row, tag] += weights.outputBias[0, tag] }
    }
    return scores
  }

  @Test(arguments: cases) func scoresAreThoseOfTheDefinition(_ c: Case) {
    let batch = c.batch
    let windowSize = c.network.architecture.windowSize
    let expected = scores(c.network.weights(), batch, windowSize: windowSize)
    #expect(expected.shape == Shape(rows: c.isOfDocuments ? 14 : 8, columns: 3))
    #expect(c.classifier(Double.self).scores(of: batch).isNear(expected, within: 1e-13))
    let single = c.classifier(Float.self).scores(of: batch)
    let rounded = Matrix(rows: expected.rows, columns: 3, elements: expected.elements.map { Float($0) })
    #expect(single.isNear(rounded, within: 1e-5))
  }

  /// The mean of −log softmax(scores)[gold].
  private func tokenLoss(_ scores: Matrix<Double>, _ batch: WindowBatch) -> Double {
    var softmax = scores
    softmax.softmaxRows()
    let logarithms = batch.goldClasses.enumerated().map { Double.log(softmax[$0, Int($1)]) }
    return -logarithms.reduce(0, +) / Double(batch.count)
  }

  /// The same for whole sentences, path by path: those that the tag set allows, and the gold path.
  private func sentenceLoss(
    _ scores: Matrix<Double>, _ batch: WindowBatch, _ moves: WindowWeights<Double>.Moves, _ tagSet: TagSet?
  ) -> Double {
    var loss = 0.0
    var first = 0
    for length in batch.sentenceLengths where length > 0 {
      func score(_ path: [Int]) -> Double {
        let tokens = path.enumerated().reduce(0) { $0 + scores[first + $1.offset, $1.element] }
        let pairs = zip(path, path.dropFirst()).reduce(0) { $0 + moves.moves[$1.0, $1.1] }
        return moves.start[0, path[0]] + tokens + pairs + moves.end[0, path[length - 1]]
      }
      func isLegal(_ path: [Int]) -> Bool {
        guard let tagSet else { return true }
        let steps = zip([nil] + path.map(Optional.some), path.map(Optional.some) + [nil])
        return steps.allSatisfy { tagSet.mayFollow(previous: $0, next: $1) }
      }
      var paths: [[Int]] = [[]]
      for _ in 0..<length { paths = paths.flatMap { path in (0..<scores.columns).map { path + [$0] } } }
      let total = paths.filter(isLegal).reduce(0) { $0 + Double.exp(score($1)) }
      loss += Double.log(total) - score(batch.goldClasses[first..<first + length].map { Int($0) })
      first += length
    }
    return loss / Double(batch.count)
  }

  @Test(arguments: cases) func theLossIsThatOfTheScores(_ c: Case) {
    let batch = c.batch
    let classifier = c.classifier(Double.self)
    let scores = classifier.scores(of: batch)
    let expected =
      if let moves = c.network.weights(Double.self).moves {
        sentenceLoss(scores, batch, moves, c.tagSet)
      } else {
        tokenLoss(scores, batch)
      }
    #expect((classifier.loss(of: batch, .inference) - expected).magnitude < 1e-13)
  }

  @Test(arguments: cases) func aBatchIsItsPartsOneByOne(_ c: Case) {
    let classifier = c.classifier(Double.self)
    let whole = classifier.scores(of: c.batch)
    var first = 0
    for unit in c.units {
      let part = classifier.scores(of: c.batch(unit..<unit + 1))
      #expect(part.isNear(whole.rows(first..<first + part.rows), within: 1e-13), "token or document \(unit)")
      first += part.rows
    }
    #expect(first == whole.rows)
  }

  /// Words 2 and 4 of the second document are in the first, too; there they are other groups.
  @Test func whatIsPooledStaysInItsDocument() {
    let network = ToyNetwork(pooledUnits: 3)
    let classifier: WindowClassifier<Double> = network.classifier()
    let second = classifier.scores(of: network.batch(documents: 1..<2))
    #expect(second.rows == 5)
    // alone, the tokens of words that come twice score otherwise; the others do not
    var batch = network.batch(documents: 1..<2)
    batch.fill(from: network.documents, tokens: 8..<13)
    let alone = classifier.scores(of: batch)
    #expect(
      (0..<5).map { second.rows($0..<$0 + 1).isNear(alone.rows($0..<$0 + 1), within: 1e-9) } == [
        false, false, true, false, false,
      ])
  }

  @Test(arguments: cases) func nothingIsLeftOverFromOtherBatches(_ c: Case) {
    let used = c.classifier(Double.self)
    for tokens in c.isOfDocuments ? [0..<4, 3..<4, 1..<3, 2..<3, 0..<2] : [0..<8, 3..<4, 1..<6, 0..<2] {
      let batch = c.batch(tokens)
      let fresh = c.classifier(Double.self)
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

  @Test func theRatesAreThoseOfTheInputAndOfTheHiddenLayers() {
    func rates(_ network: ToyNetwork) -> [Double] {
      network.classifier(dropout: DropoutRates(input: 0.25, hidden: 0.5), Float.self).graph.nodes
        .compactMap { ($0.layer as? Dropout<Float>)?.rate }
    }
    #expect(rates(ToyNetwork()) == [0.25, 0.5])
    #expect(rates(ToyNetwork(secondHiddenUnits: 2)) == [0.25, 0.5, 0.5])
  }

  /// With as many units in each hidden layer as inputs and nothing that is zero by itself, the zeros are those of the
  /// masks.
  @Test func theDropoutLayersHaveMasksOfTheirOwn() {
    let network = ToyNetwork(radius: 1, hasFeature: true, hiddenUnits: 15, secondHiddenUnits: 15)
    var weights: WindowWeights<Double> = network.weights()
    weights.hiddenBias.fill(with: 100)
    weights.second?.bias.fill(with: 100_000)
    let classifier = WindowClassifier(
      weights, windowSize: 3, dropout: DropoutRates(input: 0.5, hidden: 0.5))
    _ = classifier.loss(of: network.batch(), .training(seed: 1))
    let dropped = classifier.graph.nodes.filter { $0.layer is Dropout<Double> }.map { node in
      node.value.elements.map { $0 == 0 }
    }
    #expect(dropped.map(\.count) == [120, 120, 120])
    #expect(Set(dropped).count == 3)
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

  @Test func optionalParametersInOrder() {
    let classifier = Self.all.classifier(Float.self)
    #expect(
      classifier.parameters.map(\.name) == [
        "words", "feature 0", "hidden.weight", "hidden.bias", "second.weight", "second.bias", "pooling.weight",
        "pooling.bias", "output.weight", "output.bias", "sentence.moves", "sentence.start", "sentence.end",
      ])
    #expect(
      classifier.parameters.map(\.isPenalized) == [
        false, false, true, false, true, false, true, false, true, false, false, false, false,
      ])
    #expect(classifier.parameters.reduce(0) { $0 + $1.trainableCount } == classifier.weights.count)
  }

  @Test func layersAreThoseOfTheDiagram() {
    let usual = ["lookup words", "lookup feature 0", "concatenation", "dropout", "hidden", "relu", "dropout"]
    #expect(
      ToyNetwork().classifier(Float.self).graph.nodes.map(\.layer.name) == usual + ["output", "softmax cross-entropy"])
    #expect(
      Self.both.classifier(Float.self).graph.nodes.map(\.layer.name)
        == usual + ["pooling", "form pooling", "concatenation", "output", "sentence likelihood"])
    #expect(
      Self.all.classifier(Float.self).graph.nodes.map(\.layer.name)
        == usual + ["second", "relu", "dropout"]
        + ["pooling", "form pooling", "concatenation", "output", "sentence likelihood"])
  }

  @Test func wordsAreFrozenUnlessAskedFor() {
    let classifier = WindowClassifier<Float>(ToyNetwork().weights(), windowSize: 3)
    #expect(classifier.parameters.map(\.isFrozen) == [true, false, false, false, false, false])
  }

  @Test(arguments: cases) func theWeightsAreThoseGiven(_ c: Case) {
    #expect(c.classifier(Float.self).weights == c.network.weights())
    #expect(c.classifier(Double.self).weights == c.network.weights())
  }

  @Test func theWeightsAreThoseOfTheParameters() {
    let classifier: WindowClassifier<Float> = Self.all.classifier()
    var expected: WindowWeights<Float> = Self.all.weights()
    #expect(classifier.weights == expected)
    for (index, parameter) in classifier.parameters.enumerated() { parameter.value.fill(with: Float(index)) }
    expected.words[0].fill(with: 0)
    expected.features[0].fill(with: 1)
    expected.hiddenWeight.fill(with: 2)
    expected.hiddenBias.fill(with: 3)
    expected.second?.weight.fill(with: 4)
    expected.second?.bias.fill(with: 5)
    expected.pooling?.weight.fill(with: 6)
    expected.pooling?.bias.fill(with: 7)
    expected.outputWeight.fill(with: 8)
    expected.outputBias.fill(with: 9)
    expected.moves?.moves.fill(with: 10)
    expected.moves?.start.fill(with: 11)
    expected.moves?.end.fill(with: 12)
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

  @Test(arguments: cases) func anEmptyBatchIsNoTrouble(_ c: Case) {
    let classifier = c.classifier(Float.self)
    // no tokens or no documents; document 2 is empty
    for batch in [c.batch(0..<0), c.network.batch(documents: 2..<3)] {
      #expect(classifier.scores(of: batch).shape == Shape(rows: 0, columns: 3))
      #expect(classifier.loss(of: batch, .training(seed: 1)) == 0)
      classifier.backward()
      #expect(classifier.parameters.allSatisfy { $0.gradient.values.elements.allSatisfy { $0 == 0 } })
    }
  }

  /// Of frozen words hardly any gradient is computed; what is, is that of fine-tuned ones.
  @Test func frozenWordsChangeNoOtherGradient() {
    let network = ToyNetwork(hasSecondTable: true)
    let dropout = DropoutRates(input: 0.3, hidden: 0.3)
    let frozen: WindowClassifier<Double> = network.classifier(trainableWords: [0..<2, 0..<0], dropout: dropout)
    let tuned: WindowClassifier<Double> = network.classifier(dropout: dropout)
    for classifier in [frozen, tuned] {
      // the second time over what the first one left
      for seed: UInt64 in 1...2 {
        for parameter in classifier.parameters { parameter.gradient.clear() }
        _ = classifier.loss(of: network.batch(0..<8), .training(seed: seed))
        classifier.backward()
      }
    }
    #expect(frozen.graph.nodes.contains { $0.wantedGradient != nil })
    for (frozen, tuned) in zip(frozen.parameters, tuned.parameters) {
      let found = frozen.gradient.dense(rowCount: frozen.value.rows)
      let expected = tuned.gradient.dense(rowCount: frozen.value.rows)
      let rows = frozen.trainableRows
      #expect(found.rows(rows).isNear(expected.rows(rows), within: 1e-13), "\(frozen.name)")
    }
  }
}

extension Matrix where Scalar == Double {
  /// The smallest difference between two elements of a column whose rows are of one group, equal ones aside.
  func smallestGap(within groups: [Int32]) -> Double {
    var gap = Double.infinity
    for first in groups.indices {
      for second in groups.indices[(first + 1)...] where groups[first] == groups[second] {
        let differences = zip(row(first), row(second)).map { ($0 - $1).magnitude }
        if differences.contains(where: { $0 > 1e-12 }) { gap = differences.reduce(gap, min) }
      }
    }
    return gap
  }
}
