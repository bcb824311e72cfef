import NetworkTraining
import NumericKernels
import Testing
import WindowNetwork

@Suite struct PullPenaltyTests {
  /// Five rows, of which the first two have no pre-trained place.
  private func origin<Scalar: KernelScalar>(_: Scalar.Type = Scalar.self) -> Matrix<Scalar> {
    Matrix(rows: 5, columns: 2, elements: [9, 9, 8, 8, 1, -2, 4, 0.5, -1, -1])
  }

  /// The rows some way from there, with a gradient that touches some of them.
  private func table<Scalar: KernelScalar>(touching rows: [Int32], _: Scalar.Type = Scalar.self) -> Parameter<Scalar> {
    let value = Matrix<Scalar>(rows: 5, columns: 2, elements: [1, 2, 3, 4, 2, -4, 4, 1.5, -1, 3])
    let parameter = Parameter(name: "words", table: value, trainableRows: 0..<5)
    parameter.gradient.scatter(Matrix(rows: rows.count, columns: 2), toRows: rows, within: 0..<5)
    return parameter
  }

  private func checkPull<Scalar: KernelScalar>(_: Scalar.Type) {
    let table = table(touching: [4, 0, 2, 1], Scalar.self)
    // a quarter of the way, exact in binary; row 3 is not touched, rows 0 and 1 are not pulled
    PullPenalty(strength: 0.5, towards: origin(Scalar.self), rows: 2..<5).apply(to: table, rate: 0.5)
    #expect(table.value.elements == [1, 2, 3, 4, 1.75, -3.5, 4, 1.5, -1, 2])
  }

  @Test func touchedRowsComeNearerToTheirPlace() {
    checkPull(Float.self)
    checkPull(Double.self)
  }

  // theta, origin = 0.3, 0.1; print(theta - 0.01 * 3 * (theta - origin))
  @Test func theShareIsTheRateTimesTheStrength() {
    let parameter = Parameter<Double>(
      name: "words", table: Matrix(rows: 1, columns: 1, elements: [0.3]), trainableRows: 0..<1)
    parameter.gradient.scatter(Matrix(rows: 1, columns: 1), toRows: [0], within: 0..<1)
    let origin = Matrix<Double>(rows: 1, columns: 1, elements: [0.1])
    PullPenalty(strength: 3, towards: origin, rows: 0..<1).apply(to: parameter, rate: 0.01)
    #expect((parameter.value[0, 0] - 0.294).magnitude < 1e-16)
  }

  /// However strong, it pulls no further than home.
  @Test(arguments: [1.0, 2.0, 1e30, .infinity]) func fromTheShareOneOnItIsTheOrigin(strength: Double) {
    let origin = Matrix<Float>(rows: 2, columns: 2, elements: [0.1, -1e-8, 3e7, 0.7])
    let parameter = Parameter<Float>(
      name: "words", table: Matrix(rows: 2, columns: 2, elements: [1e7, 0.3, -0.2, 5]), trainableRows: 0..<2)
    parameter.gradient.scatter(Matrix(rows: 2, columns: 2), toRows: [0, 1], within: 0..<2)
    PullPenalty(strength: strength, towards: origin, rows: 0..<2).apply(to: parameter, rate: 1)
    #expect(parameter.value == origin)
  }

  @Test func nothingAtStrengthZero() {
    let table = table(touching: [0, 1, 2, 3, 4], Float.self)
    let before = table.value
    PullPenalty(strength: 0, towards: origin(), rows: 0..<5).apply(to: table, rate: 0.5)
    #expect(table.value == before)
  }

  @Test func nothingAtTheRateZero() {
    let table = table(touching: [0, 1, 2, 3, 4], Float.self)
    let before = table.value
    PullPenalty(strength: 3, towards: origin(), rows: 0..<5).apply(to: table, rate: 0)
    #expect(table.value == before)
  }

  @Test func nothingWithoutATouchedRow() {
    let table = table(touching: [], Double.self)
    let before = table.value
    PullPenalty(strength: 3, towards: origin(), rows: 0..<5).apply(to: table, rate: 0.1)
    #expect(table.value == before)
  }

  @Test func whatIsNoNumberStaysNone() {
    let table = table(touching: [2], Float.self)
    table.value[2, 1] = .nan
    PullPenalty(strength: 0.5, towards: origin(), rows: 2..<5).apply(to: table, rate: 0.5)
    #expect(table.value[2, 0] == 1.75)
    #expect(table.value[2, 1].isNaN)
  }

  /// A gradient that pushes all the time and a pull find a balance: with SGD, where gradient = λ · (θ₀ − θ), nearly.
  @Test func pushAndPullBalance() {
    let parameter = Parameter<Double>(name: "words", table: Matrix(rows: 3, columns: 1), trainableRows: 0..<3)
    parameter.value.elements = [2, 2, 2]
    let pull = PullPenalty(strength: 4, towards: parameter.value, rows: 1..<3)
    var sgd = SGD<Double>()
    for _ in 0..<2_000 {
      parameter.gradient.clear()
      let push = Matrix<Double>(rows: 2, columns: 1, elements: [-0.001, -1])
      parameter.gradient.scatter(push, toRows: [0, 1], within: 0..<3)
      sgd.step([parameter], rate: 0.01)
      pull.apply(to: parameter, rate: 0.01)
    }
    // row 0 goes where it is pushed, row 1 to 2 + 1/4 less the last pull, row 2 nowhere
    #expect((parameter.value[0, 0] - 2.02).magnitude < 1e-12)
    #expect((parameter.value[1, 0] - 2.24).magnitude < 1e-12)
    #expect(parameter.value[2, 0] == 2)
  }

  @Test func aFrozenTableIsLeftAlone() {
    let value = Matrix<Float>(rows: 5, columns: 2, elements: [1, 2, 3, 4, 2, -4, 4, 1.5, -1, 3])
    let frozen = Parameter(name: "words", table: value, trainableRows: 0..<0)
    PullPenalty(strength: 0.5, towards: origin(), rows: 2..<5).apply(to: frozen, rate: 0.5)
    #expect(frozen.value == value)
  }

  @Test func otherShapesAreOurMistake() async {
    await #expect(processExitsWith: .failure) {
      _ = PullPenalty(strength: 1, towards: Matrix<Float>(rows: 2, columns: 1), rows: 1..<3)
    }
    await #expect(processExitsWith: .failure) {
      let table = Parameter<Float>(name: "words", table: Matrix(rows: 2, columns: 2), trainableRows: 0..<2)
      PullPenalty(strength: 1, towards: Matrix(rows: 2, columns: 1), rows: 1..<2).apply(to: table, rate: 1)
    }
  }
}
