import NetworkTraining
import NumericKernels
import RealModule
import Testing
import WindowNetwork

@Suite struct WeightAverageTests {
  /// A table, a weight and a frozen table, moved at random: of the table a few rows a step.
  private struct Walk<Scalar: KernelScalar> {
    let table: Parameter<Scalar>
    let weight: Parameter<Scalar>
    let frozen: Parameter<Scalar>
    private var generator: SeededGenerator

    init(seed: UInt64) {
      generator = SeededGenerator(seed: seed)
      table = Parameter(
        name: "table", table: .uniform(rows: 12, columns: 2, limit: 1, using: &generator), trainableRows: 0..<11)
      weight = Parameter(
        name: "weight", value: .uniform(rows: 3, columns: 4, limit: 1, using: &generator), isPenalized: true)
      frozen = Parameter(
        name: "frozen", table: .uniform(rows: 2, columns: 2, limit: 1, using: &generator), trainableRows: 0..<0)
    }

    var parameters: [Parameter<Scalar>] { [table, weight, frozen] }

    /// Row 10 of the table rests all the time, row 9 but for two steps.
    mutating func step(_ number: Int, prepare: ([Parameter<Scalar>]) -> Void) {
      for parameter in parameters { parameter.gradient.clear() }
      var rows = (0..<3).map { _ in Int32(generator.next(below: 9)) }
      if number == 3 || number == 40 { rows.append(9) }
      table.gradient.scatter(
        .uniform(rows: rows.count, columns: 2, limit: 1, using: &generator), toRows: rows, within: 0..<11)
      weight.gradient.values = .uniform(rows: 3, columns: 4, limit: 1, using: &generator)
      prepare(parameters)
      var sgd = SGD<Scalar>()
      sgd.step(parameters, rate: 0.1)
    }
  }

  /// Sums up the weights after each step by the definition, with a mean that starts at zero and its correction.
  private struct DenseAverage {
    let decay: Double
    var steps = 0
    var sums: [[Double]] = []

    mutating func add<Scalar: KernelScalar>(_ parameters: [Parameter<Scalar>]) {
      let values = parameters.map { $0.value.elements.map { Double($0) } }
      if steps == 0 { sums = values.map { $0.map { _ in 0 } } }
      steps += 1
      sums = zip(sums, values).map { zip($0, $1).map { decay * $0 + (1 - decay) * $1 } }
    }

    var means: [[Double]] { sums.map { $0.map { $0 / (1 - Double.pow(decay, steps)) } } }
  }

  private func checkAgainstDense<Scalar: KernelScalar>(_ decay: Double, _: Scalar.Type, within tolerance: Double) {
    var walk = Walk<Scalar>(seed: 5)
    var average = WeightAverage<Scalar>(decay: decay)
    var dense = DenseAverage(decay: decay)
    for number in 1...200 {
      walk.step(number) { average.prepareStep(of: $0) }
      dense.add(walk.parameters)
      if [1, 2, 3, 4, 39, 40, 41, 200].contains(number) {
        expect(average.means(of: walk.parameters), dense.means, within: tolerance)
      }
    }
    #expect(average.state.steps == 200)
  }

  @Test(arguments: [0, 0.5, 0.9, 0.999]) func isTheDenseAverage(_ decay: Double) {
    checkAgainstDense(decay, Double.self, within: 1e-12)
    checkAgainstDense(decay, Float.self, within: 5e-6)
  }

  // theta, beta = [4, 8, -2], 0.5
  // a = 0
  // for t in 1, 2, 3: a = beta * a + (1 - beta) * theta[t - 1]; print(a / (1 - beta**t))
  @Test func theFirstMeansAreThoseOfTheFewWeightsThereAre() {
    let parameter = Parameter<Double>(
      name: "θ", value: Matrix(rows: 1, columns: 1, elements: [1e6]), isPenalized: false)
    var average = WeightAverage<Double>(decay: 0.5)
    #expect(average.means(of: [parameter]).map(\.elements) == [[1e6]])
    for (theta, mean) in [(4.0, 4.0), (8, 6.666666666666667), (-2, 1.7142857142857142)] {
      average.prepareStep(of: [parameter])
      parameter.value[0, 0] = theta
      expect(average.means(of: [parameter]), [[mean]], within: 1e-15)
    }
  }

  @Test func withoutDecayItIsTheWeights() {
    var walk = Walk<Float>(seed: 6)
    var average = WeightAverage<Float>(decay: 0)
    for number in 1...5 { walk.step(number) { average.prepareStep(of: $0) } }
    #expect(average.means(of: walk.parameters) == walk.parameters.map(\.value))
  }

  @Test func rowsThatNoStepTouchedAreTheirOwnMeans() {
    var walk = Walk<Float>(seed: 7)
    walk.table.value[10, 0] = 0.1
    walk.table.value[10, 1] = -0
    var average = WeightAverage<Float>()
    for number in 1...60 { walk.step(number) { average.prepareStep(of: $0) } }
    let means = average.means(of: walk.parameters)
    for row in [10, 11] {
      #expect(means[0].row(row).map(\.bitPattern) == walk.table.value.row(row).map(\.bitPattern))
    }
    #expect(means[2] == walk.frozen.value)
    #expect(average.state.rowSteps[0][9...] == [40, 0, 0])
    #expect(average.state.rowSteps[1...] == [[60, 60, 60], []])
    #expect(average.state.means.map(\.rows) == [12, 3, 0])
    // nothing was done to the rest of the table
    #expect(average.state.means[0].row(10) == [0, 0])
  }

  @Test func weightsThatStayAreTheirMeanBitForBit() {
    let parameter = Parameter<Float>(
      name: "θ", value: Matrix(rows: 1, columns: 3, elements: [0.1, -1e7, 3e-9]), isPenalized: false)
    var average = WeightAverage<Float>()
    for _ in 0..<100 { average.prepareStep(of: [parameter]) }
    #expect(average.means(of: [parameter]) == [parameter.value])
  }

  /// Steps to and fro about the bottom of a valley, whose noise the mean does not have.
  @Test func theMeanIsNearerToTheBottom() {
    for seed: UInt64 in 1...3 {
      var generator = SeededGenerator(seed: seed)
      let parameter = Parameter<Double>(name: "θ", value: Matrix(rows: 1, columns: 20), isPenalized: false)
      var average = WeightAverage<Double>(decay: 0.99)
      var sgd = SGD<Double>()
      for _ in 0..<2_000 {
        parameter.gradient.values = parameter.value
        parameter.gradient.values.add(.uniform(rows: 1, columns: 20, limit: 1, using: &generator))
        average.prepareStep(of: [parameter])
        sgd.step([parameter], rate: 0.3)
      }
      #expect(average.means(of: [parameter])[0].rootMeanSquare < parameter.value.rootMeanSquare / 3, "seed \(seed)")
    }
  }

  @Test func aNewOneContinuesBitForBit() {
    var whole = Walk<Float>(seed: 8)
    var average = WeightAverage<Float>(decay: 0.9)
    #expect(average.state == .init(steps: 0, means: [], rowSteps: []))
    for number in 1...50 { whole.step(number) { average.prepareStep(of: $0) } }
    for pause in [0, 1, 13, 50] {
      var walk = Walk<Float>(seed: 8)
      var first = WeightAverage<Float>(decay: 0.9)
      var second = WeightAverage<Float>(decay: 0.9)
      for number in 1..<pause + 1 { walk.step(number) { first.prepareStep(of: $0) } }
      second.state = first.state
      for number in pause + 1..<51 { walk.step(number) { second.prepareStep(of: $0) } }
      #expect(second.state == average.state, "after \(pause) steps")
      #expect(second.means(of: walk.parameters) == average.means(of: whole.parameters), "after \(pause) steps")
    }
  }

  /// A network that has come apart must show it.
  @Test func whatIsNoNumberStaysNone() {
    let parameter = Parameter<Float>(
      name: "θ", value: Matrix(rows: 1, columns: 2, elements: [1, 1]), isPenalized: false)
    var average = WeightAverage<Float>()
    average.prepareStep(of: [parameter])
    parameter.value[0, 0] = .nan
    average.prepareStep(of: [parameter])
    parameter.value[0, 0] = 1
    let means = average.means(of: [parameter])[0]
    #expect(means[0, 0].isNaN)
    #expect(means[0, 1] == 1)
  }

  @Test func mistakesAreOurs() async {
    await #expect(processExitsWith: .failure) { _ = WeightAverage<Float>(decay: 1) }
    await #expect(processExitsWith: .failure) {
      let parameter = Parameter<Float>(name: "θ", value: Matrix(rows: 1, columns: 2), isPenalized: false)
      var average = WeightAverage<Float>()
      average.prepareStep(of: [parameter])
      average.prepareStep(of: [parameter, parameter])
    }
    await #expect(processExitsWith: .failure) {
      let parameter = Parameter<Float>(name: "θ", value: Matrix(rows: 1, columns: 2), isPenalized: false)
      var average = WeightAverage<Float>()
      average.prepareStep(of: [parameter])
      _ = average.means(of: [parameter, parameter])
    }
  }
}
