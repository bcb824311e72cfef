import NetworkTraining
import TaggedText

/// Whether word vectors are trained, and why: what a flag says, or a configuration, or the size of the training set.
struct EmbeddingDecision {
  let training: EmbeddingTraining
  let reason: String

  init(flag: EmbeddingChoice?, configured: EmbeddingTraining?, tokens: Int) {
    if let flag {
      training = flag.training
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
  }
}
