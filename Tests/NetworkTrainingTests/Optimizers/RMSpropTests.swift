import NetworkTraining
import NumericKernels
import Testing
import WindowNetwork

@Suite struct RMSpropTests {
  // def rmsprop(g, rate):
  //     global v
  //     v = 0.9 * v + 0.1 * g**2
  //     return rate * g / (np.sqrt(v) + 1e-8)
  // v = 0; run(rmsprop); print(v.ravel())
  static let values = [
    [0.6837722539831608, -1.6837722439831617, 0.5, 3, -1.316227761016838, 3.683772273983157],
    [0.6837722539831608, -1.6837722439831617, 0.5, 3, -1.38994873800733, 3.6100513046013596],
    [0.6837722539831608, -1.6837722439831617, 0.5, 3, -1.3710828285272874, 3.5312769523887733],
    [
      1.3126562320094737, -2.1011641679336015, -0.13245552536700933, 3.6324554920336785, -1.3710828285272874,
      3.5312769523887733,
    ],
    [
      1.3126562320094737, -2.1011641679336015, 0.04936265479827995, 3.346741214482658, -1.412643419469771,
      3.6407619395661803,
    ],
  ]
  /// The dense rule goes on wearing down the memory of row 0, which the last step does not touch; the lazy one will do
  /// so when the row comes back.
  static let denseSquares = [1.4564025, 0.116235, 1.21, 0.1225, 0.36184, 0.8342396875]
  static let lazySquares = [1.4564025 / 0.9, 0.116235 / 0.9, 1.21, 0.1225, 0.36184, 0.8342396875]

  private func check<Scalar: KernelScalar>(_: Scalar.Type, within tolerance: Double) {
    var (lazy, dense) = (RMSprop<Scalar>(), RMSprop<Scalar>())
    expect(OptimizerTrial.run(&lazy, .touchedRows), RMSpropTests.values, within: tolerance)
    expect(OptimizerTrial.run(&dense, .everyRow), RMSpropTests.values, within: tolerance)
    expect(lazy.state.matrices[0], [RMSpropTests.lazySquares], within: tolerance)
    expect(dense.state.matrices[0], [RMSpropTests.denseSquares], within: tolerance)
  }

  @Test func stepsInDouble() { check(Double.self, within: 1e-14) }

  @Test func stepsInFloat() { check(Float.self, within: 1e-6) }

  /// Many rows, touched at random, and others that rest for a hundred steps: the same as with every row at every step.
  @Test func restingRowsAreCaughtUp() {
    for seed: UInt64 in 1...3 {
      var generator = SeededGenerator(seed: seed)
      let start = Matrix<Double>.uniform(rows: 12, columns: 3, limit: 1, using: &generator)
      let table = Parameter<Double>(name: "θ", table: start, trainableRows: 0..<12)
      let dense = Parameter<Double>(name: "θ", value: start, isPenalized: false)
      var (lazily, densely) = (RMSprop<Double>(), RMSprop<Double>())
      for step in 0..<120 {
        let rows = (0..<12).filter { $0 < 6 ? generator.next(below: 4) == 0 : step.isMultiple(of: 101 - $0) }
        let pieces = Matrix<Double>.uniform(rows: rows.count, columns: 3, limit: 2, using: &generator)
        for parameter in [table, dense] {
          parameter.gradient.clear()
          parameter.gradient.scatter(pieces, toRows: rows.map { Int32($0) }, within: 0..<12)
        }
        lazily.step([table], rate: 0.01)
        densely.step([dense], rate: 0.01)
      }
      #expect(zip(start.elements, table.value.elements).allSatisfy { $0 != $1 }, "seed \(seed)")
      expect([table.value], [dense.value.elements], within: 1e-14)
    }
  }

  /// As the comment of the type has it.
  @Test func afterALongRestAStepHasTheSameLengthWhateverTheGradient() {
    let table = Parameter<Double>(name: "θ", table: Matrix(rows: 1, columns: 2), trainableRows: 0..<1)
    var rmsprop = RMSprop<Double>()
    table.gradient.scatter(Matrix(rows: 1, columns: 2, elements: [5, -0.01]), toRows: [0], within: 0..<1)
    rmsprop.step([table], rate: 0.1)
    // as if a thousand batches without the row had come
    rmsprop.state.steps += 1_000
    rmsprop.step([table], rate: 0.1)
    let length = 0.1 / 0.1.squareRoot()
    #expect(rmsprop.state.rowSteps == [[1_002]])
    #expect((table.value[0, 0] + 2 * length).magnitude < 1e-5)
    #expect((table.value[0, 1] - 2 * length).magnitude < 1e-5)
  }

  @Test func convergesOnAQuadratic() {
    #expect(OptimizerTrial.distanceFromBottom(RMSprop(), rate: 0.05, steps: 1_000) < 1e-3)
  }

  /// Its constants count: with none of the memory kept, a step is the rate times the sign of the gradient.
  @Test func takesItsConstants() {
    let parameter = Parameter<Double>(name: "θ", value: Matrix(rows: 1, columns: 2), isPenalized: false)
    var rmsprop = RMSprop<Double>(decayOfSquare: 0, epsilon: 0)
    for gradient in [[5.0, -0.1], [0.2, -7]] {
      parameter.gradient.values = Matrix(rows: 1, columns: 2, elements: gradient)
      rmsprop.step([parameter], rate: 0.25)
    }
    #expect((parameter.value[0, 0] + 0.5).magnitude < 1e-15)
    #expect((parameter.value[0, 1] - 0.5).magnitude < 1e-15)
  }

  /// 1 − 0.999 taken in `Float` would be off by 5·10⁻⁵ of it, and the step by half as much.
  @Test func constantsAreRoundedOnce() {
    let parameter = Parameter<Float>(name: "θ", value: Matrix(rows: 1, columns: 1), isPenalized: false)
    var rmsprop = RMSprop<Float>(decayOfSquare: 0.999, epsilon: 0)
    parameter.gradient.values = Matrix(rows: 1, columns: 1, elements: [1])
    rmsprop.step([parameter], rate: 1)
    // print(1 / math.sqrt(0.001))
    #expect((parameter.value[0, 0] + 31.622776601683793).magnitude < 4e-6)
  }
}
