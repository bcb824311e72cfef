import Testing

@testable import wordclf_bench

@Suite struct ProductTaskTests {
  @Test(arguments: [(false, false), (false, true), (true, false), (true, true)])
  func passesItsOracleAndOnlyAfterARun(_ isTransposedA: Bool, _ isTransposedB: Bool) throws {
    var task = ProductTask(
      .init(rows: 3, inner: 5, columns: 4, isTransposedA: isTransposedA, isTransposedB: isTransposedB))
    #expect(task.work == 120)
    #expect(throws: WrongAnswer.self) { try task.check() }
    #expect(task.run() != 0)
    try task.check()
  }
}
