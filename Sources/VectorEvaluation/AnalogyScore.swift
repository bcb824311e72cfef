import WordVectors

/// How many analogy questions word vectors answer.
public struct AnalogyScore: Sendable, Hashable {
  /// Numbers of questions.
  public struct Counts: Sendable, Hashable {
    /// Questions whose best answer is the right one.
    public var correct = 0
    /// Questions whose four words are known.
    public var asked = 0
    /// Questions that were left out because a word of theirs is not.
    public var skipped = 0

    public init(correct: Int = 0, asked: Int = 0, skipped: Int = 0) {
      self.correct = correct
      self.asked = asked
      self.skipped = skipped
    }

    /// The part of the asked questions that is answered right; nil when none was asked.
    public var accuracy: Double? { asked > 0 ? Double(correct) / Double(asked) : nil }
  }

  public struct Category: Sendable, Hashable {
    public let name: String
    public let counts: Counts

    public init(name: String, counts: Counts) {
      self.name = name
      self.counts = counts
    }

    /// Whether it is about forms of words, as those are whose name begins with `gram` in Google's test.
    public var isSyntactic: Bool { name.hasPrefix("gram") }
  }

  /// The name of the file.
  public let file: String
  public let method: AnalogyMethod
  /// Words among which the answers were looked for.
  public let candidates: Int
  public let categories: [Category]

  public init(file: String, method: AnalogyMethod, candidates: Int, categories: [Category]) {
    self.file = file
    self.method = method
    self.candidates = candidates
    self.categories = categories
  }

  /// All questions.
  public var total: Counts { sum { _ in true } }

  /// The questions about meaning; nil unless there are categories of both kinds.
  public var semantic: Counts? { hasBothKinds ? sum { !$0.isSyntactic } : nil }

  /// The questions about forms; nil unless there are categories of both kinds.
  public var syntactic: Counts? { hasBothKinds ? sum { $0.isSyntactic } : nil }

  private var hasBothKinds: Bool {
    categories.contains { $0.isSyntactic } && categories.contains { !$0.isSyntactic }
  }

  private func sum(_ isCounted: (Category) -> Bool) -> Counts {
    categories.filter(isCounted).reduce(into: Counts()) { sum, category in
      sum.correct += category.counts.correct
      sum.asked += category.counts.asked
      sum.skipped += category.counts.skipped
    }
  }
}

extension AnalogyTest {
  /// Asks a store the questions.
  ///
  /// An answer is right if it is the word of the four that is left, and the three words of a question never answer it.
  /// Words are looked up as a text's words are: in a store without capitals in lower case.
  ///
  /// - Parameters:
  ///   - limit: the store's first so many words alone are known, as questions and as answers; nil for all.
  ///   - progress: is told now and then which share of the work is done.
  /// - Complexity: O(questions · words) comparisons, and products of the words of the questions with all words in BLAS.
  ///   Memory for the vectors of the store.
  /// - Throws: `VectorStoreError.damaged` or `.readFailed`.
  public func score(
    in store: VectorStore, method: AnalogyMethod = .add, mostFrequent limit: Int? = nil,
    progress: (_ share: Double) -> Void = { _ in }
  ) throws -> AnalogyScore {
    let candidates = try CandidateRows(store, first: limit)
    let rows = try rows(among: candidates, of: store)
    var counts = categories.map { _ in AnalogyScore.Counts() }
    var asked: [(category: Int, question: AnalogySolver.Question, answer: Int)] = []
    for (category, questions) in categories.map(\.questions).enumerated() {
      for question in questions {
        let words = question.words.compactMap { rows[Array($0.utf8)] }
        if words.count == 4 {
          asked.append((category, AnalogySolver.Question(a: words[0], b: words[1], c: words[2]), words[3]))
          counts[category].asked += 1
        } else {
          counts[category].skipped += 1
        }
      }
    }
    let solver = AnalogySolver(candidates: candidates, method: method)
    for (question, answer) in zip(asked, solver.answers(to: asked.map(\.question), progress: progress))
    where question.answer == answer {
      counts[question.category].correct += 1
    }
    return AnalogyScore(
      file: file, method: method, candidates: candidates.count,
      categories: zip(categories, counts).map { AnalogyScore.Category(name: $0.name, counts: $1) })
  }

  /// The rows of the words of all questions, as far as they have one, by their UTF-8 bytes.
  private func rows(among candidates: CandidateRows, of store: VectorStore) throws -> [[UInt8]: Int] {
    let words = Set(categories.flatMap(\.questions).flatMap(\.words).map { Array($0.utf8) })
    var rows: [[UInt8]: Int] = [:]
    for word in words {
      let entry = try store.entry(for: String(decoding: word, as: UTF8.self), matching: .backOff)
      rows[word] = entry.flatMap { candidates.row(ofID: $0.id) }
    }
    return rows
  }
}

extension AnalogyTest.Question {
  fileprivate var words: [String] { [a, b, c, d] }
}
