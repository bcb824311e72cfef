import RealModule

/// A probability for every path of classes of a sentence, by its score:
///
/// ```text
/// P(path) = exp(score(path) / temperature) / Σ over all paths of exp(score / temperature)
/// ```
///
/// A temperature above 1 makes all paths more alike, one below 1 sets them further apart; which of two is the likelier does
/// not change. What a decoder takes from the scores of words outside of entities says where a user draws the line, not how
/// likely anything is, and has no part in it.
///
/// One distribution serves any number of sentences, from any number of tasks.
///
/// - SeeAlso: Lafferty, McCallum and Pereira, "Conditional Random Fields", ICML 2001, section 3; of the temperature: Guo,
///   Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks", ICML 2017, section 4.2.
public struct PathDistribution: Sendable {
  let tagSet: TagSet
  let temperature: Double

  /// The classes that may stand before class `c`, in ascending order: `sources[sourceStart[c]..<sourceStart[c + 1]]`.
  let sources: [Int]
  let sourceStart: [Int]
  /// The scores of the moves from `sources`, like all that follow divided by the temperature.
  let moves: [Double]
  /// Whether a move goes on with a span.
  let goesOn: [Bool]
  /// The score of each class at the first token, and at the last: −∞ where it may not stand.
  let start: [Double]
  let end: [Double]

  /// The best score of a move to each class.
  private let bestMove: [Double]
  /// exp(move − the best to its class), all in 0 … 1.
  private let weights: [Double]

  fileprivate init(
    tagSet: TagSet, temperature: Double, sources: [Int], sourceStart: [Int], moves: [Double], start: [Double],
    end: [Double]
  ) {
    precondition((1e-6...1e12).contains(temperature), "a temperature of \(temperature)")
    self.tagSet = tagSet
    self.temperature = temperature
    self.sources = sources
    self.sourceStart = sourceStart
    self.moves = moves.map { $0 / temperature }
    self.start = start.map { $0 / temperature }
    self.end = end.map { $0 / temperature }
    var (goesOn, bestMove, weights) = ([Bool](), [Double](), [Double]())
    for next in tagSet.tags.indices {
      let places = sourceStart[next]..<sourceStart[next + 1]
      let best = self.moves[places].max() ?? 0
      bestMove.append(best)
      weights += self.moves[places].map { .exp($0 - best) }
      goesOn += sources[places].map { tagSet.tags[next].goesOn(after: tagSet.tags[$0]) }
    }
    self.goesOn = goesOn
    self.bestMove = bestMove
    self.weights = weights
  }
}

extension PathDecoder {
  /// The distribution over the paths that the tag scheme allows, among which ``best(scores:count:)`` looks.
  ///
  /// - Precondition: the temperature is 10⁻⁶ to 10¹².
  /// - Complexity: O(number of legal moves).
  public func distribution(temperature: Double = 1) -> PathDistribution {
    PathDistribution(
      tagSet: tagSet, temperature: temperature, sources: sources, sourceStart: sourceStart,
      moves: moves.isEmpty ? sources.map { _ in 0 } : moves, start: start, end: end)
  }

  /// The distribution over all paths, legal or not, among which ``greedy(scores:count:)`` takes its choice: each token has a
  /// softmax of its own, and moves count nothing.
  ///
  /// - Precondition: the temperature is 10⁻⁶ to 10¹².
  /// - Complexity: O(classes²).
  public func independentDistribution(temperature: Double = 1) -> PathDistribution {
    let classes = tagSet.count
    let free = [Double](repeating: 0, count: classes)
    return PathDistribution(
      tagSet: tagSet, temperature: temperature, sources: free.indices.flatMap { _ in 0..<classes },
      sourceStart: (0...classes).map { $0 * classes }, moves: free.flatMap { _ in free }, start: free, end: free)
  }
}

// MARK: - Sums over paths

extension PathDistribution {
  /// The probabilities of all that may be found in a sentence.
  ///
  /// Scores that are no number count as very low ones, so that probabilities come out whatever goes in. They are summed as
  /// logarithms, those of each token relative to its largest, so that no sentence is too long.
  ///
  /// - Parameters:
  ///   - scores: `[count, classes]`, row by row: log-probabilities, or scores before the softmax.
  ///   - count: The number of tokens.
  /// - Precondition: `scores.count == count · classes`.
  /// - Complexity: O(`count` · number of moves) products and sums, and O(`count` · classes) exponentials and logarithms,
  ///   but where a sum would underflow; memory for 3 · `count` · classes numbers.
  /// - SeeAlso: Rabiner, "A Tutorial on Hidden Markov Models", Proceedings of the IEEE 77 (1989), section III.
  public func probabilities(scores: Span<Float>, count: Int) -> PathProbabilities {
    let classes = tagSet.count
    precondition(scores.count == count * classes, "\(scores.count) scores are not [\(count), \(classes)]")
    var sums = PathProbabilities(self, count: count)
    guard count > 0 else { return sums }
    for token in 0..<count {
      let row = token * classes
      var highest = -Double.infinity
      for index in row..<row + classes { highest = max(highest, scores[index].bounded) }
      for index in row..<row + classes { sums.scores[index] = (scores[index].bounded - highest) / temperature }
      for next in 0..<classes { sums.forward[row + next] = sums.scores[row + next] }
      if token == 0 {
        for next in 0..<classes { sums.forward[next] += start[next] }
      } else {
        let before = sums.forward[row - classes..<row].map { Double.exp($0) }
        for next in 0..<classes {
          let sum = arrivals(at: next, before, sums.forward, row - classes)
          sums.forward[row + next] += sum
        }
      }
      sums.shifts[token] = sums.forward.shift(row..<row + classes)
    }
    for token in stride(from: count - 1, through: 0, by: -1) {
      let row = token * classes
      if token == count - 1 {
        for previous in 0..<classes { sums.backward[row + previous] = end[previous] }
      } else {
        let after = (0..<classes).map {
          bestMove[$0] + sums.scores[row + classes + $0] + sums.backward[row + classes + $0]
        }
        setDepartures(&sums.backward, row, after)
      }
      _ = sums.backward.shift(row..<row + classes)
      sums.setTotal(at: token)
    }
    return sums
  }

  /// The same, for scores in an array.
  public func probabilities(scores: [Float], count: Int) -> PathProbabilities {
    probabilities(scores: scores.span, count: count)
  }

  /// Below this, terms of a sum of weights may have been lost.
  private static var leastSum: Double { 1e-280 }

  /// The logarithm of the sum over all moves to `next`.
  ///
  /// - Parameter before: the exponentials of the sums over paths to each class of the token before, which are
  ///   `forward[row...]`.
  private func arrivals(at next: Int, _ before: [Double], _ forward: [Double], _ row: Int) -> Double {
    let places = sourceStart[next]..<sourceStart[next + 1]
    var sum = 0.0
    for place in places { sum += before[sources[place]] * weights[place] }
    if sum > PathDistribution.leastSum { return bestMove[next] + .log(sum) }
    return places.map { forward[row + sources[$0]] + moves[$0] }.logSum
  }

  /// Writes to `backward[row...]` the logarithms of the sums over all moves from each class.
  ///
  /// - Parameter after: the sums over paths from each class of the next token on, that token and the best move to it
  ///   included.
  private func setDepartures(_ backward: inout [Double], _ row: Int, _ after: [Double]) {
    let highest = after.max() ?? 0
    let exponentials = after.map { Double.exp($0 - highest) }
    var sums = [Double](repeating: 0, count: after.count)
    for next in after.indices {
      for place in sourceStart[next]..<sourceStart[next + 1] {
        sums[sources[place]] += exponentials[next] * weights[place]
      }
    }
    for previous in after.indices {
      backward[row + previous] =
        sums[previous] > PathDistribution.leastSum
        ? highest + .log(sums[previous])
        : after.indices.flatMap { next in
          (sourceStart[next]..<sourceStart[next + 1]).filter { sources[$0] == previous }.map {
            after[next] - bestMove[next] + moves[$0]
          }
        }.logSum
    }
  }
}

extension [Double] {
  /// log Σ exp of all; −∞ where all are that.
  var logSum: Double {
    guard let highest = self.max(), highest > -.infinity else { return -.infinity }
    return highest + .log(reduce(0) { $0 + .exp($1 - highest) })
  }

  /// Takes the largest of a row from all of it, and returns that.
  fileprivate mutating func shift(_ row: Range<Int>) -> Double {
    let highest = self[row].max() ?? 0
    for index in row { self[index] -= highest }
    return highest
  }
}
