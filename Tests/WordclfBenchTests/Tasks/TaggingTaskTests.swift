import SentenceTagging
import TextFormats
import Testing
import WindowNetwork

@testable import wordclf_bench

@Suite struct TaggingTaskTests {
  @Test(arguments: [TextFormat.conll, .text], [1, 2])
  func passesItsOracleAndOnlyAfterARun(format: TextFormat, threads: Int) async throws {
    let sample = SampleText(words: 50, sentences: 30)
    let bytes = format == .conll ? sample.columns : sample.plainText
    let tagger = try Tagger(AveragedModel(sample.model()), modelPath: "model")
    var task = try TaggingTask(bytes, format, by: tagger, threads: threads)
    #expect(task.work == Double(sample.sentences.joined().count))
    #expect(throws: WrongAnswer.self) { try task.check() }
    #expect(try await task.run() > 1000)
    try task.check()
    #expect(try await task.floor?.run() == task.work)
  }
}
