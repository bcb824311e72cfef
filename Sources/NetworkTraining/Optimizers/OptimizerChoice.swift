import NumericKernels

/// The optimizers to choose from, each with its usual constants.
public enum OptimizerChoice: String, Sendable, Codable, CaseIterable {
  /// θ ← θ − rate · g
  case sgd
  /// v ← 0.9·v + g, θ ← θ − rate · v
  case momentum
  /// G ← G + g², θ ← θ − rate · g / √G
  case adagrad
  /// v ← 0.9·v + 0.1·g², θ ← θ − rate · g / √v
  case rmsprop
  /// Momentum and RMSprop in one, both freed from their bias towards 0.
  case adam

  /// A new optimizer, without a memory.
  public func makeOptimizer<Scalar: KernelScalar>() -> any Optimizer<Scalar> {
    switch self {
    case .sgd: SGD<Scalar>()
    case .momentum: Momentum<Scalar>()
    case .adagrad: Adagrad<Scalar>()
    case .rmsprop: RMSprop<Scalar>()
    case .adam: Adam<Scalar>()
    }
  }

  /// A learning rate to begin with, for batches of 64 windows and a rate that falls in a straight line: those that
  /// did best on the sample corpus (mean dev F1 of three seeds), but for RMSprop and Adam, which did better there at 0.003
  /// and are set to what did best on CoNLL-2003.
  public var defaultRate: Double {
    switch self {
    case .sgd: 0.5
    case .momentum: 0.05
    case .adagrad: 0.03
    case .rmsprop: 0.002
    case .adam: 0.001
    }
  }
}
