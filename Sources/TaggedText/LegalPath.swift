/// Finds the best sequence of classes for the scores of a sentence.
///
/// One decoder serves any number of sentences, from any number of tasks.
public struct PathDecoder: Sendable {
  private let classes: Int

  /// The classes that may stand before class `c`, in ascending order: `sources[sourceStart[c]..<sourceStart[c + 1]]`.
  private let sources: [Int]
  private let sourceStart: [Int]
  private let mayOpen: [Bool]
  private let mayClose: [Bool]

  /// - Complexity: O(`tagSet.count`²).
  public init(tagSet: TagSet) {
    var sources: [Int] = []
    var sourceStart = [0]
    for next in 0..<tagSet.count {
      sources += (0..<tagSet.count).filter { tagSet.mayFollow(previous: $0, next: next) }
      sourceStart.append(sources.count)
    }
    self.classes = tagSet.count
    self.sources = sources
    self.sourceStart = sourceStart
    mayOpen = (0..<tagSet.count).map { tagSet.mayFollow(previous: nil, next: $0) }
    mayClose = (0..<tagSet.count).map { tagSet.mayFollow(previous: $0, next: nil) }
  }
}

// MARK: - The best legal path

extension PathDecoder {
  /// The legal path with the highest sum of scores.
  ///
  /// Of equal paths, the one that ends in the lowest class; of those, the one whose class before that is the lowest, and
  /// so on. Scores that are no number count as very low ones, so that a legal path comes out whatever goes in.
  ///
  /// - Parameters:
  ///   - scores: `[count, classes]`, row by row: log-probabilities, or scores before the softmax.
  ///   - count: The number of tokens.
  /// - Returns: `[count]`, one class a token.
  /// - Precondition: `scores.count == count · classes`.
  /// - Complexity: O(`count` · number of legal transitions), which is at most O(`count` · `classes`²).
  /// - SeeAlso: Viterbi, "Error bounds for convolutional codes and an asymptotically optimum decoding algorithm", 1967.
  public func best(scores: Span<Float>, count: Int) -> [Int] {
    checkShape(of: scores, count: count)
    guard count > 0 else { return [] }
    var totals = (0..<classes).map { mayOpen[$0] ? bounded(scores[$0]) : -.infinity }
    var nextTotals = totals
    var cameFrom = [Int32](repeating: 0, count: count * classes)
    for token in 1..<max(count, 1) {
      for next in 0..<classes {
        var best = -Double.infinity
        var source = 0
        for candidate in sourceStart[next]..<sourceStart[next + 1] where totals[sources[candidate]] > best {
          source = sources[candidate]
          best = totals[source]
        }
        nextTotals[next] = best + bounded(scores[token * classes + next])
        cameFrom[token * classes + next] = Int32(truncatingIfNeeded: source)
      }
      swap(&totals, &nextTotals)
    }
    var last = 0
    var best = -Double.infinity
    for candidate in 0..<classes where mayClose[candidate] && totals[candidate] > best {
      (last, best) = (candidate, totals[candidate])
    }
    var path = [Int](repeating: last, count: count)
    for token in stride(from: count - 1, to: 0, by: -1) {
      path[token - 1] = Int(cameFrom[token * classes + path[token]])
    }
    return path
  }

  /// The same, for scores in an array.
  public func best(scores: [Float], count: Int) -> [Int] { best(scores: scores.span, count: count) }

  /// `score` within ±10¹²: wide enough for any score that means something, narrow enough that the sums stay exact beside
  /// it, and finite, so that an illegal path (−∞) is never taken for a bad one.
  private func bounded(_ score: Float) -> Double {
    let limit = 1e12
    return score.isNaN ? -limit : min(max(Double(score), -limit), limit)
  }
}

// MARK: - The best classes one by one

extension PathDecoder {
  /// The class with the highest score of each token, legal together or not.
  ///
  /// Of equal scores the lowest class is taken; a score that is no number is never taken, unless there is no other.
  ///
  /// - Parameters:
  ///   - scores: `[count, classes]`, row by row.
  ///   - count: The number of tokens.
  /// - Returns: `[count]`, one class a token.
  /// - Precondition: `scores.count == count · classes`.
  /// - Complexity: O(`count` · `classes`).
  public func greedy(scores: Span<Float>, count: Int) -> [Int] {
    checkShape(of: scores, count: count)
    var path = [Int](repeating: 0, count: count)
    for token in 0..<count {
      let row = token * classes
      var best = Float.nan
      for candidate in 0..<classes where scores[row + candidate] > best || best.isNaN && !scores[row + candidate].isNaN
      {
        (path[token], best) = (candidate, scores[row + candidate])
      }
    }
    return path
  }

  /// The same, for scores in an array.
  public func greedy(scores: [Float], count: Int) -> [Int] { greedy(scores: scores.span, count: count) }

  private func checkShape(of scores: Span<Float>, count: Int) {
    precondition(
      scores.count == count * classes,
      "\(scores.count) scores are not [\(count), \(classes)]"
    )
  }
}
