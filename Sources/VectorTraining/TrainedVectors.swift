import WordVectors

/// Words and their trained vectors, the most frequent first.
public struct TrainedVectors: Sendable {
  private let vocabulary: TrainingVocabulary
  private let model: GloVeModel

  init(vocabulary: TrainingVocabulary, model: GloVeModel) {
    self.vocabulary = vocabulary
    self.model = model
  }

  /// How many words there are, the unknown one aside.
  public var count: Int { vocabulary.count }
  /// How many numbers a vector has.
  public var dimension: Int { model.layout.dimension }

  /// How many of the rarest words the vector of the unknown word is the mean of: a tenth of all, and 100 at most.
  public var unknownWordSources: Int { min(max(count / 10, 1), 100) }

  /// Calls `body` with each word and its vector, `[dimension]`, and at last with the unknown word, unless one of the words
  /// has this name.
  ///
  /// A word's vector is the sum of its vectors as a word and as context.
  ///
  /// - SeeAlso: Pennington, Socher and Manning (2014), section 4.2.
  /// - Complexity: O(`count` · `dimension`).
  public func forEach(_ body: (_ word: String, _ vector: [Float]) throws -> Void) rethrows {
    var sums = [Double](repeating: 0, count: dimension)
    try model.forEachVector { rank, vector in
      try body(vocabulary.word(rank), vector)
      if rank >= count - unknownWordSources {
        for index in sums.indices { sums[index] += Double(vector[index]) }
      }
    }
    guard vocabulary.rank(of: VectorStore.unknownWord.utf8.span) == nil else { return }
    try body(VectorStore.unknownWord, sums.map { Float($0 / Double(unknownWordSources)) })
  }
}
