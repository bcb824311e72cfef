import RealModule

/// How probable each class of each token of a sentence is, and each entity, under a ``PathDistribution``.
public struct PathProbabilities: Sendable {
  private let distribution: PathDistribution
  /// The number of tokens.
  public let count: Int

  /// The scores of the tokens by the temperature, `[count, classes]`, the highest of each token 0.
  var scores: [Double]
  /// For each token and class the logarithm of the sum over all paths that come to it, the highest of each token 0.
  var forward: [Double]
  /// What was taken from `forward` at each token, beyond what was taken before.
  var shifts: [Double]
  /// For each token and class the logarithm of the sum over all paths that go on from it, the highest of each token 0.
  var backward: [Double]
  /// For each token the logarithm of the sum over all paths, by `forward` and `backward`: the part of its likeliest class,
  /// and what the others add to that. Apart, as of scores like 10¹² the first would swallow the second.
  var totals: [(highest: Double, rest: Double)]

  init(_ distribution: PathDistribution, count: Int) {
    self.distribution = distribution
    self.count = count
    scores = [Double](repeating: 0, count: count * distribution.tagSet.count)
    (forward, backward) = (scores, scores)
    shifts = [Double](repeating: 0, count: count)
    totals = shifts.map { ($0, $0) }
  }

  /// The probability that token `token` has the class: of all paths in which it has.
  ///
  /// - Complexity: O(1).
  public func probability(ofClass number: Int, at token: Int) -> Double {
    min(.exp(logProbability(ofClass: number, at: token)), 1)
  }

  /// The logarithm of the same: −∞ where no path has the class there.
  public func logProbability(ofClass number: Int, at token: Int) -> Double {
    precondition(distribution.tagSet.tags.indices.contains(number), "no class \(number)")
    let index = token * distribution.tagSet.count + number
    return share(forward[index] + backward[index], at: token)
  }
}

// MARK: - Sums of all paths

extension PathProbabilities {
  /// Takes a token's sum over all paths, when `forward` and `backward` are there.
  mutating func setTotal(at token: Int) {
    let classes = distribution.tagSet.count
    let sums = (token * classes..<(token + 1) * classes).map { forward[$0] + backward[$0] }
    let highest = sums.max() ?? 0
    totals[token] = (highest, sums.map { $0 - highest }.logSum)
  }

  /// The logarithm of the share that a sum over some paths has of all.
  private func share(_ sum: Double, at token: Int) -> Double { sum - totals[token].highest - totals[token].rest }
}

// MARK: - Entities

extension PathProbabilities {
  /// The probability of an entity: that of all paths whose spans, read as ``Swift/Array/init(tags:)`` reads tags, have this
  /// one among them, neither shorter nor longer and with this label.
  ///
  /// - Returns: 0 where the label is not one of the tag set.
  /// - Precondition: the span ends at `count` or before.
  /// - Complexity: O(number of moves + length of the span · moves within the label).
  /// - SeeAlso: Culotta and McCallum, "Confidence Estimation for Information Extraction", HLT-NAACL 2004: the forward and
  ///   backward sums of the paths that agree with the entity.
  public func probability(of span: EntitySpan) -> Double {
    let tagSet = distribution.tagSet
    let (first, end) = (span.tokens.lowerBound, span.tokens.upperBound)
    precondition(end <= count, "\(span) does not fit into \(count) tokens")
    let label = tagSet.tags.indices.filter { tagSet.tags[$0].label == span.label }
    let outside = [Double](repeating: -.infinity, count: tagSet.count)

    // for each class of the label the sum over all paths that come to it and have the span so far
    var sums = outside
    for number in label {
      sums[number] =
        first == 0
        ? forward[number]
        : step(from: { forward[(first - 1) * tagSet.count + $0] }, to: number, at: first, goingOn: false)
    }
    for token in first + 1..<end {
      let before = sums
      for number in label { sums[number] = step(from: { before[$0] }, to: number, at: token, goingOn: true) }
    }
    guard end < count else {
      let shares = label.map { share(sums[$0] + backward[(end - 1) * tagSet.count + $0], at: end - 1) }
      return min(.exp(shares.logSum), 1)
    }
    let shares = tagSet.tags.indices.map { next in
      share(
        step(from: { sums[$0] }, to: next, at: end, goingOn: false) + backward[end * tagSet.count + next], at: end)
    }
    return min(.exp(shares.logSum), 1)
  }

  /// The sum over all moves to class `next` at `token` that go on with a span, or over those that do not, the token's score
  /// included.
  private func step(from sums: (Int) -> Double, to next: Int, at token: Int, goingOn: Bool) -> Double {
    let places = distribution.sourceStart[next]..<distribution.sourceStart[next + 1]
    let moves = places.filter { distribution.goesOn[$0] == goingOn }
    return moves.map { sums(distribution.sources[$0]) + distribution.moves[$0] }.logSum
      + scores[token * distribution.tagSet.count + next] - shifts[token]
  }

  /// The probabilities of a path's classes and of the entities that were read from it.
  ///
  /// - Precondition: the path has a class for each token.
  /// - Complexity: O(`count`) and that of each entity.
  public func confidence(of path: [Int], entities: [EntitySpan]) -> Confidence {
    precondition(path.count == count, "\(path.count) classes of \(count) tokens")
    return Confidence(
      tokens: path.enumerated().map { probability(ofClass: $1, at: $0) }, entities: entities.map { probability(of: $0) }
    )
  }
}
