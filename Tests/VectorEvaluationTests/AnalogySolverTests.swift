import TestSupport
import Testing

@testable import VectorEvaluation

@Suite struct AnalogySolverTests {
  /// Vectors of length 1 in double precision, and every score of every candidate one by one.
  private struct Oracle {
    let vectors: [[Double]]

    init(_ vectors: [[Float]]) {
      self.vectors = vectors.map { vector in
        let length = vector.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
        return vector.map { Double($0) / length }
      }
    }

    private func cosine(_ x: Int, _ y: Int) -> Double { zip(vectors[x], vectors[y]).reduce(0) { $0 + $1.0 * $1.1 } }

    func answer(to question: AnalogySolver.Question, method: AnalogyMethod) -> Int? {
      var best: (row: Int, score: Double)?
      for x in vectors.indices where ![question.a, question.b, question.c].contains(x) {
        let (a, b, c) = (cosine(x, question.a), cosine(x, question.b), cosine(x, question.c))
        let score =
          switch method {
          case .add: b - a + c
          case .multiply: (b + 1) / 2 * (c + 1) / 2 / ((a + 1) / 2 + 0.001)
          }
        if score > best?.score ?? -.infinity { best = (x, score) }
      }
      return best?.row
    }
  }

  /// Several tiles, the last not full, and several batches.
  @Test(arguments: AnalogyMethod.allCases) func agreesWithEveryScoreOneByOne(_ method: AnalogyMethod) throws {
    let (text, vectors) = randomVectors(1300, dimension: 7, seed: 11)
    let candidates = try CandidateRows(TemporaryFolder().store(text), first: nil)
    var generator = SeededRandom(seed: 12)
    let questions = (0..<300).map { _ in
      AnalogySolver.Question(
        a: .random(in: 0..<1300, using: &generator), b: .random(in: 0..<1300, using: &generator),
        c: .random(in: 0..<1300, using: &generator))
    }
    #expect(AnalogyBatch(questions, wordLimit: AnalogySolver.batchWords).questions.count < 300)
    let answers = AnalogySolver(candidates: candidates, method: method).answers(to: questions) { _ in }
    let oracle = Oracle(vectors)
    #expect(answers == questions.map { oracle.answer(to: $0, method: method) })
  }

  /// The two methods are not one.
  @Test func methodsDiffer() throws {
    let candidates = try CandidateRows(
      TemporaryFolder().store(randomVectors(200, dimension: 5, seed: 1).text), first: nil)
    let questions = (0..<60).map { AnalogySolver.Question(a: $0, b: $0 + 60, c: $0 + 120) }
    let answers = AnalogyMethod.allCases.map { method in
      AnalogySolver(candidates: candidates, method: method).answers(to: questions) { _ in }
    }
    #expect(answers[0] != answers[1])
  }

  @Test func theMoreFrequentOfEquals() throws {
    let text = (1...600).map { "word\($0) 0 2\n" }.joined()
    let solver = AnalogySolver(
      candidates: try CandidateRows(TemporaryFolder().store(text), first: nil), method: .add)
    #expect(solver.answers(to: [.init(a: 0, b: 1, c: 2), .init(a: 3, b: 1, c: 550)]) { _ in } == [3, 0])
  }

  @Test(arguments: AnalogyMethod.allCases) func withoutOtherCandidates(_ method: AnalogyMethod) throws {
    let solver = AnalogySolver(
      candidates: try CandidateRows(TemporaryFolder().store("a 1 0\nb 0 1\n"), first: nil), method: method)
    #expect(solver.answers(to: [.init(a: 0, b: 1, c: 0)]) { _ in } == [nil])
    #expect(solver.answers(to: []) { _ in } == [])
  }

  @Test func progressGrowsTo1() throws {
    let candidates = try CandidateRows(
      TemporaryFolder().store(randomVectors(1300, dimension: 2, seed: 2).text), first: nil)
    let questions = (0..<400).map { AnalogySolver.Question(a: $0, b: $0 + 400, c: $0 + 800) }
    var shares: [Double] = []
    _ = AnalogySolver(candidates: candidates, method: .add).answers(to: questions) { shares.append($0) }
    #expect(shares == shares.sorted())
    #expect(shares.last == 1)
    // three batches of at most 512 words, three tiles
    #expect(shares.count == 9)
  }
}
