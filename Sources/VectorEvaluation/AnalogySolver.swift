import NumericKernels

/// Finds the best answer to many questions among candidates.
///
/// The words of a batch of questions are multiplied with one tile of candidates after the other, and the cosines are
/// looked through before they leave the cache. Questions of one category are made of the same few dozen pairs, so that
/// there are far fewer words to multiply than questions.
struct AnalogySolver: Sendable {
  /// A question `a : b = c : ?` in rows of candidates.
  struct Question: Sendable, Hashable {
    var a: Int
    var b: Int
    var c: Int
  }

  /// Different words in a batch.
  static let batchWords = 512

  let candidates: CandidateRows
  let method: AnalogyMethod

  /// For each question the row of the best answer that is none of its own words, of equals the most frequent; nil where
  /// there are no other candidates.
  ///
  /// - Parameter progress: is told after each tile which share of the work is done.
  /// - Complexity: O((questions + words of each batch · dimension) · candidates) time. Memory for one batch of cosines
  ///   with one tile.
  func answers(to questions: [Question], progress: (_ share: Double) -> Void) -> [Int?] {
    var answers: [Int?] = []
    while answers.count < questions.count {
      let batch = AnalogyBatch(questions[answers.count...], wordLimit: AnalogySolver.batchWords)
      let answered = answers.count
      func report(_ share: Double) {
        progress((Double(answered) + share * Double(batch.questions.count)) / Double(questions.count))
      }
      switch method {
      case .add: answers += best(of: batch, by: CosineSum.self, progress: report)
      case .multiply: answers += best(of: batch, by: CosineProduct.self, progress: report)
      }
    }
    return answers
  }

  private func best<Objective: AnalogyObjective>(
    of batch: AnalogyBatch, by objective: Objective.Type, progress: (_ share: Double) -> Void
  ) -> [Int?] {
    var best = [BestAnswer](repeating: BestAnswer(), count: batch.questions.count)
    let words = Matrix(
      rows: batch.words.count, columns: candidates.dimension, elements: batch.words.flatMap { candidates[$0] })
    var cosines = Matrix<Float>(rows: 0, columns: 0)
    var first = 0
    for tile in candidates.tiles {
      cosines.reshape(to: Shape(rows: words.rows, columns: tile.rows))
      cosines.setProduct(of: words.asIs, and: tile.transposed)
      for (index, question) in batch.questions.enumerated() {
        batch.forEachRange(of: index, among: first..<first + tile.rows) { columns in
          best[index].look(through: cosines, question, columns: columns, first: first, by: objective)
        }
      }
      first += tile.rows
      progress(Double(first) / Double(candidates.count))
    }
    return best.map(\.row)
  }
}
