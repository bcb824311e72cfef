import NumericKernels
import RealModule
import Testing
import WindowNetwork

@Suite struct SoftmaxCrossEntropyTests {
  // import numpy as np
  // x = np.array([[1, 2, 3], [-1, 0.5, 0.25], [0, 0, 0], [4, -2, 1]], np.float64)
  // gold = [2, 0, 1, 1]
  // p = np.exp(x) / np.exp(x).sum(1, keepdims=True)
  // print(p.tolist(), -np.log(p[range(4), gold]).mean(), ((p - np.eye(3)[gold]) / 4).tolist())
  static let logits = [1, 2, 3, -1, 0.5, 0.25, 0, 0, 0, 4, -2, 1]
  static let gold: [Int32] = [2, 0, 1, 1]
  static let probabilities = [
    0.09003057317038046, 0.24472847105479767, 0.6652409557748219, 0.11145747105020276, 0.499517729813215,
    0.3890247991365822, 0.3333333333333333, 0.3333333333333333, 0.3333333333333333, 0.9503302116973792,
    0.0023556330807966803, 0.047314155221824035,
  ]
  static let loss = 2.4378190507593507
  static let gradient = [
    0.022507643292595116, 0.06118211776369942, -0.08368976105629453, -0.2221356322374493, 0.12487943245330375,
    0.09725619978414556, 0.08333333333333333, -0.16666666666666669, 0.08333333333333333, 0.2375825529243448,
    -0.24941109172980083, 0.011828538805456009,
  ]

  private struct Outcome<Scalar: KernelScalar> {
    var loss: Scalar
    var gradient: Matrix<Scalar>
  }

  private func run<Scalar: KernelScalar>(
    _ logits: Matrix<Scalar>, gold: [Int32], scale: Scalar = 1
  ) -> Outcome<Scalar> {
    var rows = logits
    rows.reshape(to: Shape(rows: logits.rows + 1, columns: logits.columns))
    let table = Parameter(name: "logits", table: rows, trainableRows: 0..<rows.rows)
    let lookup = EmbeddingLookup(table: table, places: 1)
    lookup.indices = (0..<Int32(logits.rows)).map { $0 }
    let crossEntropy = SoftmaxCrossEntropy<Scalar>()
    crossEntropy.goldClasses = gold
    let graph = Graph<Scalar>()
    let input = graph.add(lookup)
    let loss = graph.add(crossEntropy, input)
    graph.forward(to: loss, .training(seed: 1))
    graph.backward(from: loss)
    return Outcome(loss: loss.value[0, 0], gradient: input.gradient)
  }

  private func matrix<Scalar: KernelScalar>(_ elements: [Double], columns: Int = 3) -> Matrix<Scalar> {
    Matrix(rows: elements.count / columns, columns: columns, elements: elements.map { Scalar($0) })
  }

  private func checkReference<Scalar: KernelScalar>(_: Scalar.Type, within tolerance: Scalar) {
    let outcome: Outcome<Scalar> = run(matrix(Self.logits), gold: Self.gold)
    #expect((outcome.loss - Scalar(Self.loss)).magnitude <= tolerance)
    #expect(outcome.gradient.isNear(matrix(Self.gradient), within: tolerance))
    var softmax: Matrix<Scalar> = matrix(Self.logits)
    softmax.softmaxRows()
    #expect(softmax.isNear(matrix(Self.probabilities), within: tolerance))
  }

  @Test func agreesWithNumbersFromElsewhere() {
    checkReference(Double.self, within: 4e-15)
    checkReference(Float.self, within: 5e-7)
  }

  @Test func aNumberAddedToARowChangesNothing() {
    let outcome: Outcome<Double> = run(matrix(Self.logits), gold: Self.gold)
    let moved: Matrix<Double> = matrix(Self.logits.enumerated().map { $1 + Double($0 / 3) * 64 })
    let movedOutcome = run(moved, gold: Self.gold)
    #expect((movedOutcome.loss - outcome.loss).magnitude < 1e-13)
    #expect(movedOutcome.gradient.isNear(outcome.gradient, within: 1e-13))
  }

  @Test func theGradientOfEachRowSumsToZero() {
    let gradient: Matrix<Double> = run(matrix(Self.logits), gold: Self.gold).gradient
    for row in 0..<4 { #expect(gradient.row(row).reduce(0, +).magnitude < 1e-15) }
  }

  private func checkHugeLogits<Scalar: KernelScalar>(_: Scalar.Type) {
    let huge: [Double] = [1e4, 0, -1e4, -1e30, 1e30, 0]
    let right: Outcome<Scalar> = run(matrix(huge), gold: [0, 1])
    #expect(right.loss == 0)
    #expect(right.gradient == Matrix(rows: 2, columns: 3))
    let wrong: Outcome<Scalar> = run(matrix(huge), gold: [2, 2])
    #expect(wrong.loss.isFinite)
    #expect(wrong.gradient == matrix([0.5, 0, -0.5, 0, 0.5, -0.5]))
  }

  @Test func hugeLogitsDoNotOverflow() {
    checkHugeLogits(Float.self)
    checkHugeLogits(Double.self)
  }

  /// −log softmax([0, x])[0] is x for large x, although the probability itself is too small for a number.
  @Test(arguments: [50.0, 100, 800, 1e4]) func theLossOfAnImpossibleClassIsItsDistance(_ distance: Double) {
    let single: Outcome<Float> = run(matrix([0, distance], columns: 2), gold: [0])
    #expect(single.loss == Float(distance))
    let double: Outcome<Double> = run(matrix([0, distance], columns: 2), gold: [0])
    #expect(double.loss == distance)
  }

  // from math import exp, log1p
  // print([(d, log1p(2 * exp(-d))) for d in (10, 40, 100)])
  /// Where the right class is all but certain, the loss is far below the last digit of 1, and keeps its own digits.
  @Test(arguments: [(10.0, 9.079573746724446e-05), (40.0, 8.496708510583178e-18), (100.0, 7.440151952041672e-44)])
  func theLossOfACertainClassKeepsItsDigits(_ distance: Double, _ loss: Double) {
    let double: Outcome<Double> = run(matrix([0, distance, 0]), gold: [1])
    #expect((double.loss / loss - 1).magnitude < 1e-15)
    let single: Outcome<Float> = run(matrix([0, distance / 2, 0]), gold: [1])
    #expect((Double(single.loss) / Double.log(onePlus: 2 * Double.exp(-distance / 2)) - 1).magnitude < 1e-6)
  }

  /// The trainer stops at a loss that is no number; it must not look like a good one.
  @Test func aLogitThatIsNoNumberShowsInTheLoss() {
    for bad in [Double.nan, .infinity] {
      for gold: Int32 in 0..<3 {
        let outcome: Outcome<Double> = run(matrix([0, bad, 1]), gold: [gold])
        #expect(!outcome.loss.isFinite, "\(bad), gold class \(gold)")
      }
    }
  }

  @Test func oneClassHasNothingToLose() {
    let outcome: Outcome<Float> = run(matrix([3, -5], columns: 1), gold: [0, 0])
    #expect(outcome.loss == 0)
    #expect(outcome.gradient == Matrix(rows: 2, columns: 1))
  }

  @Test func anEmptyBatchHasNoLoss() {
    let outcome: Outcome<Double> = run(Matrix(rows: 0, columns: 3), gold: [])
    #expect(outcome.loss == 0)
    #expect(outcome.gradient.shape == Shape(rows: 0, columns: 3))
  }

  @Test func softmaxOfRandomRowsIsADistributionInTheirOrder() {
    var generator = SeededGenerator(seed: 41)
    for width in 1...7 {
      let logits = Matrix<Double>.uniform(rows: 5, columns: width, limit: 30, using: &generator)
      var softmax = logits
      softmax.softmaxRows()
      for row in 0..<5 {
        #expect((softmax.row(row).reduce(0, +) - 1).magnitude < 1e-14)
        #expect(softmax.row(row).allSatisfy { $0 >= 0 && $0 <= 1 })
        let order = (0..<width).sorted { logits[row, $0] < logits[row, $1] }
        #expect(order == (0..<width).sorted { softmax[row, $0] < softmax[row, $1] })
      }
    }
  }

  // m = x.max(1); print(m, np.exp(x - m[:, None]).sum(1).tolist()), of the first two rows above
  @Test func softmaxTellsTheLargestOfEachRowAndItsSum() {
    var matrix: Matrix<Double> = matrix(Array(Self.logits[..<6]))
    let rows = matrix.softmaxRows()
    #expect(rows.map(\.largest) == [3, 0.5])
    for (row, sum) in zip(rows, [1.5032147244080551, 2.001930943219835]) {
      #expect((row.sum - sum).magnitude < 1e-15)
    }
  }

  @Test func softmaxOfNothingIsNothing() {
    for shape in [Shape(rows: 0, columns: 3), Shape(rows: 3, columns: 0)] {
      var matrix = Matrix<Float>(rows: shape.rows, columns: shape.columns)
      matrix.softmaxRows()
      #expect(matrix.shape == shape)
    }
  }

  @Test func everyRowHasAGoldClass() async {
    await #expect(processExitsWith: .failure) {
      let layer = SoftmaxCrossEntropy<Float>()
      layer.goldClasses = [0]
      _ = Graph.value(of: layer, Matrix(rows: 2, columns: 3))
    }
    await #expect(processExitsWith: .failure) {
      let layer = SoftmaxCrossEntropy<Float>()
      layer.goldClasses = [0, 3]
      _ = Graph.value(of: layer, Matrix(rows: 2, columns: 3))
    }
  }
}
