import NetworkTraining
import TaggedText
import Testing

@Suite struct TrainingResultTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var score: SpanScore?
    var predictsNothing: Bool
  }

  static let cases = [
    Case(testDescription: "no development set", score: nil, predictsNothing: false),
    Case(
      testDescription: "none found of three", score: .example(gold: 3, predicted: 0, correct: 0),
      predictsNothing: true),
    Case(
      testDescription: "all found are wrong", score: .example(gold: 3, predicted: 2, correct: 0),
      predictsNothing: false),
    Case(
      testDescription: "there is nothing to find", score: .example(gold: 0, predicted: 0, correct: 0),
      predictsNothing: false),
  ]

  @Test(arguments: cases) func anEpochThatPredictsNothing(_ c: Case) {
    #expect(EpochReport.example(score: c.score).predictsNothing == c.predictsNothing)
  }
}
