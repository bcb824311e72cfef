import SentenceTagging
import TaggedText
import TestSupport
import TextFormats
import Testing

@testable import wordclf

/// With a model that knows a few names.
@Suite struct TaggingWorkTests {
  private func work(
    minScore: Double? = nil, showsScores: Bool = false, keepsGold: Bool = false
  ) throws -> TaggingWork {
    let folder = try TinyProject.shared.get().folder
    let tagger = try Tagger(
      modelPath: folder.file("tiny.safetensors"), storePaths: [folder.file("vectors.sqlite")])
    return TaggingWork(
      tagger: tagger, reading: ReadingOptions(), minScore: minScore, showsScores: showsScores, keepsGold: keepsGold)
  }

  private func piece(_ text: String, _ format: TextFormat) -> TextPiece {
    var before = CoNLLReader.LinesBefore()
    before.count = 4
    let block = LineBlock(bytes: Array(text.utf8), before: before)
    return TextPiece(input: 3, file: "f", format: format, content: .block(block), isFirst: true)
  }

  /// The passages of a tagged piece; records that cannot be used are nil.
  private func passages(_ piece: TextPiece) throws -> [Passage?] {
    guard case .records(let records) = piece.content else { throw NotRead() }
    return records.map { try? $0.get() }
  }

  private struct NotRead: Error {}

  @Test func eachRecordGetsItsEntities() throws {
    let tagged = try work().tag(piece("Anna left.\n\nBruno saw Oslo. Clara left.", .text))
    #expect(tagged.input == 3 && tagged.isFirst && tagged.end == nil)
    let passages = try passages(tagged)
    #expect(passages.map { $0?.sentences.count } == [1, 0, 2])
    #expect(passages.map { $0?.place.line } == [5, 6, 7])
    #expect(passages[0]?.mentions == [Mention("PER", 0..<4)])
    #expect(passages[2]?.mentions == [Mention("PER", 0..<5), Mention("LOC", 10..<14), Mention("PER", 16..<21)])
    #expect(passages[2]?.gold == nil)
  }

  @Test func aBadRecordKeepsItsPlace() throws {
    let passages = try passages(work().tag(piece("{\"text\":\"Anna left.\"}\nx\n{\"text\":\"in Oslo.\"}", .jsonl)))
    #expect(passages.map { $0?.mentions?.map(\.label) } == [["PER"], nil, ["LOC"]])
  }

  @Test func scoresAreThoseOfTheEntitiesThatAreKept() throws {
    let all = try passages(work(showsScores: true).tag(piece("Anna saw Oslo.", .text)))[0]?.mentions ?? []
    #expect(all.map(\.label) == ["PER", "LOC"])
    let scores = all.compactMap(\.score)
    try #require(scores.count == 2 && scores[0] != scores[1])
    let bar = (scores[0] + scores[1]) / 2
    let passage = try #require(try passages(work(minScore: bar).tag(piece("Anna saw Oslo.", .text)))[0])
    #expect(passage.mentions == all.filter { ($0.score ?? 0) >= bar })
    #expect(passage.sentences[0].confidence?.entities.count == 1)
    #expect(passage.sentences[0].confidence?.tokens.count == 4)
  }

  @Test func whatTheInputHadIsGoldWhereAsked() throws {
    let record = #"{"text":"Anna left.","entities":[[5,9,"X"]]}"#
    let kept = try #require(try passages(work(keepsGold: true).tag(piece(record, .jsonl)))[0])
    #expect(kept.gold == [Mention("X", 5..<9)] && kept.mentions == [Mention("PER", 0..<4)] && kept.isRetagged)
    #expect(try passages(work().tag(piece(record, .jsonl)))[0]?.gold == nil)
  }
}
