import NumericKernels
import Testing

@testable import WindowNetwork

@Suite struct WindowWeightsTests {
  static let architecture = architecture()

  private static func architecture(
    secondHiddenUnits: Int = 0, pooledUnits: Int = 0, scoresMoves: Bool = false
  ) -> WindowArchitecture {
    WindowArchitecture(
      radius: 2, wordDimensions: [4], features: [.init(name: "case", rows: 5, dimension: 3)], hiddenUnits: 6,
      secondHiddenUnits: secondHiddenUnits, pooledUnits: pooledUnits, scoresMoves: scoresMoves, classCount: 4)
  }

  private func weights<Scalar: KernelScalar>(
    _ architecture: WindowArchitecture = architecture, seed: UInt64 = 1, classCounts: [Int] = [6, 3, 0, 1],
    _: Scalar.Type = Scalar.self
  ) -> WindowWeights<Scalar> {
    var generator = SeededGenerator(seed: seed)
    return WindowWeights(
      architecture, words: [.offKink(rows: 9, columns: 4, seed: 1)], classCounts: classCounts, using: &generator)
  }

  @Test func shapesFollowFromTheArchitecture() {
    let weights: WindowWeights<Float> = weights()
    #expect(weights.words[0].shape == Shape(rows: 9, columns: 4))
    #expect(weights.features.map(\.shape) == [Shape(rows: 5, columns: 3)])
    #expect(weights.hiddenWeight.shape == Shape(rows: 6, columns: 35))
    #expect(weights.hiddenBias.shape == Shape(rows: 1, columns: 6))
    #expect(weights.outputWeight.shape == Shape(rows: 4, columns: 6))
    #expect(weights.outputBias.shape == Shape(rows: 1, columns: 4))
    #expect(weights.second == nil)
    #expect(weights.pooling == nil)
    #expect(weights.moves == nil)
    // 9·4 + 5·3 + 6·35 + 6 + 4·6 + 4
    #expect(weights.count == 295)
  }

  @Test func aSecondLayerStandsBetweenTheFirstAndWhatFollows() {
    let weights: WindowWeights<Float> = weights(Self.architecture(secondHiddenUnits: 5, pooledUnits: 2))
    #expect(weights.hiddenWeight.shape == Shape(rows: 6, columns: 35))
    #expect(weights.second?.weight.shape == Shape(rows: 5, columns: 6))
    #expect(weights.second?.bias == Matrix(rows: 1, columns: 5))
    #expect(weights.pooling?.weight.shape == Shape(rows: 2, columns: 5))
    #expect(weights.outputWeight.shape == Shape(rows: 4, columns: 8))
    // 5·6 + 5 and 2·5 + 2 more, and 4·2 in the last layer
    #expect(weights.count == 295 + 35 + 12 + 8)
  }

  @Test func pooledUnitsWidenTheLastLayer() {
    let weights: WindowWeights<Float> = weights(Self.architecture(pooledUnits: 2))
    #expect(weights.pooling?.weight.shape == Shape(rows: 2, columns: 6))
    #expect(weights.pooling?.bias == Matrix(rows: 1, columns: 2))
    #expect(weights.outputWeight.shape == Shape(rows: 4, columns: 9))
    #expect(weights.moves == nil)
    // 2·6 + 2 more, and 4·3 in the last layer
    #expect(weights.count == 295 + 14 + 12)
  }

  @Test func movesStartAtZero() {
    let weights: WindowWeights<Float> = weights(Self.architecture(scoresMoves: true))
    #expect(weights.moves?.moves == Matrix(rows: 4, columns: 4))
    #expect(weights.moves?.start == Matrix(rows: 1, columns: 4))
    #expect(weights.moves?.end == Matrix(rows: 1, columns: 4))
    #expect(weights.pooling == nil)
    #expect(weights.count == 295 + 24)
  }

  @Test func allMatricesAreListed() {
    let weights: WindowWeights<Float> = weights(
      Self.architecture(secondHiddenUnits: 6, pooledUnits: 2, scoresMoves: true))
    #expect(weights.matrices.count == 13)
    #expect(weights.count == 295 + 42 + 14 + 12 + 24)
  }

  @Test func theWordsAreThoseGiven() {
    let weights: WindowWeights<Float> = weights()
    #expect(weights.words == [.offKink(rows: 9, columns: 4, seed: 1)])
  }

  /// Features first, then the layers from below.
  @Test func theRestIsDrawnInOrder() {
    let weights: WindowWeights<Double> = weights(seed: 5)
    var generator = SeededGenerator(seed: 5)
    #expect(weights.features == [.embeddings(rows: 5, dimension: 3, using: &generator)])
    #expect(weights.hiddenWeight == .xavierUniform(outputs: 6, inputs: 35, using: &generator))
    #expect(weights.outputWeight == .xavierUniform(outputs: 4, inputs: 6, using: &generator))
    #expect(weights.hiddenBias == Matrix(rows: 1, columns: 6))
  }

  @Test func thePooledLayerIsDrawnBetweenTheOthers() {
    let weights: WindowWeights<Double> = weights(Self.architecture(pooledUnits: 2, scoresMoves: true), seed: 5)
    var generator = SeededGenerator(seed: 5)
    #expect(weights.features == [.embeddings(rows: 5, dimension: 3, using: &generator)])
    #expect(weights.hiddenWeight == .xavierUniform(outputs: 6, inputs: 35, using: &generator))
    #expect(weights.pooling?.weight == .xavierUniform(outputs: 2, inputs: 6, using: &generator))
    #expect(weights.outputWeight == .xavierUniform(outputs: 4, inputs: 9, using: &generator))
  }

  @Test func theSecondLayerIsDrawnAboveTheFirst() {
    let weights: WindowWeights<Double> = weights(Self.architecture(secondHiddenUnits: 5, pooledUnits: 2), seed: 5)
    var generator = SeededGenerator(seed: 5)
    #expect(weights.features == [.embeddings(rows: 5, dimension: 3, using: &generator)])
    #expect(weights.hiddenWeight == .xavierUniform(outputs: 6, inputs: 35, using: &generator))
    #expect(weights.second?.weight == .xavierUniform(outputs: 5, inputs: 6, using: &generator))
    #expect(weights.pooling?.weight == .xavierUniform(outputs: 2, inputs: 5, using: &generator))
    #expect(weights.outputWeight == .xavierUniform(outputs: 4, inputs: 8, using: &generator))
  }

  /// A network learns moves or not from one and the same start.
  @Test func movesAreNotDrawn() {
    var weights: WindowWeights<Double> = weights(Self.architecture(scoresMoves: true), seed: 5)
    weights.moves = nil
    #expect(weights == self.weights(seed: 5))
  }

  @Test func theSeedDecides() {
    let first: WindowWeights<Float> = weights(seed: 1)
    #expect(first == weights(seed: 1))
    #expect(first != weights(seed: 2))
  }

  // counts = [6, 3, 0, 1]; total = sum(max(n, 1) for n in counts)
  // print([math.log(max(n, 1) / total) for n in counts])
  @Test func theOutputBiasIsTheLogarithmOfTheFrequencies() {
    let expected = [-0.6061358035703156, -1.2992829841302609, -2.3978952727983707, -2.3978952727983707]
    let double: WindowWeights<Double> = weights()
    #expect(double.outputBias.isNear(Matrix(rows: 1, columns: 4, elements: expected), within: 1e-15))
    let single: WindowWeights<Float> = weights()
    #expect(single.outputBias.isNear(Matrix(rows: 1, columns: 4, elements: expected.map { Float($0) }), within: 5e-7))
  }

  @Test func aNetworkThatSeesNothingGuessesTheFrequencies() {
    var weights: WindowWeights<Double> = weights(classCounts: [70, 20, 9, 1])
    weights.outputWeight.fill(with: 0)
    let classifier = WindowClassifier(weights, windowSize: 5)
    var batch = ToyNetwork(radius: 2).batch(0..<1)
    var softmax = classifier.scores(of: batch)
    softmax.softmaxRows()
    #expect(softmax.isNear(Matrix(rows: 1, columns: 4, elements: [0.7, 0.2, 0.09, 0.01]), within: 1e-14))
    batch.dropWords(ofTables: 1) { true }
    #expect(classifier.scores(of: batch) == weights.outputBias)
  }

  @Test func sizesMustAgree() async {
    await #expect(processExitsWith: .failure) {
      var generator = SeededGenerator(seed: 1)
      _ = WindowWeights<Float>(
        WindowWeightsTests.architecture, words: [Matrix(rows: 9, columns: 5)], classCounts: [1, 1, 1, 1],
        using: &generator)
    }
    await #expect(processExitsWith: .failure) {
      var generator = SeededGenerator(seed: 1)
      _ = WindowWeights<Float>(
        WindowWeightsTests.architecture, words: [Matrix(rows: 9, columns: 4)], classCounts: [1, 1, 1],
        using: &generator)
    }
  }
}
