/// What training makes small.
public enum LossChoice: String, Sendable, Codable, CaseIterable {
  /// The cross-entropy of each token by itself.
  case tokens
  /// The negative log-likelihood of whole sentences, with learned scores of the moves from tag to tag.
  case sentences
}
