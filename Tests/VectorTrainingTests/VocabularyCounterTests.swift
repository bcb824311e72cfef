import TestSupport
import Testing

@testable import ByteStreams
@testable import VectorTraining

@Suite struct VocabularyCounterTests {
  /// A word and its count, to be compared byte by byte.
  struct Counted: Equatable {
    var word: [UInt8]
    var count: Int
  }

  static func counted(_ vocabulary: TrainingVocabulary) -> [Counted] {
    (0..<vocabulary.count).map { Counted(word: Array(vocabulary.word($0).utf8), count: vocabulary.counts[$0]) }
  }

  /// What the counter must find.
  static func oracle(_ added: [Counted], minimumCount: Int, limit: Int) -> [Counted] {
    var counts: [[UInt8]: Int] = [:]
    for (word, count) in added.map({ ($0.word, $0.count) }) { counts[word, default: 0] += count }
    let frequent = counts.filter { $0.value >= minimumCount }.map { Counted(word: $0.key, count: $0.value) }
    return Array(
      frequent.sorted { $0.count == $1.count ? $0.word.lexicographicallyPrecedes($1.word) : $0.count > $1.count }
        .prefix(limit))
  }

  /// A few thousand words, some frequent and most not, and some alike but for their spelling.
  static func randomWords(_ count: Int, using random: inout SeededRandom) -> [Counted] {
    let syllables = ["a", "b", "é", "e\u{301}", "中", "x\u{300}", "-", "0"]
    return (0..<count).map { _ in
      let length = Int.random(in: 1...Int.random(in: 1...5, using: &random), using: &random)
      let word = (0..<length).map { _ in syllables.randomElement(using: &random) ?? "" }.joined()
      return Counted(word: Array(word.utf8), count: Int.random(in: 1...3, using: &random))
    }
  }

  @Test(arguments: [4000, 20_000, 1 << 30]) func anyMemoryFindsTheSameWords(memory: Int) throws {
    let seed: UInt64 = 9
    var random = SeededRandom(seed: seed)
    let temporary = try TemporaryFolder()
    for (round, (minimumCount, limit)) in [(1, 100_000), (1, 50), (3, 100_000), (4, 1), (1000, 10)].enumerated() {
      let folder = try WorkFolder(named: "work-\(round)", in: temporary.path)
      var counter = VocabularyCounter(memory: memory, folder: folder)
      let words = Self.randomWords(2500, using: &random)
      for word in words { try counter.add(word.word.span, count: word.count) }
      let spills = try folder.names().count
      #expect(memory < 1 << 30 ? spills > 0 : spills == 0)
      let vocabulary = try counter.select(minimumCount: minimumCount, limit: limit)
      let comment: Comment = "seed \(seed), round \(round)"
      #expect(Self.counted(vocabulary) == Self.oracle(words, minimumCount: minimumCount, limit: limit), comment)
      #expect(vocabulary.distinctWords == Set(words.map(\.word)).count, comment)
      #expect(vocabulary.tokens == words.reduce(0) { $0 + $1.count }, comment)
      #expect(try folder.names() == [], comment)
    }
  }

  static let words = [
    "b", "a", "é", "e\u{301}", "B", "rare", "b", "a", "é", "e\u{301}", "B", "often", "often", "often",
  ]

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var minimumCount = 1
    var limit = Int.max
    var found: [String]
  }

  static let cases = [
    Case(testDescription: "all, ties in byte order", found: ["often", "B", "a", "b", "e\u{301}", "é", "rare"]),
    Case(testDescription: "at least two", minimumCount: 2, found: ["often", "B", "a", "b", "e\u{301}", "é"]),
    Case(testDescription: "a limit among equals", limit: 3, found: ["often", "B", "a"]),
    Case(testDescription: "both", minimumCount: 3, limit: 3, found: ["often"]),
    Case(testDescription: "none often enough", minimumCount: 4, found: []),
    Case(testDescription: "none wanted", limit: 0, found: []),
  ]

  @Test(arguments: cases, [1, 1 << 20]) func selects(_ c: Case, memory: Int) throws {
    let temporary = try TemporaryFolder()
    var counter = VocabularyCounter(memory: memory, folder: try WorkFolder(named: "work", in: temporary.path))
    for word in Self.words { try counter.add(word.utf8.span, count: 1) }
    let vocabulary = try counter.select(minimumCount: c.minimumCount, limit: c.limit)
    #expect(Self.counted(vocabulary).map(\.word) == c.found.map { Array($0.utf8) })
    #expect(vocabulary.distinctWords == 7)
    #expect(vocabulary.tokens == 14)
  }

  /// The candidates are thinned out on the way, and the best of them stay.
  @Test func aLimitFarBelowTheWords() throws {
    let temporary = try TemporaryFolder()
    var counter = VocabularyCounter(memory: 1 << 30, folder: try WorkFolder(named: "work", in: temporary.path))
    let words = (0..<5000).map { Counted(word: Array("w\($0)".utf8), count: ($0 * 7919) % 4999 + 1) }
    for word in words { try counter.add(word.word.span, count: word.count) }
    let vocabulary = try counter.select(minimumCount: 2, limit: 20)
    #expect(Self.counted(vocabulary) == Self.oracle(words, minimumCount: 2, limit: 20))
    #expect(vocabulary.distinctWords == 5000)
  }

  @Test func nothing() throws {
    let temporary = try TemporaryFolder()
    var counter = VocabularyCounter(memory: 1000, folder: try WorkFolder(named: "work", in: temporary.path))
    let vocabulary = try counter.select(minimumCount: 1, limit: 10)
    #expect(vocabulary.count == 0 && vocabulary.tokens == 0 && vocabulary.distinctWords == 0)
  }
}
