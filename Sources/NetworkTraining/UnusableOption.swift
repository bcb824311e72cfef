import TaggedText

/// A value of an option with which no network can be trained.
public struct UnusableOption: Error, Hashable, Sendable, CustomStringConvertible {
  /// What the option is called on the command line, `--window`.
  public let option: String
  public let found: String
  public let expected: String

  public var description: String { "\(option) must be \(expected), not \(found)" }
}

extension TrainingOptions {
  /// - Throws: for the first option whose value is out of its range.
  public func validate() throws(UnusableOption) {
    try check("--window", radius, 0...100)
    try check("--hidden", hiddenUnits, 1...1_000_000)
    try check("--second-hidden", secondHiddenUnits, 0...1_000_000)
    try check("--pool", pooledUnits, 0...1_000_000)
    try check("--epochs", epochs, 1...1_000_000)
    try check("--batch-size", batchSize, 1...1_000_000)
    try check("--patience", patience, 1...1_000_000)
    try check("--warmup", warmup, 0...1_000_000_000)
    for (option, share) in [
      ("--dropout", dropout.hidden), ("--input-dropout", dropout.input), ("--word-dropout", wordDropout),
      ("--average", averaging),
    ] where !(share >= 0 && share < 1) {
      throw UnusableOption(option: option, found: "\(share)", expected: "at least 0 and below 1")
    }
    guard (0...1).contains(caseAugmentation) else {
      throw UnusableOption(option: "--case-augmentation", found: "\(caseAugmentation)", expected: "0 to 1")
    }
    guard learningRate > 0, learningRate.isFinite else {
      throw UnusableOption(option: "--learning-rate", found: "\(learningRate)", expected: "above 0")
    }
    guard frozenStores.allSatisfy({ $0 > 0 }) else {
      throw UnusableOption(
        option: "--freeze-embeddings", found: "\(frozenStores)", expected: "numbers of stores, from 1")
    }
    guard (-100...100).contains(outsideBias.untuned) else {
      throw UnusableOption(option: "--outside-bias", found: "\(outsideBias)", expected: "-100 to 100, or tuned")
    }
    for (option, strength) in [("--l1", l1), ("--l2", l2), ("--pull", pull)]
    where !(strength >= 0 && strength.isFinite) {
      throw UnusableOption(option: option, found: "\(strength)", expected: "at least 0")
    }
  }

  private func check(_ option: String, _ value: Int, _ range: ClosedRange<Int>) throws(UnusableOption) {
    guard !range.contains(value) else { return }
    throw UnusableOption(
      option: option, found: "\(value)", expected: "\(range.lowerBound) to \(range.upperBound.grouped)")
  }
}
