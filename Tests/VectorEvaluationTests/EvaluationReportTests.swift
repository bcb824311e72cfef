import Foundation
import Testing
import VectorEvaluation

@Suite struct EvaluationReportTests {
  static let similarity = SimilarityScore(file: "p.txt", correlation: 0.5, pairs: 4, scored: 3, unknownWords: 1)
  static let analogies = AnalogyScore(
    file: "q.txt", method: .multiply, candidates: 9,
    categories: [
      .init(name: "capitals", counts: .init(correct: 1, asked: 2)), .init(name: "gram1", counts: .init(skipped: 3)),
    ])

  @Test func tables() {
    let (similarity, analogies) = (EvaluationReportTests.similarity, EvaluationReportTests.analogies)
    #expect(
      EvaluationReport(store: "s", similarity: [similarity], analogies: analogies).description
        == [similarity].table + "\n\n" + analogies.description)
    #expect(EvaluationReport(store: "s", similarity: [similarity], analogies: nil).description == [similarity].table)
    #expect(EvaluationReport(store: "s", similarity: [], analogies: analogies).description == analogies.description)
  }

  private func json(_ report: EvaluationReport) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(report), as: UTF8.self)
  }

  @Test func data() throws {
    let report = EvaluationReport(
      store: "s", similarity: [EvaluationReportTests.similarity], analogies: EvaluationReportTests.analogies)
    #expect(
      try json(report)
        == #"{"analogies":{"candidates":9,"categories":["#
        + #"{"accuracy":0.5,"asked":2,"correct":1,"name":"capitals","skipped":0},"#
        + #"{"accuracy":null,"asked":0,"correct":0,"name":"gram1","skipped":3}],"#
        + #""file":"q.txt","method":"multiply","#
        + #""semantic":{"accuracy":0.5,"asked":2,"correct":1,"skipped":0},"#
        + #""syntactic":{"accuracy":null,"asked":0,"correct":0,"skipped":3},"#
        + #""total":{"accuracy":0.5,"asked":2,"correct":1,"skipped":3}},"#
        + #""similarity":[{"correlation":0.5,"file":"p.txt","pairs":4,"scored":3,"unknownWords":1}],"store":"s"}"#)
  }

  @Test func whatIsNotThereIsNull() throws {
    let score = SimilarityScore(file: "p.txt", correlation: nil, pairs: 1, scored: 0, unknownWords: 2)
    #expect(
      try json(EvaluationReport(store: "s", similarity: [score], analogies: nil))
        == #"{"analogies":null,"similarity":[{"correlation":null,"file":"p.txt","pairs":1,"scored":0,"unknownWords":2}],"#
        + #""store":"s"}"#)
  }
}
