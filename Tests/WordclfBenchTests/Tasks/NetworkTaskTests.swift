import Testing

@testable import wordclf_bench

@Suite struct NetworkTaskTests {
  static let size = NetworkTask.Size(batch: 4, words: 9, wordDimension: 3, hiddenUnits: 6)

  @Test(arguments: [false, true]) func theLossPassesItsOracle(_ trainsWords: Bool) throws {
    var task = NetworkTask(Self.size, .forward, trainsWords: trainsWords)
    #expect(task.work == 4)
    let loss = task.run()
    #expect(loss > 0)
    #expect(task.run() == loss)
    try task.check()
  }

  @Test(arguments: [false, true]) func gradientsPassTheirOracleAndOnlyAfterARun(_ trainsWords: Bool) throws {
    var task = NetworkTask(Self.size, .backward, trainsWords: trainsWords)
    #expect(throws: WrongAnswer.self) { try task.check() }
    let first = task.run()
    #expect(first != 0)
    // what was there is cleared, and not added to
    #expect(task.run() == first)
    try task.check()
  }
}
