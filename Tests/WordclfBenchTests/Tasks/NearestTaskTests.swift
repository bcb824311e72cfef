import Testing

@testable import wordclf_bench

@Suite struct NearestTaskTests {
  @Test func passesItsOracleAndOnlyAfterARun() async throws {
    var task = try NearestTask(nil, size: .init(words: 2000, dimension: 10))
    #expect(task.work == 2000)
    #expect(throws: WrongAnswer.self) { try task.check() }
    #expect(try task.run() != 0)
    try task.check()
    #expect(try await task.floor?.run() ?? 0 > 0)
  }
}
