import NetworkTraining
import TaggedText

/// Whether word vectors are trained, and why: what a flag says, or a configuration, or the size of the training set.
struct EmbeddingDecision {
  let training: EmbeddingTraining
  /// The numbers of the stores, from 1, whose vectors are frozen in any case.
  let frozenStores: [Int]
  let reason: String

  /// - Parameter flag: what the command line says of all stores.
  /// - Parameter frozenStores: those that it, or a configuration, says are frozen in any case.
  init(flag: EmbeddingTraining?, configured: EmbeddingTraining?, frozenStores: [Int] = [], tokens: Int) {
    self.frozenStores = frozenStores
    let reason: String
    if let flag {
      training = flag
      reason = "word vectors are \(training.rawValue), as asked"
    } else if let configured {
      training = configured
      reason = "word vectors are \(training.rawValue), as configured"
    } else {
      training = EmbeddingTraining(forTokens: tokens)
      let (sign, verb) = training == .fineTuned ? ("≥", "fine-tuning") : ("<", "freezing")
      reason =
        "\(tokens.counted("token")) \(sign) \(EmbeddingTraining.threshold.grouped): \(verb) the word vectors "
        + "(--freeze-embeddings or --fine-tune-embeddings decides otherwise)"
    }
    let numbers = frozenStores.map { "\($0)" }.joined(separator: " and ")
    let exception = frozenStores.isEmpty || training == .frozen ? "" : "; those of store \(numbers) stay frozen"
    self.reason = reason + exception
  }
}
