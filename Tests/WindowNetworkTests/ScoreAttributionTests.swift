import NumericKernels
import Testing
import WindowFeatures

@testable import WindowNetwork

@Suite struct ScoreAttributionTests {
  /// The lead of the first of two classes over the second for a window of the word in row 1.
  private func lead(_ weights: WindowWeights<Double>) -> ScoreAttribution<Double> {
    var text = EncodedText(featureCount: 1, radius: 0)
    text.append(formRows: [[1]])
    var batch = WindowBatch(featureCount: 1)
    batch.fill(from: text, tokens: [0])
    let classifier = WindowClassifier(weights, windowSize: 1, trainableWords: [0..<2])
    return classifier.attribution(of: batch, weights: [1, -1])
  }

  /// By hand, for x = [1, 2]: h = relu([[1, -1], [2, 1]]·x + [0.5, -1]) = [0, 3], the scores
  /// [[1, 2], [3, -1]]·h + [0.25, 1] = [6.25, -2]. The lead of the first is 8.25, its gradient at h [-2, 3], at x
  /// 3·[2, 1] as the first unit is off; so x contributes 6·1 + 3·2 and the biases 3·(-1) + 0.25 - 1.
  @Test func agreesWithAHandCalculation() {
    let weights = WindowWeights<Double>(
      words: [Matrix(rows: 2, columns: 2, elements: [9, 9, 1, 2])], features: [],
      hiddenWeight: Matrix(rows: 2, columns: 2, elements: [1, -1, 2, 1]),
      hiddenBias: Matrix(rows: 1, columns: 2, elements: [0.5, -1]),
      outputWeight: Matrix(rows: 2, columns: 2, elements: [1, 2, 3, -1]),
      outputBias: Matrix(rows: 1, columns: 2, elements: [0.25, 1]))
    let lead = lead(weights)
    #expect(lead.contributions.elements == [12])
    #expect(lead.biases == -3.75)
    #expect(lead.score == 8.25)
    #expect(lead.sum == 12)
    #expect(lead.remainder == 0)
  }

  /// The same with a second layer, [[1, 2], [1, -1]]·h + [-1, 0.5] = [5, -2.5], and so the scores
  /// [[1, 2], [3, -1]]·[5, 0] + [0.25, 1] = [5.25, 16]. The lead of the first is -10.75, its gradient at the second layer
  /// [-2, 0] as its second unit is off, at the first -2·[1, 2], of which the first unit is off, at x -4·[2, 1]; so x
  /// contributes -8·1 - 4·2 and the biases -4·(-1), -2·(-1) and 0.25 - 1.
  @Test func twoLayersAgreeWithAHandCalculation() {
    let weights = WindowWeights<Double>(
      words: [Matrix(rows: 2, columns: 2, elements: [9, 9, 1, 2])], features: [],
      hiddenWeight: Matrix(rows: 2, columns: 2, elements: [1, -1, 2, 1]),
      hiddenBias: Matrix(rows: 1, columns: 2, elements: [0.5, -1]),
      second: .init(
        weight: Matrix(rows: 2, columns: 2, elements: [1, 2, 1, -1]),
        bias: Matrix(rows: 1, columns: 2, elements: [-1, 0.5])),
      outputWeight: Matrix(rows: 2, columns: 2, elements: [1, 2, 3, -1]),
      outputBias: Matrix(rows: 1, columns: 2, elements: [0.25, 1]))
    let lead = lead(weights)
    #expect(lead.contributions.elements == [-16])
    #expect(lead.biases == 5.25)
    #expect(lead.score == -10.75)
    #expect(lead.remainder == 0)
  }

  static let networks = [
    ToyNetwork(), ToyNetwork(radius: 0), ToyNetwork(radius: 2), ToyNetwork(hasFeature: false),
    ToyNetwork(hiddenUnits: 9), ToyNetwork(pooledUnits: 3),
    ToyNetwork(hiddenUnits: 9, pooledUnits: 5, scoresMoves: true), ToyNetwork(secondHiddenUnits: 5),
    ToyNetwork(hiddenUnits: 9, secondHiddenUnits: 7, pooledUnits: 5),
    ToyNetwork(hasBags: true),
  ]

  /// Every window, every class alone, and every class against every other.
  @Test(arguments: networks) func contributionsAndBiasesAddUpToTheScore(_ network: ToyNetwork) {
    let classifier = network.classifier(Double.self)
    for token in 0..<8 {
      let batch = network.batch(token..<token + 1)
      let scores = classifier.scores(of: batch)
      for first in 0..<ToyNetwork.classCount {
        for second in 0..<ToyNetwork.classCount {
          var weights = [Double](repeating: 0, count: ToyNetwork.classCount)
          weights[first] += 1
          weights[second] -= 0.5
          let attribution = classifier.attribution(of: batch, weights: weights)
          #expect((attribution.score - scores[0, first] + 0.5 * scores[0, second]).magnitude < 1e-12)
          #expect(attribution.remainder.magnitude < 1e-12, "token \(token)")
          #expect(attribution.otherWindows == 0)
          #expect(
            attribution.contributions.shape
              == Shape(rows: network.architecture.features.count + 1, columns: network.architecture.windowSize))
        }
      }
    }
  }

  /// The same for each window of a document: what is pooled comes from other windows, too.
  @Test(arguments: networks) func windowsOfADocumentAddUpToTheScore(_ network: ToyNetwork) {
    let classifier = network.classifier(Double.self)
    let batch = network.batch(documents: 0..<4)
    let scores = classifier.scores(of: batch)
    for window in 0..<batch.count {
      let attribution = classifier.attribution(of: batch, window: window, weights: [1, -1, 0])
      #expect((attribution.score - scores[window, 0] + scores[window, 1]).magnitude < 1e-12)
      #expect(attribution.remainder.magnitude < 1e-12, "window \(window)")
      let isAlone = batch.formGroups.count { $0 == batch.formGroups[window] } == 1
      if network.pooledUnits == 0 || isAlone { #expect(attribution.otherWindows == 0, "window \(window)") }
    }
    // in the first window's group of four, others have some of the maxima
    let first = classifier.attribution(of: batch, weights: [1, -1, 0])
    #expect((first.otherWindows != 0) == (network.pooledUnits > 0))
  }

  /// Another activation leaves a remainder, which is what is not explained, and no more.
  @Test(arguments: [0, 5]) func aRemainderIsWhatIsLeft(_ secondHiddenUnits: Int) {
    let network = ToyNetwork(secondHiddenUnits: secondHiddenUnits, activation: .tanh, pooledUnits: 3)
    let attribution = network.classifier(Double.self)
      .attribution(of: network.batch(documents: 0..<4), window: 4, weights: [1, -1, 0])
    let explained = attribution.sum + attribution.otherWindows + attribution.biases
    #expect((attribution.score - explained - attribution.remainder).magnitude < 1e-15)
    #expect(attribution.remainder.magnitude > 1e-3)
  }

  /// By hand: two windows of one form, x = 1 and 3, h = x, pooled p = max(2·1 - 1, 2·3 - 1) = 5 from the second window,
  /// the score of the first 10·1 + 100·5 + 1000·log 2 + 7: from itself 10, from the other one 100·2·3, from biases
  /// 7 - 100 and from the count 1000·log 2.
  @Test func pooledUnitsAgreeWithAHandCalculation() {
    let weights = WindowWeights<Double>(
      words: [Matrix(rows: 2, columns: 1, elements: [1, 3])], features: [],
      hiddenWeight: Matrix(rows: 1, columns: 1, elements: [1]), hiddenBias: Matrix(rows: 1, columns: 1),
      pooling: .init(
        weight: Matrix(rows: 1, columns: 1, elements: [2]), bias: Matrix(rows: 1, columns: 1, elements: [-1])),
      outputWeight: Matrix(rows: 1, columns: 3, elements: [10, 100, 1000]),
      outputBias: Matrix(rows: 1, columns: 1, elements: [7]))
    var text = EncodedText(featureCount: 1, radius: 0)
    text.append(formRows: [[0], [1]], forms: [5, 5])
    text.endDocument()
    var batch = WindowBatch(featureCount: 1)
    batch.fill(from: text, documents: 0..<1)
    let classifier = WindowClassifier(weights, windowSize: 1, trainableWords: [0..<2])
    let first = classifier.attribution(of: batch, window: 0, weights: [1])
    #expect(first.contributions.elements == [10])
    #expect(first.otherWindows == 600)
    #expect((first.biases - (1000 * Double.log(2) - 93)).magnitude < 1e-12)
    #expect((first.score - (517 + 1000 * Double.log(2))).magnitude < 1e-12)
    let second = classifier.attribution(of: batch, window: 1, weights: [1])
    #expect(second.contributions.elements == [630])
    #expect(second.otherWindows == 0)
  }

  /// A contribution is the derivative of the score by a factor on the embedding, at 1; that of a row which stands at
  /// several places is the sum over these.
  @Test func contributionsAreDerivatives() {
    let network = ToyNetwork(radius: 2)
    let token = 2
    let batch = network.batch(token..<token + 1)
    let scoreWeights = [0.5, -1, 2]
    func score(scaling row: Int, of feature: Int, by factor: Double) -> Double {
      var weights = network.weights(Double.self)
      for column in 0..<(feature == 0 ? weights.words[0].columns : weights.features[0].columns) {
        if feature == 0 {
          weights.words[0][row, column] *= factor
        } else {
          weights.features[0][row, column] *= factor
        }
      }
      let scores = WindowClassifier(weights, windowSize: 5).scores(of: batch)
      return zip(scores.elements, scoreWeights).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let attribution = network.classifier(Double.self).attribution(of: batch, weights: scoreWeights)
    for feature in 0..<2 {
      for row in Set(batch.rows[feature]) {
        let places = batch.rows[feature].indices.filter { batch.rows[feature][$0] == row }
        let contribution = places.reduce(0) { $0 + attribution.contributions[feature, $1] }
        let step = 1e-5
        let difference =
          score(scaling: Int(row), of: feature, by: 1 + step) - score(scaling: Int(row), of: feature, by: 1 - step)
        #expect((difference / (2 * step) - contribution).magnitude < 1e-8, "row \(row) of feature \(feature)")
      }
    }
  }

  @Test func aTraceOfTheClassifierHasItsLossAndItsGradients() throws {
    let network = ToyNetwork()
    let classifier = network.classifier(Double.self)
    let batch = network.batch(0..<5)
    let trace = classifier.trace(of: batch, classes: batch.goldClasses)
    #expect(
      trace.steps.map(\.name) == [
        "lookup words", "lookup feature 0", "concatenation", "dropout", "hidden", "relu", "dropout", "output",
        "softmax cross-entropy",
      ])
    #expect(trace.steps.last?.value[0, 0] == classifier.loss(of: batch, .inference))
    classifier.backward()
    for parameter in classifier.parameters {
      let part = try #require(trace.steps.flatMap(\.parameters).first { $0.name == parameter.name })
      #expect(
        part.gradient.dense(rowCount: part.shape.rows)
          .isNear(parameter.gradient.dense(rowCount: part.shape.rows), within: 1e-15))
    }
  }

  @Test(arguments: [0, 5]) func aTraceOfDocumentsHasTheirLossAndItsGradients(_ secondHiddenUnits: Int) throws {
    let network = ToyNetwork(secondHiddenUnits: secondHiddenUnits, pooledUnits: 3, scoresMoves: true)
    let classifier = network.classifier(Double.self)
    let batch = network.batch(documents: 0..<4)
    let trace = classifier.trace(of: batch, classes: batch.goldClasses)
    #expect(trace.steps.last?.value[0, 0] == classifier.loss(of: batch, .inference))
    classifier.backward()
    for parameter in classifier.parameters {
      let part = try #require(trace.steps.flatMap(\.parameters).first { $0.name == parameter.name })
      #expect(
        part.gradient.dense(rowCount: part.shape.rows)
          .isNear(parameter.gradient.dense(rowCount: part.shape.rows), within: 1e-15), "\(parameter.name)")
    }
  }

  @Test func mistakesAreRefused() async {
    await #expect(processExitsWith: .failure) {
      let network = ToyNetwork()
      _ = network.classifier(Double.self).attribution(of: network.batch(0..<0), weights: [1, 0, 0])
    }
    await #expect(processExitsWith: .failure) {
      let network = ToyNetwork()
      _ = network.classifier(Double.self).attribution(of: network.batch(0..<2), window: 2, weights: [1, 0, 0])
    }
    await #expect(processExitsWith: .failure) {
      let network = ToyNetwork()
      _ = network.classifier(trainableWords: [0..<0], Double.self)
        .attribution(of: network.batch(0..<1), weights: [1, 0, 0])
    }
  }
}
