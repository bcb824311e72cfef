import Testing

@testable import VectorEvaluation

@Suite struct AnalogyBatchTests {
  private typealias Question = AnalogySolver.Question

  @Test func wordsStandOnce() {
    let batch = AnalogyBatch([Question(a: 7, b: 3, c: 9), Question(a: 9, b: 9, c: 4)], wordLimit: 4)
    #expect(batch.words == [7, 3, 9, 4])
    #expect(batch.questions == [Question(a: 0, b: 1, c: 2), Question(a: 2, b: 2, c: 3)])
  }

  @Test func endsBeforeTheQuestionThatIsTooMuch() {
    let questions = [Question(a: 1, b: 2, c: 3), Question(a: 3, b: 4, c: 5), Question(a: 1, b: 2, c: 3)]
    #expect(AnalogyBatch(questions, wordLimit: 4).questions.count == 1)
    #expect(AnalogyBatch(questions, wordLimit: 5).questions.count == 3)
    #expect(AnalogyBatch([], wordLimit: 3).questions.isEmpty)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var rows: Range<Int>
    var columns: [Range<Int>]
  }

  /// For a question with the words 12, 10 and 12 of the candidates.
  static let cases = [
    Case(testDescription: "none of them", rows: 0..<10, columns: [0..<10]),
    Case(testDescription: "after them", rows: 13..<15, columns: [0..<2]),
    Case(testDescription: "in the middle", rows: 8..<20, columns: [0..<2, 3..<4, 5..<12]),
    Case(testDescription: "at both ends", rows: 10..<13, columns: [0..<0, 1..<2, 3..<3]),
    Case(testDescription: "nothing else", rows: 12..<13, columns: [0..<0, 1..<1]),
  ]

  @Test(arguments: cases) func columnsWithoutOwnWords(_ c: Case) {
    let batch = AnalogyBatch([Question(a: 12, b: 10, c: 12)], wordLimit: 3)
    var columns: [Range<Int>] = []
    batch.forEachRange(of: 0, among: c.rows) { columns.append($0) }
    #expect(columns == c.columns)
  }
}
