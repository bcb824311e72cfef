import Testing

@testable import wordclf_bench

@Suite struct TagCoreTaskTests {
  @Test func classesPassTheirOracleAndOnlyAfterARun() async throws {
    let sample = SampleText(words: 50, sentences: 40)
    var task = try TagCoreTask(BenchmarkFiles(), sample: sample)
    #expect(task.work == Double(sample.sentences.joined().count))
    #expect(throws: WrongAnswer.self) { try task.check() }
    let last = try task.run()
    #expect(try task.run() == last)
    try task.check()
    let floor = try #require(task.floor)
    #expect(try await floor.run() > 0)
  }
}
