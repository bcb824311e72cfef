import TaggedText
import Testing

@Suite struct GoldStandardTests {
  /// A gold column in IOB2 with one stray `I-`, and predictions with another.
  private static let text = """
    -DOCSTART- O O

    Anna B-PER B-PER
    left O O

    Oslo I-LOC B-LOC
    in O I-LOC
    -DOCSTART- O O
    Bruno B-PER O
    """

  private func read(_ reading: TagReading, scheme: TagScheme? = nil) throws -> GoldStandard {
    try GoldStandard(
      bytes: Array(Self.text.utf8), file: "gold.conll", columns: CoNLLColumns(tag: 1, predicted: 2), reading: reading,
      scheme: scheme)
  }

  @Test func holdsGoldAndPredictions() throws {
    let gold = try read(.conlleval)
    #expect(
      gold.documents == [
        [
          GoldStandard.Entry(
            Sentence(words: ["Anna", "left"], entities: [EntitySpan("PER", 0..<1)]), line: 3,
            prediction: .init(entities: [EntitySpan("PER", 0..<1)], correctTokens: 2)),
          GoldStandard.Entry(
            Sentence(words: ["Oslo", "in"], entities: [EntitySpan("LOC", 0..<1)]), line: 6,
            prediction: .init(entities: [EntitySpan("LOC", 0..<2)], correctTokens: 0)),
        ],
        [
          GoldStandard.Entry(
            Sentence(words: ["Bruno"], entities: [EntitySpan("PER", 0..<1)]), line: 9,
            prediction: .init(entities: [], correctTokens: 0))
        ],
      ])
    #expect(gold.scheme == .iob2)
    #expect(gold.irregular == 1)
    #expect(gold.irregularPredictions == 0)
  }

  @Test(arguments: [TagReading.strict, .discard]) func readsInEachMode(_ reading: TagReading) throws {
    let entries = try read(reading).documents.joined()
    #expect(entries.map(\.sentence.entities) == [[EntitySpan("PER", 0..<1)], [], [EntitySpan("PER", 0..<1)]])
    #expect(
      entries.map(\.prediction?.entities) == [[EntitySpan("PER", 0..<1)], [EntitySpan("LOC", 0..<2)], []])
  }

  @Test func theSchemeMayBeGiven() throws {
    let gold = try read(.strict, scheme: .iob1)
    #expect(gold.scheme == .iob1)
    #expect(gold.documents.joined().map(\.sentence.entities) == [[], [EntitySpan("LOC", 0..<1)], []])
    #expect(gold.irregular == 2)
    #expect(gold.irregularPredictions == 2)
  }

  @Test func predictionsMayLack() throws {
    let gold = try GoldStandard(bytes: Array("Anna B-PER\n".utf8), file: "gold.conll")
    #expect(gold.documents[0][0].prediction == nil)
    #expect(gold.irregularPredictions == nil)
    #expect(gold.corpus == (try Corpus(bytes: Array("Anna B-PER\n".utf8), file: "gold.conll")))
  }

  @Test func asACorpusItIsTheSame() throws {
    let text = Array(CorpusTests.twoDocuments.utf8)
    #expect(try GoldStandard(bytes: text, file: "two.txt").corpus == Corpus(bytes: text, file: "two.txt"))
  }
}
