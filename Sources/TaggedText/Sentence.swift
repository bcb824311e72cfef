/// One sentence: its words, where they stood in the text they came from, and the entities in it.
public struct Sentence: Sendable, Hashable {
  /// The words, each as it was written.
  public var words: [String]

  /// The UTF-8 byte ranges of the words in the original text, one a word; empty when the sentence came pre-tokenised.
  public var byteRanges: [Range<Int>]

  /// The entities, gold or predicted, in order and not overlapping; empty when unknown.
  public var entities: [EntitySpan]

  /// How sure the model is that found the entities; `nil` where nobody knows, as of gold entities.
  public var confidence: Confidence?

  public init(
    words: [String], byteRanges: [Range<Int>] = [], entities: [EntitySpan] = [], confidence: Confidence? = nil
  ) {
    precondition(
      byteRanges.isEmpty || byteRanges.count == words.count,
      "\(byteRanges.count) byte ranges for \(words.count) words"
    )
    self.words = words
    self.byteRanges = byteRanges
    self.entities = entities
    self.confidence = confidence
  }
}
