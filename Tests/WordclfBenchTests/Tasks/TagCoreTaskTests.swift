import Testing

@testable import wordclf_bench

@Suite struct TagCoreTaskTests {
  @Test func classesPassTheirOracleAndOnlyAfterARun() async throws {
    var task = try TagCoreTask(BenchmarkFiles(), words: 50, sentences: 40)
    #expect(task.work == 600)
    #expect(throws: WrongAnswer.self) { try task.check() }
    let last = try task.run()
    #expect(try task.run() == last)
    try task.check()
    let floor = try #require(task.floor)
    #expect(try await floor.run() > 0)
  }
}
