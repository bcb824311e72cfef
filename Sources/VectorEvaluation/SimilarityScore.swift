import WordVectors

/// How well cosines of word vectors agree with the scores that people gave.
public struct SimilarityScore: Sendable, Hashable {
  /// The name of the file.
  public let file: String
  /// Spearman's rank correlation of cosine and score; nil where there is none, for fewer than two scored pairs or where
  /// all are equal.
  public let correlation: Double?
  /// Pairs in the file.
  public let pairs: Int
  /// Pairs whose words both have a vector, over which the correlation is taken.
  public let scored: Int
  /// Different words in the file without a vector, or with one of zeros, which has no direction.
  public let unknownWords: Int

  public init(file: String, correlation: Double?, pairs: Int, scored: Int, unknownWords: Int) {
    self.file = file
    self.correlation = correlation
    self.pairs = pairs
    self.scored = scored
    self.unknownWords = unknownWords
  }
}

extension SimilarityTest {
  /// Scores the vectors of a store. Words are looked up as a text's words are: in a store without capitals in lower case.
  ///
  /// - Complexity: O(pairs · (log words + dimension + log pairs)).
  /// - Throws: `VectorStoreError.damaged` or `.readFailed`.
  public func score(in store: VectorStore) throws -> SimilarityScore {
    let table = try store.vectors(for: pairs.flatMap { [$0.first, $0.second] }, matching: .backOff)
    var unknown: Set<[UInt8]> = []
    var cosines: [Double] = []
    var scores: [Double] = []
    for (index, pair) in pairs.enumerated() {
      let (first, second) = (table.direction(at: 2 * index), table.direction(at: 2 * index + 1))
      if first == nil { unknown.insert(Array(pair.first.utf8)) }
      if second == nil { unknown.insert(Array(pair.second.utf8)) }
      guard let first, let second else { continue }
      cosines.append(cosine(first, second))
      scores.append(pair.score)
    }
    return SimilarityScore(
      file: file, correlation: rankCorrelation(cosines, scores), pairs: pairs.count, scored: scores.count,
      unknownWords: unknown.count)
  }
}

extension VectorTable {
  /// The vector of the `index`-th word asked for; nil if there is none, or only zeros.
  fileprivate func direction(at index: Int) -> ArraySlice<Float>? {
    vector(at: index).flatMap { vector in vector.contains { $0 != 0 } ? vector : nil }
  }
}

/// The cosine of the angle between two vectors that are not zero; for a vector and itself exactly 1.
private func cosine(_ x: ArraySlice<Float>, _ y: ArraySlice<Float>) -> Double {
  product(x, y) / (product(x, x) * product(y, y)).squareRoot()
}

private func product(_ x: ArraySlice<Float>, _ y: ArraySlice<Float>) -> Double {
  zip(x, y).reduce(0) { $0 + Double($1.0) * Double($1.1) }
}
