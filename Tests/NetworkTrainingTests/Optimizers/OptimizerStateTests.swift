import NetworkTraining
import NumericKernels
import Testing
import WindowNetwork

@Suite struct OptimizerStateTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var choice: OptimizerChoice
    /// How many matrices a parameter brings.
    var kinds: Int
    /// The steps that last touched the rows, after the five of the trial.
    var rowSteps: [[Int32]]

    var testDescription: String { choice.rawValue }
  }

  static let cases = [
    Case(choice: .sgd, kinds: 0, rowSteps: []),
    Case(choice: .momentum, kinds: 1, rowSteps: [[4, 5, 5]]),
    Case(choice: .adagrad, kinds: 1, rowSteps: []),
    Case(choice: .rmsprop, kinds: 1, rowSteps: [[4, 5, 5]]),
    Case(choice: .adam, kinds: 2, rowSteps: []),
  ]

  @Test func everyOptimizerHasItsCase() {
    #expect(OptimizerStateTests.cases.map(\.choice) == OptimizerChoice.allCases)
  }

  @Test(arguments: cases) func beforeTheFirstStepThereIsNothing(_ c: Case) {
    let optimizer: any Optimizer<Float> = c.choice.makeOptimizer()
    let empty = [[Matrix<Float>]](repeating: [], count: c.kinds)
    #expect(optimizer.state == OptimizerState(steps: 0, matrices: empty, rowSteps: []))
  }

  @Test(arguments: cases) func aMatrixOfEachKindAParameter(_ c: Case) {
    var optimizer: any Optimizer<Float> = c.choice.makeOptimizer()
    _ = OptimizerTrial.run(&optimizer, .touchedRows)
    let state = optimizer.state
    #expect(state.steps == 5)
    #expect(state.matrices.map { $0.map(\.shape) } == Array(repeating: [Shape(rows: 3, columns: 2)], count: c.kinds))
    #expect(state.matrices.allSatisfy { $0[0].elements.allSatisfy { $0 != 0 } })
    #expect(state.rowSteps == c.rowSteps)
  }

  @Test(arguments: cases) func aRowThatNothingTouchedHasNoMemory(_ c: Case) {
    var optimizer: any Optimizer<Double> = c.choice.makeOptimizer()
    OptimizerTrial.run(&optimizer, on: OptimizerTrial.parameter(.touchedRows), steps: 0..<3)
    for matrices in optimizer.state.matrices { #expect(matrices[0].row(1) == [0, 0]) }
    if !c.rowSteps.isEmpty { #expect(optimizer.state.rowSteps == [[1, 0, 3]]) }
  }

  @Test func statesAreComparedWhole() {
    let matrix = Matrix<Float>(rows: 1, columns: 1, elements: [2])
    let state = OptimizerState(steps: 3, matrices: [[matrix]], rowSteps: [[3]])
    #expect(state == OptimizerState(steps: 3, matrices: [[matrix]], rowSteps: [[3]]))
    #expect(state != OptimizerState(steps: 4, matrices: [[matrix]], rowSteps: [[3]]))
    #expect(state != OptimizerState(steps: 3, matrices: [[Matrix(rows: 1, columns: 1)]], rowSteps: [[3]]))
    #expect(state != OptimizerState(steps: 3, matrices: [[matrix]], rowSteps: [[2]]))
  }

  @Test func aStateThatDoesNotFitIsOurMistake() async {
    // of another kind
    await #expect(processExitsWith: .failure) {
      var sgd = SGD<Float>()
      sgd.state = Momentum<Float>().state
    }
    await #expect(processExitsWith: .failure) {
      var adagrad = Adagrad<Float>()
      adagrad.state = OptimizerState(steps: 1, matrices: [[Matrix(rows: 1, columns: 1)]], rowSteps: [[1]])
    }
    // of other shapes
    await #expect(processExitsWith: .failure) {
      var adam = Adam<Float>()
      let memory = [Matrix<Float>(rows: 2, columns: 3)]
      adam.state = OptimizerState(steps: 1, matrices: [memory, memory], rowSteps: [])
      adam.step([OptimizerTrial.parameter(.everyRow)], rate: 0.1)
    }
    await #expect(processExitsWith: .failure) {
      var momentum = Momentum<Float>()
      momentum.state = OptimizerState(steps: 1, matrices: [[Matrix(rows: 3, columns: 2)]], rowSteps: [[1, 1]])
      momentum.step([OptimizerTrial.parameter(.everyRow)], rate: 0.1)
    }
  }
}
