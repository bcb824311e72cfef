import NumericKernels
import WindowNetwork

/// All that a run carries from one epoch to the next.
///
/// Everything else — the order of the tokens, the masks of dropout, the learning rate — is a function of the options and
/// of how many steps were made. A run that goes on from a state so ends with the weights that it would have had anyway.
public struct TrainingState: Sendable {
  /// The number of epochs that are finished.
  public internal(set) var epoch: Int
  /// The weights after them.
  public internal(set) var weights: WindowWeights<Float>
  /// What the steps remember.
  var update: WeightUpdate.State
  /// What the run would bring if it ended here.
  public internal(set) var result: TrainingResult
}
