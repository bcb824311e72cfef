import NetworkTraining
import NumericKernels
import Testing

@Suite struct OptimizerChoiceTests {
  @Test func theNamesAreThoseOfModelFiles() {
    #expect(OptimizerChoice.allCases.map(\.rawValue) == ["sgd", "momentum", "adagrad", "rmsprop", "adam"])
  }

  @Test func eachMakesItsOptimizer() {
    let optimizers: [any Optimizer<Float>] = OptimizerChoice.allCases.map { $0.makeOptimizer() }
    #expect(optimizers[0] is SGD<Float>)
    #expect(optimizers[1] is Momentum<Float>)
    #expect(optimizers[2] is Adagrad<Float>)
    #expect(optimizers[3] is RMSprop<Float>)
    #expect(optimizers[4] is Adam<Float>)
  }

  /// With the constants that its comment and its papers name.
  @Test func theConstantsAreTheUsualOnes() {
    func isSame<Rule: Optimizer<Double>>(_ choice: OptimizerChoice, as rule: Rule) -> Bool {
      var chosen: any Optimizer<Double> = choice.makeOptimizer()
      var rule = rule
      return OptimizerTrial.run(&chosen, .touchedRows) == OptimizerTrial.run(&rule, .touchedRows)
    }
    #expect(isSame(.momentum, as: Momentum(decay: 0.9)))
    #expect(isSame(.adagrad, as: Adagrad(epsilon: 1e-10)))
    #expect(isSame(.rmsprop, as: RMSprop(decayOfSquare: 0.9, epsilon: 1e-8)))
    #expect(isSame(.adam, as: Adam(decayOfMean: 0.9, decayOfSquare: 0.999, epsilon: 1e-8)))
    #expect(!isSame(.momentum, as: Momentum(decay: 0.8)))
  }

  @Test func theDefaultRates() {
    #expect(OptimizerChoice.allCases.map(\.defaultRate) == [0.5, 0.05, 0.03, 0.002, 0.001])
  }
}
