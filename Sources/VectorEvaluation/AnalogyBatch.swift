/// Questions that are answered together, and their words.
struct AnalogyBatch: Sendable, Hashable {
  /// The rows of the candidates that are words of the questions, each once.
  private(set) var words: [Int] = []
  /// The questions, in places of `words`.
  private(set) var questions: [AnalogySolver.Question] = []
  /// For each question the rows of its words, ascending.
  private var ownRows: [[Int]] = []

  /// Takes from the front of `questions` as many as have at most `wordLimit` different words.
  ///
  /// - Precondition: the limit has room for one question.
  init(_ questions: some Sequence<AnalogySolver.Question>, wordLimit: Int) {
    precondition(wordLimit >= 3, "a question has 3 words, not \(wordLimit)")
    var places: [Int: Int] = [:]
    for question in questions {
      let new = Set([question.a, question.b, question.c]).count { places[$0] == nil }
      guard words.count + new <= wordLimit else { return }
      func place(_ row: Int) -> Int {
        if let place = places[row] { return place }
        places[row] = words.count
        words.append(row)
        return words.count - 1
      }
      self.questions.append(.init(a: place(question.a), b: place(question.b), c: place(question.c)))
      ownRows.append([question.a, question.b, question.c].sorted())
    }
  }

  /// Calls `body` with the columns of a tile that may answer a question, in order: all but those of its own words.
  ///
  /// - Parameters:
  ///   - index: of the question.
  ///   - rows: of the candidates in the tile.
  func forEachRange(of index: Int, among rows: Range<Int>, _ body: (_ columns: Range<Int>) -> Void) {
    var start = rows.lowerBound
    for row in ownRows[index] where row >= start && row < rows.upperBound {
      body(start - rows.lowerBound..<row - rows.lowerBound)
      start = row + 1
    }
    body(start - rows.lowerBound..<rows.count)
  }
}
