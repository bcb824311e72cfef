import NumericKernels
import WindowFeatures

/// A check of all gradients of a window network on one batch, in `Double`: of every parameter, and of the inputs, which
/// are the rows of words and of features that the batch looks up.
///
/// What is checked is a training pass, dropout included, on a copy of the network that is first moved off the kinks of
/// the activation and off ties between windows whose maxima are pooled.
public struct NetworkGradientCheck: Sendable {
  /// A mistake in the gradient of one tensor, made on purpose, to see it caught.
  public enum Mistake: String, Sendable, CaseIterable {
    /// The hidden layer does not compute the gradient of its bias.
    case forgottenBias = "forgotten-bias"
    /// The gradient of the hidden layer's weight is 1 % too large.
    case scaledWeight = "scaled-weight"

    fileprivate func make(in parameters: [Parameter<Double>]) {
      for parameter in parameters {
        switch (self, parameter.name) {
        case (.forgottenBias, "hidden.bias"): parameter.gradient.clear()
        case (.scaledWeight, "hidden.weight"): parameter.gradient.values.add(parameter.gradient.values, scaledBy: 0.01)
        default: break
        }
      }
    }
  }

  /// By how much an element is moved.
  static let step = 1e-5

  /// How far the hidden layers stay away from kinks, and pooled units from ties: a hundred steps, so that no move of one
  /// element by one step, which weights and dropout may amplify on its way there, comes near.
  static let margin = 1e-3

  /// A row a tensor, from the inputs to the outputs.
  public let rows: [GradientCheck.Row]

  /// The row with the largest error.
  public var worst: GradientCheck.Row? { rows.max { $0.error < $1.error } }

  /// The rows whose error is above the bound, or is no number.
  func wrong(bound: Double) -> [GradientCheck.Row] { rows.filter { !($0.error <= bound) } }

  init(rows: [GradientCheck.Row]) {
    self.rows = rows
  }

  /// - Parameter trainableWords: for each table of words the rows that are checked, where the batch looks them up; nil
  ///   for all, for a vector that training leaves alone is an input all the same.
  /// - Parameter batch: windows with their gold classes. The more there are, the further the network must move. Only in
  ///   whole documents do windows share what is pooled, and only in whole sentences are there moves.
  /// - Parameter pass: its seed decides the dropout masks.
  /// - Parameter elements: how many elements of each tensor are compared; nil for all.
  /// - Parameter seed: decides which elements are compared.
  /// - Complexity: two forward passes for each element compared.
  public init(
    weights: WindowWeights<Double>,
    architecture: WindowArchitecture,
    trainableWords: [Range<Int>]? = nil,
    dropout: DropoutRates = .none,
    batch: WindowBatch,
    pass: Pass = .training(seed: 1),
    elements: Int? = nil,
    seed: UInt64 = 1,
    making mistake: Mistake? = nil
  ) {
    let classifier = WindowClassifier(
      weights, windowSize: architecture.windowSize, activation: architecture.activation,
      trainableWords: trainableWords ?? weights.words.map { 0..<$0.rows }, dropout: dropout)
    classifier.moveOffKinks(architecture.activation.kinks, margin: NetworkGradientCheck.margin, of: batch, pass)
    let check = classifier.checkGradients(
      of: batch, pass, step: NetworkGradientCheck.step, elements: elements, seed: seed,
      alteringGradients: { mistake?.make(in: $0) })
    let features = architecture.features.indices.map { "feature \($0)" }
    rows = check.rows.map { row in
      var named = row
      if let feature = features.firstIndex(of: row.parameter) { named.parameter = architecture.features[feature].name }
      if named.parameter != row.parameter || architecture.wordTableNames.contains(row.parameter) {
        named.parameter += " (rows of the batch)"
      }
      return named
    }
  }
}
