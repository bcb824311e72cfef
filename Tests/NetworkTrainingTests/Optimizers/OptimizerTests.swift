import NetworkTraining
import NumericKernels
import Testing
import WindowNetwork

/// The laws that hold for every optimizer.
@Suite struct OptimizerTests {
  private func checkRest<Scalar: KernelScalar>(_ choice: OptimizerChoice, _: Scalar.Type) {
    let parameter: Parameter<Scalar> = OptimizerTrial.parameter(.touchedRows)
    var optimizer: any Optimizer<Scalar> = choice.makeOptimizer()
    var before = parameter.value
    for (index, step) in OptimizerTrial.steps.enumerated() {
      OptimizerTrial.run(&optimizer, on: parameter, steps: index..<index + 1)
      for row in 0..<3 {
        let isTouched = step.rows.contains(Int32(row))
        #expect((parameter.value.row(row) != before.row(row)) == isTouched, "row \(row) in step \(index + 1)")
      }
      before = parameter.value
    }
  }

  @Test(arguments: OptimizerChoice.allCases) func rowsThatAreNotTouchedStayWhereTheyAre(_ choice: OptimizerChoice) {
    checkRest(choice, Float.self)
    checkRest(choice, Double.self)
  }

  /// In every direction, for every optimizer but one that comes with a velocity.
  @Test(arguments: OptimizerChoice.allCases) func theFirstStepGoesAgainstTheGradient(_ choice: OptimizerChoice) {
    var optimizer: any Optimizer<Double> = choice.makeOptimizer()
    let values = OptimizerTrial.run(&optimizer, .touchedRows)
    let moved = zip(values[0].elements, OptimizerTrial.start).map { $0 - $1 }
    #expect(moved.map { $0.sign == .minus ? -1 : ($0 > 0 ? 1 : 0) } == [-1, 1, 0, 0, -1, -1])
  }

  @Test(arguments: OptimizerChoice.allCases, OptimizerTrial.Form.allCases)
  func withoutAGradientNothingMoves(_ choice: OptimizerChoice, _ form: OptimizerTrial.Form) {
    let parameter: Parameter<Float> = OptimizerTrial.parameter(form)
    let start = parameter.value
    var optimizer: any Optimizer<Float> = choice.makeOptimizer()
    for _ in 0..<3 { optimizer.step([parameter], rate: 0.1) }
    #expect(parameter.value == start)
    #expect(optimizer.state.steps == 3)
  }

  @Test(arguments: OptimizerChoice.allCases) func atTheRateZeroNothingMoves(_ choice: OptimizerChoice) {
    let parameter: Parameter<Double> = OptimizerTrial.parameter(.everyRow)
    let start = parameter.value
    var optimizer: any Optimizer<Double> = choice.makeOptimizer()
    parameter.gradient.values.fill(with: 3)
    for _ in 0..<3 { optimizer.step([parameter], rate: 0) }
    #expect(parameter.value == start)
  }

  @Test(arguments: OptimizerChoice.allCases) func aFrozenParameterIsLeftAlone(_ choice: OptimizerChoice) {
    let table = Matrix<Double>(rows: 2, columns: 2, elements: [1, 2, 3, 4])
    let frozen = Parameter(name: "frozen", table: table, trainableRows: 0..<0)
    let moving = Parameter(name: "moving", table: table, trainableRows: 0..<2)
    let gradient = Matrix<Double>(rows: 2, columns: 2, elements: [1, -1, 1, -1])
    for parameter in [frozen, moving] { parameter.gradient.scatter(gradient, toRows: [0, 1], within: 0..<2) }
    var optimizer: any Optimizer<Double> = choice.makeOptimizer()
    for _ in 0..<3 { optimizer.step([frozen, moving], rate: 0.1) }
    #expect(frozen.value == table)
    #expect(zip(moving.value.elements, table.elements).allSatisfy { $0 != $1 })
    for memory in optimizer.state.matrices {
      #expect(memory.map(\.shape) == [Shape(rows: 0, columns: 2), Shape(rows: 2, columns: 2)])
    }
    for rowSteps in [optimizer.state.rowSteps] where !rowSteps.isEmpty { #expect(rowSteps == [[], [3, 3]]) }
  }

  // MARK: - State

  /// The run is interrupted after each number of steps, and a new optimizer takes over.
  private func checkResuming<Scalar: KernelScalar>(
    _ choice: OptimizerChoice, _ form: OptimizerTrial.Form, _: Scalar.Type
  ) {
    let count = OptimizerTrial.steps.count
    var whole: any Optimizer<Scalar> = choice.makeOptimizer()
    let uninterrupted = OptimizerTrial.run(&whole, form)
    for pause in 0...count {
      let parameter: Parameter<Scalar> = OptimizerTrial.parameter(form)
      var first: any Optimizer<Scalar> = choice.makeOptimizer()
      OptimizerTrial.run(&first, on: parameter, steps: 0..<pause)
      let state = first.state
      #expect(state.steps == pause)
      var second: any Optimizer<Scalar> = choice.makeOptimizer()
      second.state = state
      #expect(second.state == state)
      let rest = OptimizerTrial.run(&second, on: parameter, steps: pause..<count)
      #expect(rest == Array(uninterrupted[pause...]), "after \(pause) steps")
      #expect(second.state == whole.state, "after \(pause) steps")
      #expect(first.state == state)
    }
  }

  @Test(arguments: OptimizerChoice.allCases, OptimizerTrial.Form.allCases)
  func aNewOneContinuesBitForBit(_ choice: OptimizerChoice, _ form: OptimizerTrial.Form) {
    checkResuming(choice, form, Float.self)
    checkResuming(choice, form, Double.self)
  }

  /// The state is no empty word: without it, or with that of another moment, the run ends elsewhere.
  @Test(arguments: OptimizerChoice.allCases.filter { $0 != .sgd })
  func withoutItsMemoryItGoesElsewhere(_ choice: OptimizerChoice) {
    let count = OptimizerTrial.steps.count
    var whole: any Optimizer<Double> = choice.makeOptimizer()
    let uninterrupted = OptimizerTrial.run(&whole, .touchedRows)
    for forgotten in 1...3 {
      let parameter: Parameter<Double> = OptimizerTrial.parameter(.touchedRows)
      var first: any Optimizer<Double> = choice.makeOptimizer()
      OptimizerTrial.run(&first, on: parameter, steps: 0..<forgotten)
      let state = first.state
      OptimizerTrial.run(&first, on: parameter, steps: forgotten..<4)
      #expect(parameter.value == uninterrupted[3])
      first.state = state
      OptimizerTrial.run(&first, on: parameter, steps: 4..<count)
      #expect(parameter.value != uninterrupted[4], "with the state after \(forgotten) steps")
    }
  }

  @Test(arguments: OptimizerChoice.allCases.filter { $0 != .sgd })
  func otherParametersAreOurMistake(_ choice: OptimizerChoice) async {
    await #expect(processExitsWith: .failure) { [choice = choice as OptimizerChoice] in
      var optimizer: any Optimizer<Float> = choice.makeOptimizer()
      let parameter: Parameter<Float> = OptimizerTrial.parameter(.everyRow)
      optimizer.step([parameter], rate: 0.1)
      optimizer.step([parameter, OptimizerTrial.parameter(.everyRow)], rate: 0.1)
    }
  }

  @Test(arguments: OptimizerChoice.allCases) func aStateOfMoreMemoriesIsOurMistake(_ choice: OptimizerChoice) async {
    await #expect(processExitsWith: .failure) { [choice = choice as OptimizerChoice] in
      var optimizer: any Optimizer<Float> = choice.makeOptimizer()
      optimizer.state = OptimizerState(steps: 1, matrices: [[], [], []], rowSteps: [])
    }
  }
}
