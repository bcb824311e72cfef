import Testing

@testable import wordclf_bench

@Suite struct ImportTaskTests {
  @Test(arguments: [false, true]) func passesItsOracleAndOnlyAfterARun(isPacked: Bool) async throws {
    var task = try ImportTask(nil, isPacked: isPacked, size: .init(words: 5000, dimension: 3))
    #expect(task.work == 5000)
    #expect(throws: (any Error).self) { try task.check() }
    #expect(try task.run() == 5000)
    try task.check()
    let floor = try #require(task.floor)
    // the rows, and the bytes that zlib gave
    #expect(try await floor.run() >= (isPacked ? 6000 : 5000))
  }
}
