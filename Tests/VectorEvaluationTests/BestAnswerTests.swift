import NumericKernels
import Testing

@testable import VectorEvaluation

@Suite struct BestAnswerTests {
  private let question = AnalogySolver.Question(a: 0, b: 1, c: 1)

  /// Cosines of which those with `b` and `c` are `scores`, and those with `a` zero; the sum is twice `scores`.
  private func cosines(_ scores: [Float]) -> Matrix<Float> {
    Matrix(rows: 2, columns: scores.count, elements: [Float](repeating: 0, count: scores.count) + scores)
  }

  /// Wherever the best stands, among sixteen at once or behind them.
  @Test(arguments: 0..<37) func isFoundAnywhere(_ place: Int) {
    var scores = [Float](repeating: -0.5, count: 37)
    scores[place] = -0.25
    var best = BestAnswer()
    best.look(through: cosines(scores), question, columns: 0..<37, first: 100, by: CosineSum.self)
    #expect(best.row == 100 + place)
  }

  @Test func looksOnlyAtTheColumns() {
    var best = BestAnswer()
    best.look(
      through: cosines([0.9, 0.1, 0.3, 0.9]), question, columns: 1..<3, first: 0, by: CosineSum.self)
    #expect(best.row == 2)
    best = BestAnswer()
    best.look(through: cosines([0.9]), question, columns: 1..<1, first: 0, by: CosineSum.self)
    #expect(best.row == nil)
  }

  @Test func onlyABetterOneReplacesIt() {
    var best = BestAnswer()
    best.look(through: cosines([0.5, 0.5, 0.25]), question, columns: 0..<3, first: 0, by: CosineSum.self)
    #expect(best.row == 0)
    best.look(through: cosines([0.5]), question, columns: 0..<1, first: 3, by: CosineSum.self)
    #expect(best.row == 0)
    best.look(through: cosines([0.75]), question, columns: 0..<1, first: 4, by: CosineSum.self)
    #expect(best.row == 4)
  }
}
