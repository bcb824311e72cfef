import Testing

@testable import wordclf_bench

@Suite struct ColumnsTaskTests {
  @Test func passesItsOracleAndOnlyAfterARun() async throws {
    var task = try ColumnsTask(Array("-DOCSTART- X\n\n".utf8) + SampleText(words: 50, sentences: 30).columns)
    #expect(task.work > 100)
    #expect(throws: WrongAnswer.self) { try task.check() }
    #expect(try task.run() > 1000)
    try task.check()
    #expect(try await task.floor?.run() ?? 0 > 100)
  }

  @Test func everyLineHasToBeUsable() {
    #expect(throws: WrongAnswer(description: "the text in columns has a line that cannot be used")) {
      try ColumnsTask(Array("a b\nc\n".utf8))
    }
  }
}
