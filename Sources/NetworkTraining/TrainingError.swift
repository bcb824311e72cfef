/// What can go wrong while training.
public enum TrainingError: Error, Equatable, Sendable {
  /// The loss is no longer a finite number.
  case diverged(epoch: Int, batch: Int, rate: Double)
}

extension TrainingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .diverged(let epoch, let batch, let rate):
      "training diverged: the loss is not a finite number in epoch \(epoch), batch \(batch) (learning rate \(rate)); "
        + "choose a smaller --learning-rate"
    }
  }
}
