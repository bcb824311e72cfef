import NetworkTraining
import TaggedText
import WindowFeatures
import WindowNetwork

/// A check of the gradients of the first batches of a run, as the weights then are.
struct GradientInspection {
  /// How many batches are checked.
  let batches: Int
  let architecture: WindowArchitecture
  let dropout: DropoutRates
  /// A mistake to make, to see it caught.
  var mistake: NetworkGradientCheck.Mistake?

  /// The elements of each tensor that are compared: few enough for batches of some size, and others in each batch.
  private static let elements = 50
  /// The largest error of a gradient that passes for right.
  static let bound = 1e-7

  /// - Throws: `Failure.GateFailed` where a gradient differs from a central difference.
  func check(step: Int, batch: WindowBatch, weights: WindowWeights<Float>, pass: Pass) throws {
    guard step < batches else { return }
    let check = NetworkGradientCheck(
      weights: WindowWeights<Double>(weights), architecture: architecture, dropout: dropout, batch: batch, pass: pass,
      elements: GradientInspection.elements, seed: UInt64(step), making: mistake)
    if let complaint = check.complaint(bound: GradientInspection.bound) {
      Terminal.writeError(check.table(bound: GradientInspection.bound))
      throw Failure.GateFailed(message: "\(complaint) in batch \(step + 1)")
    }
    let worst = check.worst.map { ", at most \($0.error.scientific(1)) off, in \($0.parameter)" } ?? ""
    Terminal.writeError("gradients of batch \(step + 1) are right\(worst)")
  }
}
