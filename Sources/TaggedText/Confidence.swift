/// How sure a model is of what it found in a sentence, as probabilities.
public struct Confidence: Sendable, Hashable {
  /// The probability of each token's tag, `[tokens]`, 0 to 1.
  public var tokens: [Double]

  /// The probability of each entity, its borders and its label together, `[entities]`, 0 to 1.
  public var entities: [Double]

  public init(tokens: [Double], entities: [Double]) {
    self.tokens = tokens
    self.entities = entities
  }
}
