import TaggedText
import Testing

@testable import wordclf

@Suite struct ColumnOptionsTests {
  @Test(arguments: [
    ("word=0,tag=-2,predicted=-1", CoNLLColumns(word: 0, tag: -1)), ("tag=-1,predicted=-2", CoNLLColumns(tag: -1)),
    ("tag=1,predicted=2", CoNLLColumns(tag: 1)), ("word=2,tag=3,predicted=1", CoNLLColumns(word: 1, tag: 2)),
    ("word=-3,tag=1,predicted=-1", CoNLLColumns(word: -2, tag: 1)), ("word=1,tag=2", CoNLLColumns(word: 1, tag: 2)),
  ])
  func aTrainingSetLacksTheColumnOfPredictions(_ argument: String, _ columns: CoNLLColumns) throws {
    #expect(try ScoredColumnOptions.parse(["--columns", argument]).withoutPredictions == columns)
  }

  @Test func predictionsHaveTheirColumn() throws {
    let options = try ScoredColumnOptions.parse(["--columns", "tag=1,predicted=2"])
    #expect(options.scored == CoNLLColumns(word: 0, tag: 1, predicted: 2))
    #expect(try ScoredColumnOptions.parse([]).scored == CoNLLColumns())
  }

  @Test func predictionsAreForEvaluationOnly() {
    #expect(throws: (any Error).self) { try ColumnOptions.parse(["--columns", "predicted=-1"]) }
  }
}
