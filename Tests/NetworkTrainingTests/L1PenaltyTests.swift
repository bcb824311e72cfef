import NetworkTraining
import NumericKernels
import Testing
import WindowNetwork

@Suite struct L1PenaltyTests {
  private func weight<Scalar: KernelScalar>(_ elements: [Scalar]) -> Parameter<Scalar> {
    Parameter(name: "weight", value: Matrix(rows: 1, columns: elements.count, elements: elements), isPenalized: true)
  }

  /// A weight, its bias and a table of embeddings.
  private func parameters<Scalar: KernelScalar>(_: Scalar.Type) -> [Parameter<Scalar>] {
    let bias = Parameter<Scalar>(
      name: "bias", value: Matrix(rows: 1, columns: 2, elements: [1, 0.125]), isPenalized: false)
    let table = Parameter<Scalar>(
      name: "table", table: Matrix(rows: 2, columns: 1, elements: [-1, 0.125]), trainableRows: 0..<2)
    return [weight([1, -2, 0.25, -0.25, 0.125, -0.0625, 0, 3]), bias, table]
  }

  private func checkStep<Scalar: KernelScalar>(_: Scalar.Type) {
    let parameters = parameters(Scalar.self)
    // 0.5 · 0.5 nearer to zero, exact in binary
    L1Penalty(strength: 0.5).apply(to: parameters, rate: 0.5)
    #expect(parameters[0].value.elements == [0.75, -1.75, 0, 0, 0, 0, 0, 2.75])
    #expect(parameters[0].value.elements[2...6].allSatisfy { $0.sign == .plus })
    #expect(parameters[1].value.elements == [1, 0.125])
    #expect(parameters[2].value.elements == [-1, 0.125])
    L1Penalty(strength: 4).apply(to: parameters, rate: 0.5)
    #expect(parameters[0].value.elements == [0, 0, 0, 0, 0, 0, 0, 0.75])
  }

  @Test func weightsAloneComeNearerToZero() {
    checkStep(Float.self)
    checkStep(Double.self)
  }

  // s = rate * strength; print([math.copysign(max(abs(w) - s, 0), w) for w in (0.3, -0.01, 0.0031)]), s = 0.01 * 0.3
  @Test func theLengthOfTheStepIsTheRateTimesTheStrength() {
    let parameter = weight([0.3, -0.01, 0.0031])
    L1Penalty(strength: 0.3).apply(to: [parameter], rate: 0.01)
    let expected = [0.297, -0.007, 0.0001]
    for (found, expected) in zip(parameter.value.elements, expected) { #expect((found - expected).magnitude < 1e-16) }
  }

  /// The step is the point w that makes ½·(w − w₀)² + rate·λ·|w| least, w₀ being the weight before.
  @Test func theStepIsProximal() {
    for seed: UInt64 in 1...3 {
      var generator = SeededGenerator(seed: seed)
      let before = Matrix<Double>.uniform(rows: 1, columns: 40, limit: 1, using: &generator)
      let parameter = weight(before.elements)
      L1Penalty(strength: 0.8).apply(to: [parameter], rate: 0.5)
      for (w, start) in zip(parameter.value.elements, before.elements) {
        func cost(_ w: Double) -> Double { (w - start) * (w - start) / 2 + 0.4 * w.magnitude }
        for step in [1e-3, 0.1] {
          #expect(cost(w) < cost(w + step) && cost(w) < cost(w - step), "from \(start), seed \(seed)")
        }
      }
      #expect(parameter.value.shareOfZeros > 0.1 && parameter.value.shareOfZeros < 0.9, "seed \(seed)")
    }
  }

  @Test func aZeroStaysZero() {
    let parameter = weight([0, -0.0] as [Float])
    for _ in 0..<3 { L1Penalty(strength: 0.1).apply(to: [parameter], rate: 0.1) }
    #expect(parameter.value.elements == [0, 0])
  }

  /// A network that has come apart must show it.
  @Test func whatIsNoNumberStaysNone() {
    let parameter = weight([.nan, 0.5, .infinity, -.infinity] as [Float])
    L1Penalty(strength: 1).apply(to: [parameter], rate: 1)
    #expect(parameter.value.elements[0].isNaN)
    #expect(Array(parameter.value.elements[1...]) == [0, .infinity, -.infinity])
  }

  @Test func nothingAtStrengthZero() {
    let parameters = parameters(Float.self)
    let before = parameters.map(\.value)
    L1Penalty(strength: 0).apply(to: parameters, rate: 0.5)
    #expect(parameters.map(\.value) == before)
    #expect(L1Penalty(strength: 0).loss(of: parameters) == 0)
  }

  @Test func nothingAtTheRateZero() {
    let parameters = parameters(Double.self)
    let before = parameters.map(\.value)
    L1Penalty(strength: 0.5).apply(to: parameters, rate: 0)
    #expect(parameters.map(\.value) == before)
  }

  /// 0.5 · (1 + 2 + 0.25 + 0.25 + 0.125 + 0.0625 + 0 + 3)
  @Test func lossOfWeightsAlone() {
    #expect(L1Penalty(strength: 0.5).loss(of: parameters(Float.self)) == 3.34375)
    #expect(L1Penalty(strength: 0.5).loss(of: parameters(Double.self)) == 3.34375)
  }

  /// With SGD, the least of ½·(w − c)² + λ·|w| is c nearer to zero by λ, or zero: there training ends.
  @Test func trainingEndsAtExactZeros() {
    let centres = [2, -0.75, 0.3, -0.1, 0.5]
    let parameter = weight([1, 1, 1, 1, 1] as [Double])
    let penalty = L1Penalty(strength: 0.5)
    var sgd = SGD<Double>()
    for _ in 0..<400 {
      for (index, centre) in centres.enumerated() {
        parameter.gradient.values.elements[index] = parameter.value.elements[index] - centre
      }
      sgd.step([parameter], rate: 0.1)
      penalty.apply(to: [parameter], rate: 0.1)
    }
    #expect((parameter.value[0, 0] - 1.5).magnitude < 1e-12)
    #expect((parameter.value[0, 1] + 0.25).magnitude < 1e-12)
    #expect(Array(parameter.value.elements[2...3]) == [0, 0])
    #expect(parameter.value[0, 4].magnitude < 1e-12)
  }

  @Test func shareOfZeros() {
    #expect(Matrix<Float>(rows: 2, columns: 2, elements: [0, 1, -0.0, .leastNonzeroMagnitude]).shareOfZeros == 0.5)
    #expect(Matrix<Double>(rows: 1, columns: 3).shareOfZeros == 1)
    #expect(Matrix<Double>(rows: 1, columns: 2, elements: [.nan, 2]).shareOfZeros == 0)
    #expect(Matrix<Double>(rows: 0, columns: 3).shareOfZeros == 0)
  }
}
