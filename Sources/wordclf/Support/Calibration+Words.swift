import TaggedText
import WindowNetwork

extension Calibration {
  /// The temperature, and the errors without it and with it.
  var inWords: String {
    "temperature \(temperature.fixed(2)), expected calibration error of entities \(percent(before.entities)) to "
      + "\(percent(after.entities)) (of tokens \(percent(before.tokens)) to \(percent(after.tokens)))"
  }

  /// The same as a line of a command that has found it.
  var report: String { "confidence calibrated on the development set: \(inWords), measured on the same set" }

  private func percent(_ share: Double) -> String { "\((100 * share).fixed(1)) %" }
}
