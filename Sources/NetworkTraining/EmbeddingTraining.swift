/// Whether training changes the word vectors.
public enum EmbeddingTraining: String, Sendable, Codable, CaseIterable {
  /// Words keep their pre-trained vectors, bit for bit; only rows that no store has are learned: those of
  /// padding, of the unknown word and of classes of numbers.
  case frozen
  /// The vectors of the words that occur in the training set move with the weights.
  case fineTuned = "fine-tuned"

  /// The number of training tokens from which on fine-tuning is the default.
  ///
  /// From learning curves of the default network (`wordclf learning-curve`, five seeds a size): the mean lead of
  /// fine-tuned vectors over CoNLL-2003, WNUT-2017 and the sample corpus passes zero at 2,000 tokens, is −0.6 dev F1 at
  /// 640 and +0.4 at 3,000. Alone, the curves of CoNLL-2003 cross at 1,700 tokens and those of the sample at 6,500; on
  /// WNUT-2017 fine-tuned vectors are never behind.
  public static let threshold = 2_000

  /// The default for a training set of that size.
  public init(forTokens count: Int) {
    self = count >= EmbeddingTraining.threshold ? .fineTuned : .frozen
  }
}
