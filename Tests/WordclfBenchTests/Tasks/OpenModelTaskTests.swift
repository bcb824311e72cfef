import Testing

@testable import wordclf_bench

@Suite struct OpenModelTaskTests {
  @Test func passesItsOracleAndOnlyAfterARun() async throws {
    var task = try OpenModelTask(nil, words: 100)
    #expect(task.work == 1)
    #expect(throws: WrongAnswer.self) { try task.check() }
    #expect(try task.run() != 0)
    try task.check()
    // the digest in hexadecimal
    #expect(try await task.floor?.run() == 64)
  }
}
