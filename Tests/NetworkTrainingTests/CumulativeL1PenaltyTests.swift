import NetworkTraining
import NumericKernels
import Testing
import WindowNetwork

@Suite struct CumulativeL1PenaltyTests {
  private func weight<Scalar: KernelScalar>(_ elements: [Scalar]) -> Parameter<Scalar> {
    Parameter(name: "weight", value: Matrix(rows: 1, columns: elements.count, elements: elements), isPenalized: true)
  }

  /// A weight that steps carry about, each step by the same way for every element, all numbers exact in binary.
  private func checkSteps<Scalar: KernelScalar>(_: Scalar.Type) {
    let parameter = weight([1, -1, 0.25, 0] as [Scalar])
    var penalty = CumulativeL1Penalty<Scalar>(strength: 0.5)
    penalty.apply(to: [parameter], rate: 0.25)
    // u = 0.125
    #expect(parameter.value.elements == [0.875, -0.875, 0.125, 0])
    for index in 0..<4 { parameter.value.elements[index] += 0.125 }
    penalty.apply(to: [parameter], rate: 0.25)
    // u = 0.25, z = 1.125, −0.875, 0.375, 0.125
    #expect(parameter.value.elements == [0.875, -0.625, 0.125, 0])
    for index in 0..<4 { parameter.value.elements[index] -= 0.375 }
    penalty.apply(to: [parameter], rate: 0.5)
    // u = 0.5, z = 0.75, −1.25, 0, −0.25
    #expect(parameter.value.elements == [0.25, -0.75, 0, 0])
    for index in 0..<4 { parameter.value.elements[index] += 0.875 }
    penalty.apply(to: [parameter], rate: 0)
    // z = 1.625, −0.375, 0.875, 0.625
    #expect(parameter.value.elements == [1.125, 0, 0.375, 0.125])
    #expect(parameter.value.elements[1].sign == .plus)
    #expect(penalty.state.total == 0.5)
    #expect(penalty.state.taken.map(\.elements) == [[0.5, -0.375, 0.5, 0.5]])
  }

  @Test func theSumOfAllPenaltiesIsTakenFromTheSumOfAllSteps() {
    checkSteps(Float.self)
    checkSteps(Double.self)
  }

  @Test func weightsAloneAreMoved() {
    let bias = Parameter<Float>(name: "bias", value: Matrix(rows: 1, columns: 1, elements: [1]), isPenalized: false)
    let table = Parameter<Float>(name: "table", table: Matrix(rows: 1, columns: 1, elements: [1]), trainableRows: 0..<1)
    let first = weight([1] as [Float])
    let second = weight([-1, 2] as [Float])
    var penalty = CumulativeL1Penalty<Float>(strength: 1)
    penalty.apply(to: [table, first, bias, second], rate: 0.25)
    #expect([table, first, bias, second].map(\.value.elements) == [[1], [0.75], [1], [-0.75, 1.75]])
    #expect(penalty.state.taken.map(\.shape) == [Shape(rows: 1, columns: 1), Shape(rows: 1, columns: 2)])
  }

  /// As long as no weight comes to zero there is no difference.
  @Test func awayFromZeroItIsThePenaltyWithoutAMemory() {
    for seed: UInt64 in 1...3 {
      var generator = SeededGenerator(seed: seed)
      let start = (0..<20).map { _ in (2 + generator.nextUnit()) * (generator.next(below: 2) == 0 ? 1 : -1) }
      let (with, without) = (weight(start), weight(start))
      var penalty = CumulativeL1Penalty<Double>(strength: 0.5)
      for _ in 0..<50 {
        for index in start.indices {
          let step = 0.1 * generator.nextUnit() - 0.05
          with.value.elements[index] += step
          without.value.elements[index] += step
        }
        penalty.apply(to: [with], rate: 0.02)
        without.value.takeProximalStep(0.01)
      }
      #expect(without.value.shareOfZeros == 0, "seed \(seed)")
      expect([with.value], [without.value.elements], within: 1e-13)
    }
  }

  /// Gradients of 0 in the mean, but ten times as large as the penalty in each batch: without a memory every weight is
  /// somewhere beside zero at the end, with one nearly every weight is zero, and those with a mean gradient beyond the
  /// penalty are not.
  @Test func noiseDoesNotCarryAWeightOffZero() {
    for seed: UInt64 in 1...3 {
      var generator = SeededGenerator(seed: seed)
      let start = Matrix<Double>.uniform(rows: 1, columns: 100, limit: 0.2, using: &generator)
      let (with, without) = (weight(start.elements), weight(start.elements))
      var penalty = CumulativeL1Penalty<Double>(strength: 0.1)
      for _ in 0..<2_000 {
        for index in 0..<100 {
          // the mean of the last ten is twice the penalty
          let gradient = 2 * generator.nextUnit() - 1 + (index < 90 ? 0 : -0.2)
          with.value.elements[index] -= 0.01 * gradient
          without.value.elements[index] -= 0.01 * gradient
        }
        penalty.apply(to: [with], rate: 0.01)
        without.value.takeProximalStep(0.001)
      }
      #expect(without.value.elements[..<90].count { $0 == 0 } < 20, "seed \(seed)")
      #expect(with.value.elements[..<90].count { $0 == 0 } > 80, "seed \(seed)")
      #expect(with.value.elements[90...].allSatisfy { $0 > 0 }, "seed \(seed)")
    }
  }

  /// The same minimum as without a memory: the centre nearer to zero by λ, or zero.
  @Test func trainingEndsAtExactZeros() {
    let centres = [2, -0.75, 0.3, -0.1]
    let parameter = weight([1, 1, 1, 1] as [Double])
    var penalty = CumulativeL1Penalty<Double>(strength: 0.5)
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
    #expect(Array(parameter.value.elements[2...]) == [0, 0])
  }

  @Test func aNewOneContinuesBitForBit() {
    func run(_ parameter: Parameter<Float>, _ penalty: inout CumulativeL1Penalty<Float>, steps: Range<Int>) {
      for step in steps {
        var generator = SeededGenerator(seed: 7, stream: UInt64(step))
        parameter.value.add(.uniform(rows: 1, columns: 30, limit: 0.05, using: &generator))
        penalty.apply(to: [parameter], rate: 0.01)
      }
    }
    var generator = SeededGenerator(seed: 3)
    let start = Matrix<Float>.uniform(rows: 1, columns: 30, limit: 0.1, using: &generator)
    let whole = weight(start.elements)
    var penalty = CumulativeL1Penalty<Float>(strength: 0.4)
    #expect(penalty.state == .init(total: 0, taken: []))
    run(whole, &penalty, steps: 0..<20)
    #expect((0.1...0.9).contains(whole.value.shareOfZeros))
    for pause in [0, 1, 13] {
      let parameter = weight(start.elements)
      var first = CumulativeL1Penalty<Float>(strength: 0.4)
      run(parameter, &first, steps: 0..<pause)
      var second = CumulativeL1Penalty<Float>(strength: 0.4)
      second.state = first.state
      run(parameter, &second, steps: pause..<20)
      #expect(parameter.value == whole.value, "after \(pause) steps")
      #expect(second.state == penalty.state, "after \(pause) steps")
    }
  }

  /// A network that has come apart must show it.
  @Test func whatIsNoNumberStaysNone() {
    let parameter = weight([.nan, 0.5, .infinity] as [Float])
    var penalty = CumulativeL1Penalty<Float>(strength: 1)
    for _ in 0..<2 { penalty.apply(to: [parameter], rate: 0.125) }
    #expect(parameter.value.elements[0].isNaN)
    #expect(parameter.value.elements[1] == 0.25)
    #expect(!parameter.value.elements[2].isFinite)
  }

  @Test func nothingAtStrengthZero() {
    let parameter = weight([1, -0.5, 0] as [Double])
    var penalty = CumulativeL1Penalty<Double>(strength: 0)
    for _ in 0..<3 { penalty.apply(to: [parameter], rate: 0.5) }
    #expect(parameter.value.elements == [1, -0.5, 0])
    #expect(penalty.state == .init())
  }

  @Test func otherParametersAreOurMistake() async {
    await #expect(processExitsWith: .failure) {
      var penalty = CumulativeL1Penalty<Float>(strength: 1)
      penalty.state.taken = [Matrix(rows: 2, columns: 2)]
      let value = Matrix<Float>(rows: 1, columns: 2)
      penalty.apply(to: [Parameter(name: "weight", value: value, isPenalized: true)], rate: 1)
    }
  }
}

extension Matrix {
  /// The step without a memory: every element nearer to zero by `length`, or there.
  fileprivate mutating func takeProximalStep(_ length: Scalar) {
    for index in elements.indices {
      let weight = elements[index]
      elements[index] = weight.magnitude <= length ? 0 : weight - (weight < 0 ? -length : length)
    }
  }
}
