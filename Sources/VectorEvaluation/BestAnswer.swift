import NumericKernels

/// The best answer to a question so far, while candidates are shown.
struct BestAnswer: Sendable, Hashable {
  /// The row of the candidate; nil before any was shown.
  private(set) var row: Int?
  private var score = -Float.infinity

  /// Looks through the scores of some candidates. Of equal ones the first shown stays.
  ///
  /// - Parameters:
  ///   - cosines: `[words, candidates]`.
  ///   - question: in rows of `cosines`.
  ///   - columns: the candidates that may answer.
  ///   - first: the row of the candidate in column 0.
  /// - Complexity: O(`columns`), sixteen at a time; once more where there is a better one.
  mutating func look<Objective: AnalogyObjective>(
    through cosines: Matrix<Float>, _ question: AnalogySolver.Question, columns: Range<Int>, first: Int,
    by objective: Objective.Type
  ) {
    let largest = BestAnswer.largestScore(in: cosines, question, columns: columns, by: objective)
    guard largest > score else { return }
    let values = cosines.elements.span
    let (a, b, c) = question.rowStarts(in: cosines)
    for column in columns where objective.score(values[a + column], values[b + column], values[c + column]) == largest {
      (row, score) = (first + column, largest)
      return
    }
  }

  private static func largestScore<Objective: AnalogyObjective>(
    in cosines: Matrix<Float>, _ question: AnalogySolver.Question, columns: Range<Int>, by objective: Objective.Type
  ) -> Float {
    let values = cosines.elements.span
    let (a, b, c) = question.rowStarts(in: cosines)
    var largest = SIMD16<Float>(repeating: -.infinity)
    var column = columns.lowerBound
    while column + 16 <= columns.upperBound {
      let scores = objective.score(
        SIMD16(values, at: a + column), SIMD16(values, at: b + column), SIMD16(values, at: c + column))
      largest.replace(with: scores, where: scores .> largest)
      column += 16
    }
    var result = largest.max()
    while column < columns.upperBound {
      result = max(result, objective.score(values[a + column], values[b + column], values[c + column]))
      column += 1
    }
    return result
  }
}

extension AnalogySolver.Question {
  /// Where the rows of its words begin among the elements of `cosines`.
  fileprivate func rowStarts(in cosines: Matrix<Float>) -> (a: Int, b: Int, c: Int) {
    (a * cosines.columns, b * cosines.columns, c * cosines.columns)
  }
}

extension AnalogyObjective {
  /// The score of one candidate, to the bit what it is among sixteen.
  fileprivate static func score(_ a: Float, _ b: Float, _ c: Float) -> Float {
    score(SIMD16(repeating: a), SIMD16(repeating: b), SIMD16(repeating: c))[0]
  }
}
