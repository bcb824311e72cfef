import NumericKernels
import WindowNetwork

/// What a step does with the gradients: penalties, the optimizer's rule, and where it is asked for a running mean of the
/// weights.
struct WeightUpdate {
  private var optimizer: any Optimizer<Float>
  private var regularization: Regularization
  private var average: WeightAverage<Float>?

  init(_ options: TrainingOptions, words: [Parameter<Float>], pretrained: [Matrix<Float>]) {
    optimizer = options.optimizer.makeOptimizer()
    regularization = Regularization(options, words: words, pretrained: pretrained)
    average = options.averaging > 0 ? WeightAverage(decay: options.averaging) : nil
  }

  /// What an update remembers from step to step.
  struct State: Sendable {
    var optimizer: OptimizerState<Float>
    var l1: CumulativeL1Penalty<Float>.State
    var average: WeightAverage<Float>.State
  }

  var state: State {
    get { State(optimizer: optimizer.state, l1: regularization.l1State, average: average?.state ?? .init()) }
    set {
      optimizer.state = newValue.optimizer
      regularization.l1State = newValue.l1
      average?.state = newValue.average
    }
  }

  /// Changes the parameters by one step along their gradients.
  ///
  /// - Parameter team: the threads that do it.
  mutating func step(_ parameters: [Parameter<Float>], rate: Double, by team: Team = .alone) {
    regularization.addGradient(to: parameters, by: team)
    average?.prepareStep(of: parameters, by: team)
    optimizer.step(parameters, rate: rate, by: team)
    regularization.apply(to: parameters, rate: rate)
  }

  /// Gives the parameters of a second network the means of those of the first; nothing changes where there are none.
  func average(_ parameters: [Parameter<Float>], into others: [Parameter<Float>]) {
    guard let average else { return }
    for (parameter, mean) in zip(others, average.means(of: parameters)) { parameter.value = mean }
  }
}
