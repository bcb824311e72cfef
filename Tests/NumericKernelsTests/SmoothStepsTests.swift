import NumericKernels
import TestSupport
import Testing

@Suite struct SmoothStepsTests {
  enum Step: String, Sendable, CaseIterable, CustomTestStringConvertible {
    case tanh, sigmoid

    var testDescription: String { rawValue }

    func values<Scalar: KernelScalar>(of x: [Scalar]) -> [Scalar] {
      let x = Matrix(rows: 1, columns: x.count, elements: x)
      // what was there before must not count
      var y = Matrix<Scalar>.constant(.nan, rows: 1, columns: x.columns)
      switch self {
      case .tanh: y.setTanh(of: x)
      case .sigmoid: y.setSigmoid(of: x)
      }
      return y.elements
    }
  }

  struct Case: Sendable {
    var x: Double
    var tanh: Double
    var sigmoid: Double
  }

  // from mpmath import mp, mpf, exp, tanh
  // mp.dps = 40
  // for x in (-700, -40, -3.5, -1, -0.25, 1e-9, 0.5, 1, 2, 6, 20, 700):
  //     print(x, float(tanh(mpf(x))), float(1 / (1 + exp(-mpf(x)))))
  static let doubles = [
    Case(x: -700, tanh: -1, sigmoid: 9.85967654375977e-305),
    Case(x: -40, tanh: -1, sigmoid: 4.248354255291589e-18),
    Case(x: -3.5, tanh: -0.9981778976111987, sigmoid: 0.02931223075135632),
    Case(x: -1, tanh: -0.7615941559557649, sigmoid: 0.2689414213699951),
    Case(x: -0.25, tanh: -0.24491866240370913, sigmoid: 0.4378234991142019),
    Case(x: 1e-9, tanh: 1e-9, sigmoid: 0.50000000025),
    Case(x: 0.5, tanh: 0.46211715726000974, sigmoid: 0.6224593312018546),
    Case(x: 1, tanh: 0.7615941559557649, sigmoid: 0.7310585786300049),
    Case(x: 2, tanh: 0.9640275800758169, sigmoid: 0.8807970779778824),
    Case(x: 6, tanh: 0.9999877116507956, sigmoid: 0.9975273768433652),
    Case(x: 20, tanh: 1, sigmoid: 0.9999999979388464),
    Case(x: 700, tanh: 1, sigmoid: 1),
  ]

  @Test func knownValuesInDouble() {
    let x = SmoothStepsTests.doubles.map(\.x)
    for (found, expected) in zip(Step.tanh.values(of: x), SmoothStepsTests.doubles) {
      #expect((found - expected.tanh).magnitude <= 2 * expected.tanh.ulp, "tanh(\(expected.x))")
    }
    for (found, expected) in zip(Step.sigmoid.values(of: x), SmoothStepsTests.doubles) {
      #expect((found - expected.sigmoid).magnitude <= 2 * expected.sigmoid.ulp, "σ(\(expected.x))")
    }
  }

  // as above, for x in (-103.5, -90, -20.5, -3.5, -1, -0.25, 2**-20, 0.5, 1, 2, 6, 9, 17), each value as np.float32
  static let floats: [(x: Float, tanh: Float, sigmoid: Float)] = [
    (-103.5, -1, .leastNonzeroMagnitude), (-90, -1, Float(bitPattern: 584_744)), (-20.5, -1, 1.2501529e-09),
    (-3.5, -0.9981779, 0.02931223), (-1, -0.7615942, 0.26894143), (-0.25, -0.24491866, 0.4378235),
    (0x1p-20, 9.536743e-07, 0.50000024), (0.5, 0.46211717, 0.62245935), (1, 0.7615942, 0.7310586),
    (2, 0.9640276, 0.8807971), (6, 0.9999877, 0.99752736), (9, 0.99999994, 0.9998766), (17, 1, 0.99999994),
  ]

  /// The bits themselves: models must not depend on the system's functions.
  @Test func knownBitsInFloat() {
    let x = SmoothStepsTests.floats.map(\.x)
    #expect(Step.tanh.values(of: x) == SmoothStepsTests.floats.map(\.tanh))
    #expect(Step.sigmoid.values(of: x) == SmoothStepsTests.floats.map(\.sigmoid))
  }

  /// Numbers of every size and both signs, some as they come and most at random. (Of all floats, tried once with a
  /// program of the same lines, tanh is off by 0.5042 ulp at most and σ by 0.5013.)
  @Test(arguments: Step.allCases) func floatsAreOffByLittleMoreThanRounding(_ step: Step) {
    var random = SeededRandom(seed: 1)
    var x: [Float] = []
    for exponent: UInt32 in 0..<255 {
      let others = (0..<12).map { _ in UInt32.random(in: 0..<1 << 23, using: &random) }
      for mantissa in [0, 1, 0x40_0000, 0x7f_ffff] + others { x.append(Float(bitPattern: exponent << 23 | mantissa)) }
    }
    x += (0..<4_000).map { _ in Float.random(in: 0...20, using: &random) }
    x += x.map { -$0 }
    let exact = step.values(of: x.map { Double($0) })
    for (x, (found, exact)) in zip(x, zip(step.values(of: x), exact)) {
      let error = (Double(found) - exact).magnitude / Double(Float(exact).ulp)
      #expect(error < 0.51, "at \(x): \(found)")
    }
  }

  private func checkEnds<Scalar: KernelScalar>(_: Scalar.Type) {
    let x: [Scalar] = [-.infinity, -.greatestFiniteMagnitude, 0, .greatestFiniteMagnitude, .infinity]
    #expect(Step.tanh.values(of: x) == [-1, -1, 0, 1, 1])
    #expect(Step.sigmoid.values(of: x) == [0, 0, 0.5, 1, 1])
    let small: [Scalar] = [.leastNonzeroMagnitude, -.leastNonzeroMagnitude, .leastNormalMagnitude]
    #expect(Step.tanh.values(of: small) == small)
    #expect(Step.sigmoid.values(of: small) == [0.5, 0.5, 0.5])
    #expect(Step.tanh.values(of: [Scalar]()).isEmpty)
  }

  @Test func theEnds() {
    checkEnds(Float.self)
    checkEnds(Double.self)
  }

  /// Also between others, as a vector instruction would take them.
  @Test(arguments: Step.allCases) func whatIsNoNumberStaysNone(_ step: Step) {
    let noNumber: [Bool] = [false, true, false, false, true, false, false, false, true]
    #expect(step.values(of: noNumber.map { $0 ? Float.nan : 1 }).map(\.isNaN) == noNumber)
    #expect(step.values(of: noNumber.map { $0 ? -Float.signalingNaN : -30 }).map(\.isNaN) == noNumber)
    #expect(step.values(of: noNumber.map { $0 ? Double.nan : 1 }).map(\.isNaN) == noNumber)
  }

  @Test(arguments: Step.allCases) func aPlaceDoesNotDependOnItsNeighbours(_ step: Step) {
    let x = (0..<67).map { Float($0) / 7 - 5 }
    let alone = x.flatMap { step.values(of: [$0]) }
    #expect(step.values(of: x) == alone)
    for start in 1..<8 { #expect(step.values(of: Array(x[start...])) == Array(alone[start...])) }
  }

  /// Next neighbours included, and across the borders between two powers of two that the range is cut at.
  @Test(arguments: Step.allCases) func aLargerNumberHasNoSmallerValue(_ step: Step) {
    var x = (-4_000...4_000).map { Float($0) * 0.003 }
    for quarter in -40...40 {
      let middle = Float(quarter) * 0.17328680  // ln 2 / 4
      x += (-20...20).map { middle + Float($0) * middle.ulp }
    }
    x.sort()
    let y = step.values(of: x)
    for index in y.indices.dropFirst() { #expect(y[index] >= y[index - 1], "at \(x[index])") }
    let steep = step.values(of: (-200...200).map { Float($0) * 0.005 })
    for index in steep.indices.dropFirst() { #expect(steep[index] > steep[index - 1]) }
  }

  @Test func otherShapesAreOurMistake() async {
    await #expect(processExitsWith: .failure) {
      var y = Matrix<Float>(rows: 2, columns: 3)
      y.setTanh(of: Matrix(rows: 3, columns: 2))
    }
    await #expect(processExitsWith: .failure) {
      var y = Matrix<Double>(rows: 2, columns: 3)
      y.setSigmoid(of: Matrix(rows: 2, columns: 2))
    }
  }
}
