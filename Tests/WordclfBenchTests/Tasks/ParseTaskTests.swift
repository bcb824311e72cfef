import Testing

@testable import wordclf_bench

@Suite struct ParseTaskTests {
  @Test func passesItsOracleAndOnlyAfterARun() async throws {
    var task = try ParseTask(nil, size: .init(words: 5000, dimension: 4))
    #expect(task.work > 5000 * 4 * 4)
    #expect(throws: WrongAnswer.self) { try task.check() }
    #expect(try task.run() == 5000)
    try task.check()
    // of each line its end, and of each chunk a 1
    let floor = try #require(task.floor)
    #expect(try await floor.run() > 5000)
  }
}
