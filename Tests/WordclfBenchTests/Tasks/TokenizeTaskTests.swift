import Testing

@testable import wordclf_bench

@Suite struct TokenizeTaskTests {
  @Test func passesItsOracleAndOnlyAfterARun() async throws {
    var task = try TokenizeTask(Array("It rains. É falls,\u{A0}too.\n".utf8))
    #expect(task.work == 26)
    #expect(throws: WrongAnswer.self) { try task.check() }
    #expect(task.run() == 8)
    try task.check()
    #expect(throws: WrongAnswer.self) { try TokenizeTask([0xFF]) }
    #expect(try await task.floor?.run() == 4)
  }
}
