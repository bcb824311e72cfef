import NumericKernels
import WindowFeatures
import WindowNetwork

/// The penalties of a run: L2 in the gradient, L1 and the pull of fine-tuned vectors after the optimizer's step.
struct Regularization {
  private let l2: L2Penalty
  private var l1: CumulativeL1Penalty<Float>
  /// That of each table of words.
  private let pulls: [PullPenalty<Float>]
  /// The tables of words.
  private let words: [Parameter<Float>]

  /// - Parameter pretrained: the vectors before training, of the shapes of the tables of words.
  init(_ options: TrainingOptions, words: [Parameter<Float>], pretrained: [Matrix<Float>]) {
    self.words = words
    l2 = L2Penalty(strength: options.l2)
    l1 = CumulativeL1Penalty(strength: options.l1)
    // padding and the unknown word have no pre-trained place
    pulls = pretrained.map {
      PullPenalty(strength: options.pull, towards: $0, rows: Int(Vocabulary.firstWord)..<$0.rows)
    }
  }

  /// What the L1 penalty remembers from step to step.
  var l1State: CumulativeL1Penalty<Float>.State {
    get { l1.state }
    set { l1.state = newValue }
  }

  /// Adds what a penalty has in the gradient, before the optimizer's step.
  func addGradient(to parameters: [Parameter<Float>], by team: Team) {
    l2.addGradient(to: parameters, by: team)
  }

  /// Does what a penalty does by itself, after the optimizer's step.
  mutating func apply(to parameters: [Parameter<Float>], rate: Double) {
    l1.apply(to: parameters, rate: rate)
    for (pull, table) in zip(pulls, words) { pull.apply(to: table, rate: rate) }
  }
}
