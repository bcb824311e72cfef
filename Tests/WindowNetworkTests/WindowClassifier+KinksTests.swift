import NumericKernels
import TestSupport
import Testing

@testable import WindowNetwork

@Suite struct WindowClassifierKinksTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var values: [Double]
    var kinks: [Double] = [0]
    var shift: Double
  }

  /// With a margin of 1.
  static let cases = [
    Case(testDescription: "nothing to move", values: [], shift: 0),
    Case(testDescription: "no kinks", values: [0], kinks: [], shift: 0),
    Case(testDescription: "far enough", values: [1, -1, 5], shift: 0),
    Case(testDescription: "the shorter way up", values: [0.25], shift: 0.75),
    Case(testDescription: "the shorter way down", values: [-0.25], shift: -0.75),
    Case(testDescription: "at the kink, down", values: [0], shift: -1),
    Case(testDescription: "the way up is closed by another value", values: [0.25, -1.5], shift: -1.25),
    Case(testDescription: "both ways are closed, down is shorter", values: [0, 1.5, -1.75], shift: -2.5),
    Case(testDescription: "between two kinks", values: [0.5], kinks: [-1, 1], shift: -0.5),
    Case(testDescription: "no room between two kinks", values: [0.25], kinks: [-0.5, 0.5], shift: 1.25),
  ]

  @Test(arguments: cases) func theShiftIsTheSmallest(_ c: Case) {
    #expect(c.values.smallestShift(off: c.kinks, margin: 1) == c.shift)
  }

  @Test func theShiftIsFarEnoughAndNoSmallerOneIs() {
    for seed in 0..<100 {
      var random = SeededRandom(seed: UInt64(seed))
      let values = (0..<Int.random(in: 1...20, using: &random)).map { _ in Double.random(in: -9...9, using: &random) }
      let kinks = (0..<Int.random(in: 1...3, using: &random)).map { _ in Double.random(in: -2...2, using: &random) }
      func distance(_ shift: Double) -> Double {
        values.flatMap { value in kinks.map { (value + shift - $0).magnitude } }.min() ?? .infinity
      }
      let shift = values.smallestShift(off: kinks, margin: 0.5)
      #expect(distance(shift) > 0.5 - 1e-12, "seed \(seed)")
      for smaller in stride(from: -0.99, through: 0.99, by: 0.03) where shift != 0 {
        #expect(distance(smaller * shift) < 0.5, "seed \(seed)")
      }
    }
  }

  struct LineCase: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var lines: [(start: Double, slope: Double)]
    var step: Double
  }

  /// With a margin of 1.
  static let lineCases = [
    LineCase(testDescription: "no lines", lines: [], step: 0),
    LineCase(testDescription: "far enough", lines: [(1, 5), (-2, 1)], step: 0),
    LineCase(testDescription: "a level line", lines: [(0, 0)], step: 0),
    LineCase(testDescription: "up", lines: [(0.5, 2)], step: 0.25),
    LineCase(testDescription: "down", lines: [(0.5, -2)], step: -0.25),
    LineCase(testDescription: "through zero", lines: [(0, 4)], step: -0.25),
    LineCase(testDescription: "the way up leads another line too near", lines: [(0.5, 2), (1, -1)], step: -0.75),
  ]

  @Test(arguments: lineCases) func theStepIsTheSmallest(_ c: LineCase) {
    #expect(c.lines.smallestStep(margin: 1) == c.step)
  }

  /// What the activation gets in a pass over the toy text, `[windows, units]`.
  private func hiddenInputs(_ classifier: WindowClassifier<Double>, _ pass: Pass) throws -> Matrix<Double> {
    _ = classifier.loss(of: ToyNetwork().batch(), pass)
    return try #require(classifier.graph.nodes.first { $0.layer.name == "hidden" }).value
  }

  @Test(arguments: [[0], [-1, 1], [-0.5, 0.25, 2]]) func theHiddenLayerKeepsItsDistance(_ kinks: [Double]) throws {
    let pass = Pass.training(seed: 3)
    let classifier = ToyNetwork().classifier(dropout: DropoutRates(input: 0.3, hidden: 0.3), Double.self)
    func distance() throws -> Double {
      try hiddenInputs(classifier, pass).elements.flatMap { x in kinks.map { (x - $0).magnitude } }.min() ?? 0
    }
    let before = classifier.weights
    #expect(try distance() < 0.2)
    classifier.moveOffKinks(kinks, margin: 0.2, of: ToyNetwork().batch(), pass)
    #expect(try distance() > 0.2 - 1e-12)
    var unmoved = classifier.weights
    unmoved.hiddenBias = before.hiddenBias
    #expect(unmoved == before)
  }

  /// The biases of both layers are moved, and nothing else.
  @Test(arguments: [[0], [-1, 1], [-0.5, 0.25, 2]]) func bothHiddenLayersKeepTheirDistance(_ kinks: [Double]) throws {
    let pass = Pass.training(seed: 3)
    let network = ToyNetwork(hiddenUnits: 5, secondHiddenUnits: 6)
    let classifier = network.classifier(dropout: DropoutRates(input: 0.3, hidden: 0.3), Double.self)
    func distances() -> [Double] {
      _ = classifier.loss(of: network.batch(), pass)
      return ["hidden", "second"].map { name in
        let inputs = classifier.graph.nodes.filter { $0.layer.name == name }.flatMap(\.value.elements)
        return inputs.flatMap { x in kinks.map { (x - $0).magnitude } }.min() ?? 0
      }
    }
    let before = classifier.weights
    #expect(distances().allSatisfy { $0 < 0.2 })
    classifier.moveOffKinks(kinks, margin: 0.2, of: network.batch(), pass)
    #expect(distances().allSatisfy { $0 > 0.2 - 1e-12 })
    var unmoved = classifier.weights
    unmoved.hiddenBias = before.hiddenBias
    let bias = try #require(before.second?.bias)
    unmoved.second?.bias = bias
    #expect(unmoved == before)
  }

  /// The weights of the pooled units are moved, and nothing else.
  @Test func pooledUnitsKeepTheirDistance() throws {
    let network = ToyNetwork(hiddenUnits: 9, activation: .tanh, pooledUnits: 5)
    for dropout in [DropoutRates.none, DropoutRates(input: 0.3, hidden: 0.3)] {
      let classifier = network.classifier(dropout: dropout, Double.self)
      let batch = network.batch(documents: 0..<4)
      let pass = Pass.training(seed: 3)
      func gap() throws -> Double {
        _ = classifier.loss(of: batch, pass)
        let pooled = try #require(classifier.graph.nodes.first { $0.layer is FormPooling<Double> })
        return pooled.inputs[0].value.smallestGap(within: batch.formGroups)
      }
      let before = classifier.weights
      #expect(try gap() < 0.2)
      classifier.moveOffKinks([], margin: 0.2, of: batch, pass)
      #expect(try gap() > 0.2 - 1e-12)
      var unmoved = classifier.weights
      unmoved.pooling = before.pooling
      #expect(unmoved == before)
      #expect(classifier.weights.pooling?.bias == before.pooling?.bias)
    }
  }

  @Test func withoutKinksNothingMoves() {
    let classifier = ToyNetwork().classifier(Double.self)
    let before = classifier.weights
    classifier.moveOffKinks([], margin: 100, of: ToyNetwork().batch(), .inference)
    #expect(classifier.weights == before)
  }
}
