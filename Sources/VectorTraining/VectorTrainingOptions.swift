/// How vectors are trained. The defaults suit some ten million words of text.
public struct VectorTrainingOptions: Sendable, Hashable, Codable {
  /// What a word is.
  public var words = WordRule()
  /// How often a word must occur to have a vector.
  public var minimumCount = 5
  /// How many words have vectors at most, the most frequent ones.
  public var maximumVocabulary = 400_000
  /// How many words to each side are the context of a word.
  public var window = 10
  /// How many numbers a vector has.
  public var dimension = 50
  /// The count from which on all pairs weigh the same, x_max.
  public var mostWeighted = 30.0
  /// The power by which the weight grows with the count, α.
  public var weightExponent = 0.75
  /// The initial rate of AdaGrad.
  public var rate = 0.05
  public var epochs = 15
  public var seed: UInt64 = 1

  public init() {}

  /// The most words that `maximumVocabulary` may be.
  public static let mostWords = PairOrder.mostWords
}
