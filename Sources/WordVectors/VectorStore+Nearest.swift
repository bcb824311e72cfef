internal import GRDB

/// A word, and the cosine of the angle between its vector and the one asked for.
public struct Neighbour: Hashable, Sendable {
  public let word: String
  public let cosine: Float
}

extension VectorStore {
  /// The words whose vectors have the largest cosine with `vector`, `[dimension]`, the largest first.
  ///
  /// Among equal ones the more frequent word comes first. Vectors of length zero have no direction and are nobody's
  /// neighbours.
  ///
  /// - Complexity: O(`self.count` · `dimension`) time, a scan of the whole store; O(`count`) memory.
  /// - Parameter excluded: words that are left out.
  /// - Throws: `VectorStoreError.damaged` or `.readFailed`.
  public func nearest(to vector: [Float], count: Int, excluding excluded: [String] = []) throws -> [Neighbour] {
    precondition(vector.count == dimension, "\(vector.count) numbers for vectors of \(dimension)")
    guard let query = Direction(vector) else { return [] }
    return try read { db in
      let skipped = Set(try ids(of: excluded))
      var best = BestMatches(count: count)
      try VectorScan(self, in: db).forEach { id, vector in
        if let cosine = query.cosine(to: vector), !skipped.contains(id) { best.insert(id, cosine) }
      }
      return try best.sorted().compactMap { match in
        let found = try Row.fetchOne(db, sql: "SELECT word FROM words WHERE id = ?", arguments: [match.id])
        return try found.map { Neighbour(word: try word(of: $0, column: 0), cosine: match.cosine) }
      }
    }
  }

  /// The neighbours of the mean direction of `words`, without these words themselves.
  ///
  /// - Complexity: as `nearest(to:count:excluding:)`.
  /// - Throws: `VectorStoreError.unknownWord`, `.damaged` or `.readFailed`.
  public func nearest(
    to words: [String],
    count: Int,
    matching policy: LookupPolicy = .exact
  ) throws -> [Neighbour] {
    var sum = Array<Float>(repeating: 0, count: dimension)
    var keys: [String] = []
    for word in words {
      guard let entry = try entry(for: word, matching: policy) else {
        throw VectorStoreError.unknownWord(word, path: path)
      }
      keys.append(entry.word)
      if let direction = Direction(entry.vector) {
        for index in sum.indices { sum[index] += direction.unit[index] }
      }
    }
    return try nearest(to: sum, count: count, excluding: keys)
  }

  /// The neighbours of `word`, without the word itself.
  ///
  /// - Complexity: as `nearest(to:count:excluding:)`.
  /// - Throws: `VectorStoreError.unknownWord`, `.damaged` or `.readFailed`.
  public func nearest(to word: String, count: Int, matching policy: LookupPolicy = .exact) throws -> [Neighbour] {
    try nearest(to: [word], count: count, matching: policy)
  }

  private func ids(of words: [String]) throws -> [Int] {
    try vectors(for: words).ids.compactMap { $0 }
  }
}
