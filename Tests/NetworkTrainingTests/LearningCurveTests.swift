import TaggedText
import TestSupport
import Testing
import WindowNetwork

@testable import NetworkTraining

@Suite struct LearningCurveTests {
  private static func point(
    _ tokens: Int, _ treatment: VectorTreatment, _ seed: UInt64, _ f1: Double
  ) -> LearningCurve.Point {
    .init(
      share: Double(tokens) / 1_000, sentences: tokens / 10, tokens: tokens, treatment: treatment, seed: seed,
      epochs: 12, precision: f1, recall: f1, f1: f1, unseenRecall: seed == 1 ? nil : 0.25)
  }

  /// A curve with so much F1, frozen and fine-tuned, for two seeds each at 100, 500 and 1,000 tokens.
  private static func curve(_ scores: [(frozen: [Double], tuned: [Double])]) -> LearningCurve {
    var curve = LearningCurve()
    for (tokens, scores) in zip([100, 500, 1_000], scores) {
      for seed in scores.frozen.indices {
        curve.add(point(tokens, .frozen, UInt64(seed) + 1, scores.frozen[seed]))
        curve.add(point(tokens, .fineTuned, UInt64(seed) + 1, scores.tuned[seed]))
      }
    }
    return curve
  }

  // MARK: Parts

  @Test func partsAreNestedAndDecidedByTheSeed() throws {
    let corpus = try ToyTraining.corpus(ToyLanguage.training)
    let small = LearningCurve.part(of: corpus, share: 0.1, seed: 5).sentences
    let large = LearningCurve.part(of: corpus, share: 0.5, seed: 5).sentences
    #expect(small.count == 3)
    #expect(large.count == 15)
    #expect(Array(large.prefix(3)) == small)
    #expect(LearningCurve.part(of: corpus, share: 0.1, seed: 5).sentences == small)
    #expect(LearningCurve.part(of: corpus, share: 0.1, seed: 6).sentences != small)
    let all = LearningCurve.part(of: corpus, share: 1, seed: 5).sentences
    #expect(Set(all) == Set(corpus.sentences))
    #expect(all.count == corpus.sentences.count)
    #expect(LearningCurve.part(of: corpus, share: 0.001, seed: 5).sentences.count == 1)
  }

  @Test func smallPartsTrainForMoreEpochs() {
    var base = TrainingOptions()
    base.batchSize = 10
    base.epochs = 4
    func epochs(_ tokens: Int) -> Int {
      LearningCurve.options(base, treatment: .frozen, pull: 3, seed: 1, tokens: tokens, minimumSteps: 100).epochs
    }
    #expect(epochs(10) == 100)
    #expect(epochs(95) == 10)
    #expect(epochs(130) == 8)
    #expect(epochs(10_000) == 4)
  }

  @Test func treatmentsAreOptions() {
    func options(_ treatment: VectorTreatment) -> TrainingOptions {
      LearningCurve.options(
        TrainingOptions(), treatment: treatment, pull: 3, seed: 7, tokens: 10_000, minimumSteps: 0)
    }
    #expect(options(.frozen).embeddings == .frozen)
    #expect(options(.fineTuned).embeddings == .fineTuned)
    #expect(options(.fineTuned).pull == 0)
    #expect(options(.pulled).embeddings == .fineTuned)
    #expect(options(.pulled).pull == 3)
    #expect(options(.pulled).seed == 7)
  }

  // MARK: Runs

  /// The development set is scored once, after the last epoch, whatever came before.
  @Test func aRunIsScoredAtItsEnd() throws {
    var options = ToyTraining.options
    options.patience = 1
    options.epochs = 6
    let data = try ToyTraining.data(development: ToyLanguage.development, options: options)
    let part = try ToyTraining.corpus(ToyLanguage.training)
    let point = try #require(
      try LearningCurve.run(data, part: part, share: 1, treatment: .fineTuned, options: options))
    options.patience = 6
    let last = try #require(try ToyTraining.run(data, options).history.last?.score?.overall)
    #expect(point.f1 == last.f1)
    #expect(point.precision == last.precision)
    #expect(point.recall == last.recall)
    #expect(point.tokens == part.tokenCount)
    #expect(point.sentences == 30)
    #expect(point.epochs == 6)
  }

  @Test func anInterruptedRunIsNoPoint() throws {
    let options = ToyTraining.options
    let data = try ToyTraining.data(development: ToyLanguage.development, options: options)
    let part = try ToyTraining.corpus(ToyLanguage.training)
    #expect(
      try LearningCurve.run(
        data, part: part, share: 1, treatment: .frozen, options: options, .init(isInterrupted: { true })) == nil)
  }

  /// Of the gold entities Frida, Anna Frida and Oslo, two have a word that training does not have, in any case.
  @Test func entitiesWithAnUnseenWord() {
    let training = [Sentence(words: ["anna", "saw", "OSLO"])]
    let gold = [
      Sentence(
        words: ["Frida", "saw", "Anna", "Frida", "in", "Oslo"],
        entities: [EntitySpan("PER", 0..<1), EntitySpan("PER", 2..<4), EntitySpan("LOC", 5..<6)])
    ]
    func recall(_ found: [EntitySpan]) -> Double? {
      LearningCurve.unseenRecall(of: [found], in: gold, training: training)
    }
    #expect(recall([]) == 0)
    #expect(recall([EntitySpan("LOC", 5..<6)]) == 0)
    #expect(recall([EntitySpan("PER", 0..<1), EntitySpan("PER", 2..<3)]) == 0.5)
    #expect(recall(gold[0].entities) == 1)
    #expect(LearningCurve.unseenRecall(of: [[]], in: [Sentence(words: ["Oslo"])], training: training) == nil)
  }

  // MARK: Reading

  @Test func groupsAreTreatmentsBySize() {
    let groups = Self.curve([([0.2, 0.4], [0.1, 0.2]), ([0.5, 0.5], [0.6, 0.8])]).groups
    #expect(groups.map(\.treatment) == [.frozen, .frozen, .fineTuned, .fineTuned])
    #expect(groups.map(\.tokens) == [100, 500, 100, 500])
    #expect(groups.map { ($0.f1.mean * 1_000).rounded() } == [300, 500, 150, 700])
  }

  @Test func leadsAreOfTheSameSeed() {
    let leads = Self.curve([([0.25, 0.5], [0.5, 0.75]), ([0.5, 0.5], [0.25, 0.5])]).leads
    #expect(leads.map(\.tokens) == [100, 500])
    #expect(leads.map(\.lead.mean) == [0.25, -0.125])
    #expect(leads[0].lead.deviation == 0)
  }

  struct Crossing: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// Frozen and fine-tuned at each size.
    var scores: [[Double]]
    var tokens: Double?
  }

  static let crossings = [
    Crossing(testDescription: "always ahead", scores: [[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]], tokens: 100),
    // math.sqrt(100 * 500), math.sqrt(500 * 1000), 100 * 5 ** 0.25
    Crossing(testDescription: "behind, then ahead", scores: [[0.2, 0.1], [0.3, 0.4], [0.5, 0.6]], tokens: 223.607),
    Crossing(testDescription: "ahead at first", scores: [[0.1, 0.2], [0.4, 0.3], [0.5, 0.6]], tokens: 707.107),
    Crossing(
      testDescription: "more ahead than behind", scores: [[0.2, 0.1], [0.3, 0.6], [0.5, 0.6]], tokens: 149.535),
    Crossing(testDescription: "a draw is no lead", scores: [[0.1, 0.1], [0.3, 0.4], [0.5, 0.6]], tokens: 100),
    Crossing(testDescription: "never with the largest", scores: [[0.1, 0.2], [0.3, 0.4], [0.6, 0.5]], tokens: nil),
  ]

  @Test(arguments: crossings) func theCurvesCrossWhereTheLeadPassesZeroForGood(_ c: Crossing) {
    let crossing = Self.curve(c.scores.map { ([$0[0]], [$0[1]]) }).crossing
    #expect(crossing.map { ($0 * 1_000).rounded() } == c.tokens.map { ($0 * 1_000).rounded() })
  }

  @Test func csvHasALineARun() {
    var curve = LearningCurve()
    curve.add(Self.point(100, .fineTuned, 1, 0.5))
    curve.add(Self.point(100, .frozen, 2, 1.0 / 3))
    #expect(
      curve.csv == """
        share,sentences,tokens,vectors,seed,epochs,precision,recall,f1,unseen_recall
        0.1,10,100,fine-tuned,1,12,0.500000,0.500000,0.500000,
        0.1,10,100,frozen,2,12,0.333333,0.333333,0.333333,0.250000

        """)
  }
}
