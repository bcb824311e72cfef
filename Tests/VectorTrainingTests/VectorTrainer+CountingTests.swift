import ByteStreams
import TestSupport
import Testing

@testable import VectorTraining

/// The second and third phase: pairs of words into counts, and the counts added up.
@Suite struct VectorTrainerCountingTests {
  /// A trainer that has merged its counts.
  struct Counted {
    let training: TopicTraining
    let trainer: VectorTrainer
    let vocabulary: TrainingVocabulary

    init(
      _ text: String, window: Int = 4, _ manner: TopicTraining.Manner = .init(),
      event: @escaping @Sendable (VectorTrainingEvent) -> Void = { _ in }
    ) async throws {
      training = try TopicTraining(text)
      trainer = training.trainer(TopicTraining.options { $0.window = window }, manner, event: event)
      let corpus = try await trainer.readText()
      vocabulary = try trainer.chooseWords(corpus)
      try await trainer.countPairs(corpus, vocabulary)
      try await trainer.mergeCounts(corpus, vocabulary)
    }

    /// The counts of all parts, in units.
    func counts() throws -> [[Int]: UInt64] {
      let order = PairOrder(vocabularySize: vocabulary.count)
      var pairsOfKeys: [UInt64: [Int]] = [:]
      for row in 0..<vocabulary.count {
        for column in row..<vocabulary.count { pairsOfKeys[order.key(row, column)] = [row, column] }
      }
      var counts: [[Int]: UInt64] = [:]
      for (part, note) in try #require(try trainer.mergedCounts()).enumerated() {
        let path = training.work.file(trainer.name("merged", part))
        var reader = PairRunReader(PairRunPart(path: path, range: 0..<note.length), bufferSize: 1 << 16)
        var (pairs, diagonal) = (0, 0)
        while let count = try reader.next() {
          let pair = try #require(pairsOfKeys[count.key])
          #expect(pair[0] % PairOrder.parts == part)
          #expect(counts.updateValue(count.units, forKey: pair) == nil)
          pairs += 1
          if pair[0] == pair[1] { diagonal += 1 }
        }
        #expect(note.pairs == pairs && note.diagonal == diagonal)
        #expect(note.entries == 2 * pairs - diagonal)
      }
      return counts
    }

    /// Each pair of words of a line that are near enough, the others left out before; the lines are known by their words.
    static func oracle(_ text: String, _ vocabulary: TrainingVocabulary, window: Int) -> [[Int]: UInt64] {
      let weights = DistanceWeights(window: window)
      var counts: [[Int]: UInt64] = [:]
      for line in text.split(separator: "\n") {
        let ranks = line.split(separator: " ").compactMap { word in vocabulary.rank(of: Array(word.utf8).span) }
        for (place, rank) in ranks.enumerated() {
          for other in ranks.indices where place < other && other <= place + window {
            counts[[rank, ranks[other]].sorted(), default: 0] += UInt64(weights.units[other - place - 1])
          }
        }
      }
      return counts
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var window = 4
    var manner: TopicTraining.Manner
  }

  static let cases = [
    Case(testDescription: "one batch", manner: .init(segmentSize: 1 << 20)),
    Case(testDescription: "several batches", manner: .init()),
    Case(testDescription: "a batch a segment", manner: .init(threads: 2, segmentSize: 150, batchTokens: 1)),
    Case(testDescription: "neighbours alone", window: 1, manner: .init()),
    Case(testDescription: "rounded weights", window: 20, manner: .init(threads: 3)),
    Case(testDescription: "little memory", manner: .init(threads: 4, memory: 10_000, batchTokens: 1 << 20)),
  ]

  @Test(arguments: cases) func countsAreThoseOfAPlainLoop(_ c: Case) async throws {
    let text = TopicTraining.text(lines: 100)
    let events = Gathered<VectorTrainingEvent>()
    let counted = try await Counted(text, window: c.window, c.manner, event: { events.add($0) })
    let counts = try counted.counts()
    #expect(counts == Counted.oracle(text, counted.vocabulary, window: c.window))
    #expect(counts.count > 300)
    let diagonal = counts.keys.count { $0[0] == $0[1] }
    #expect(events.all.last == .pairs(entries: 2 * counts.count - diagonal))
  }

  @Test func aWordThatIsLeftOutTakesNoPlace() async throws {
    let counted = try await Counted("a x b\na y b\n", window: 1)
    #expect(try counted.counts() == [[0, 1]: 2])
  }

  @Test func textAndBatchesAreRemovedWhenTheirCountsAreThere() async throws {
    let counted = try await Counted(TopicTraining.text(lines: 100))
    let names = try counted.training.work.names()
    #expect(!names.contains { $0.hasPrefix("segment-") || $0.hasPrefix("batch-") })
    #expect(names.count { $0.hasPrefix("merged-") } == 2 * PairOrder.parts)
  }

  @Test func thereAreNoMergedCountsBeforeAllPartsAreThere() async throws {
    let counted = try await Counted(TopicTraining.text(lines: 20))
    #expect(try counted.trainer.mergedCounts()?.count == PairOrder.parts)
    try counted.training.work.remove(["merged-000015.json"])
    #expect(try counted.trainer.mergedCounts() == nil)
  }

  struct Damage: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var ends: [[Int]]
  }

  @Test(arguments: [
    Damage(testDescription: "too few parts", ends: [[0, 0, 0]]),
    Damage(testDescription: "too many parts", ends: [Array(repeating: 0, count: 17)]),
    Damage(testDescription: "a part that ends before it begins", ends: [[5, 3] + Array(repeating: 5, count: 14)]),
    Damage(testDescription: "a part of less than nothing", ends: [[-1] + Array(repeating: 0, count: 15)]),
    Damage(testDescription: "a part behind the end of the file", ends: [Array(repeating: 1 << 40, count: 16)]),
    Damage(
      testDescription: "a file that is not there", ends: Array(repeating: Array(repeating: 1, count: 16), count: 99)),
  ])
  func partsThatAreNotInTheFileAreDamage(_ c: Damage) async throws {
    let training = try TopicTraining()
    #expect(try await training.interrupt { _, progress in progress.phase == .merging })
    try training.work.write(c.ends, to: "batch-000000.json")
    try training.work.remove(try training.work.names().filter { $0.hasPrefix("merged-") })
    await #expect(throws: VectorTrainingError.damaged(folder: training.work.path)) {
      try await training.run(resume: true)
    }
  }
}
