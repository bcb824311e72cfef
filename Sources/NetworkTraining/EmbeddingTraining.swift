/// Whether training changes the word vectors.
public enum EmbeddingTraining: String, Sendable, Codable, CaseIterable {
  /// Words keep their pre-trained vectors, bit for bit; only the rows of padding and of the unknown word are learned.
  case frozen
  /// The vectors of the words that occur in the training set move with the weights.
  case fineTuned = "fine-tuned"

  /// The number of training tokens from which on fine-tuning is the default.
  ///
  /// Measured with a words-only window network, GloVe 50-d, on parts of CoNLL-2003: frozen and fine-tuned vectors drew
  /// at 42 sentences (about 600 tokens), and fine-tuned ones were ahead by 1.3 dev F1 at 140 sentences (about 2,000),
  /// by 2.7 at 421 and by 4.6 at all 14,041.
  public static let threshold = 2_000

  /// The default for a training set of that size.
  public init(forTokens count: Int) {
    self = count >= EmbeddingTraining.threshold ? .fineTuned : .frozen
  }
}
