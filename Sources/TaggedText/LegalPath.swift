internal import CKernels

/// Finds the best sequence of classes for the scores of a sentence.
///
/// One decoder serves any number of sentences, from any number of tasks.
public struct PathDecoder: Sendable {
  let tagSet: TagSet
  private let classes: Int

  /// The classes that may stand before class `c`, in ascending order: `sources[sourceStart[c]..<sourceStart[c + 1]]`.
  let sources: [Int]
  let sourceStart: [Int]
  /// The learned scores of the moves from `sources`; empty where nothing is learned.
  let moves: [Double]
  /// The score of each class at the first token, and at the last: −∞ where it may not stand, 0 where nothing is learned.
  let start: [Double]
  let end: [Double]
  /// What is taken from the score of each class at every token.
  private let biases: [Float]
  /// The classes, filled up to a multiple of 8.
  private let width: Int
  /// The scores of all moves from the row to the column, `[classes, width]`, and those of the first class and of the last,
  /// `[width]`: −∞ where a move is not legal, and beyond the classes.
  private let moveTable: [Double]
  private let startTable: [Double]
  private let endTable: [Double]

  /// - Parameter outsideBias: what is taken from the scores of the class of words outside of entities: above 0 more
  ///   entities are found, and more of them wrongly (Minkov, Wang, Tomasic and Cohen, "NER Systems that Suit User's
  ///   Preferences", HLT-NAACL 2006).
  /// - Parameter moveScores: what a network has learned of moves between classes, added to the scores of tokens; nil where
  ///   a path is worth what its tokens are.
  /// - Precondition: `moveScores` have as many classes as the tag set.
  /// - Complexity: O(`tagSet.count`²).
  public init(tagSet: TagSet, moveScores: MoveScores? = nil, outsideBias: Float = 0) {
    if let moveScores {
      precondition(
        moveScores.classes == tagSet.count, "moves between \(moveScores.classes) classes for \(tagSet.count) tags")
    }
    var sources: [Int] = []
    var sourceStart = [0]
    for next in 0..<tagSet.count {
      sources += (0..<tagSet.count).filter { tagSet.mayFollow(previous: $0, next: next) }
      sourceStart.append(sources.count)
    }
    self.tagSet = tagSet
    self.classes = tagSet.count
    biases = tagSet.tags.map { $0 == .outside ? outsideBias : 0 }
    self.sources = sources
    self.sourceStart = sourceStart
    moves =
      moveScores.map { scores in
        (0..<tagSet.count).flatMap { next in
          sources[sourceStart[next]..<sourceStart[next + 1]].map { scores.moves[$0 * tagSet.count + next].bounded }
        }
      } ?? []
    start = (0..<tagSet.count).map { next in
      tagSet.mayFollow(previous: nil, next: next) ? moveScores?.start[next].bounded ?? 0 : -.infinity
    }
    end = (0..<tagSet.count).map { previous in
      tagSet.mayFollow(previous: previous, next: nil) ? moveScores?.end[previous].bounded ?? 0 : -.infinity
    }
    let width = (tagSet.count + 7) / 8 * 8
    var table = [Double](repeating: -.infinity, count: tagSet.count * width)
    for next in 0..<tagSet.count {
      for index in sourceStart[next]..<sourceStart[next + 1] {
        table[sources[index] * width + next] = moves.isEmpty ? 0 : moves[index]
      }
    }
    let beyond = repeatElement(-Double.infinity, count: width - tagSet.count)
    (self.width, moveTable, startTable, endTable) = (width, table, start + beyond, end + beyond)
  }
}

// MARK: - The best legal path

extension PathDecoder {
  /// The legal path with the highest sum of scores, of tokens and of moves.
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
    classes(scores: scores, sentenceLengths: [count]).map { Int($0) }
  }

  /// The best paths of several sentences, side by side.
  ///
  /// - Parameters:
  ///   - scores: `[tokens, classes]`, row by row, sentence after sentence.
  ///   - sentenceLengths: the tokens of each sentence.
  /// - Returns: `[tokens]`, one class a token, in each sentence as ``best(scores:count:)`` has it.
  /// - Precondition: there are as many scores as that.
  /// - Complexity: O(tokens · `classes`²).
  public func classes(scores: Span<Float>, sentenceLengths: [Int]) -> [Int32] {
    let count = sentenceLengths.reduce(0, +)
    checkShape(of: scores, count: count)
    var paths = [Int32](repeating: 0, count: count)
    var totals = [Double](repeating: 0, count: 3 * width)
    var cameFrom = [Int32](repeating: 0, count: (sentenceLengths.max() ?? 0) * width)
    unsafe paths.withUnsafeMutableBufferPointer { paths in
      unsafe scores.withUnsafeBufferPointer { scores in
        unsafe withTables { tables in
          var first = 0
          for length in sentenceLengths where length > 0 {
            guard let scores = scores.baseAddress, let paths = paths.baseAddress else { return }
            // the sizes of all were checked above; each pointer is valid for this call only
            unsafe ck_best_path(
              tables, scores + first * classes, length, &totals, &cameFrom, paths + first)
            first += length
          }
        }
      }
    }
    return paths
  }

  private func withTables(_ body: (UnsafePointer<ck_paths>) -> Void) {
    unsafe moveTable.withUnsafeBufferPointer { moves in
      unsafe startTable.withUnsafeBufferPointer { start in
        unsafe endTable.withUnsafeBufferPointer { end in
          unsafe biases.withUnsafeBufferPointer { biases in
            var tables = unsafe ck_paths(
              classes: classes, width: width, moves: moves.baseAddress, start: start.baseAddress, end: end.baseAddress,
              biases: biases.baseAddress)
            unsafe body(&tables)
          }
        }
      }
    }
  }

  /// The same, for scores in an array.
  public func best(scores: [Float], count: Int) -> [Int] { best(scores: scores.span, count: count) }
}

extension Float {
  /// The number within ±10¹²: wide enough for any score that means something, narrow enough that the sums stay exact
  /// beside it, and finite, so that an illegal path (−∞) is never taken for a bad one.
  var bounded: Double {
    let limit = 1e12
    return isNaN ? -limit : Swift.min(Swift.max(Double(self), -limit), limit)
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
      for candidate in 0..<classes {
        let score = scores[row + candidate] - biases[candidate]
        if score > best || best.isNaN && !score.isNaN { (path[token], best) = (candidate, score) }
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
