import TestSupport
import Testing

@testable import ByteStreams
@testable import VectorTraining

@Suite struct PairCounterTests {
  /// The units of each pair, by its ranks.
  typealias Counts = [[Int]: UInt64]

  /// Counts batches of texts as training does, and adds the batches up.
  static func counts(
    of batches: [[[Int32]]], vocabularySize: Int, window: Int, memory: Int
  ) throws -> Counts {
    let temporary = try TemporaryFolder()
    let folder = try WorkFolder(named: "work", in: temporary.path)
    let order = PairOrder(vocabularySize: vocabularySize)
    var parts = Array(repeating: [PairRunPart](), count: PairOrder.parts)
    for (number, texts) in batches.enumerated() {
      let runs = PairRunFiles(folder: folder, prefix: "batch-\(number)-", order: order)
      var counter = PairCounter(weights: DistanceWeights(window: window), order: order, runs: runs, memory: memory)
      for text in texts { try counter.count(text) }
      try counter.finish()
      for (run, ends) in runs.partEnds.enumerated() {
        for (part, range) in zip([0] + ends, ends).map({ $0..<$1 }).enumerated() {
          parts[part].append(PairRunPart(path: folder.file("batch-\(number)-\(run)"), range: range))
        }
      }
    }
    var counts: Counts = [:]
    for part in parts {
      for count in try PairMergeTests.merged(part, memory: 1 << 16) {
        let (row, column) = try order.pair(count.key)
        #expect(counts.updateValue(count.units, forKey: [row, column]) == nil)
      }
    }
    return counts
  }

  /// Every two words of a text that are at most a window apart, with nothing between that no window reaches across.
  static func oracle(_ texts: [[Int32]], window: Int) -> Counts {
    let units = DistanceWeights(window: window).units
    var counts: Counts = [:]
    for text in texts {
      for left in text.indices {
        for right in (left + 1..<text.count).prefix(window) where !text[left...right].contains(-1) {
          let pair = [Int(text[left]), Int(text[right])].sorted()
          counts[pair, default: 0] += UInt64(units[right - left - 1])
        }
      }
    }
    return counts
  }

  // MARK: By hand

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var boundary = WordRule.Boundary.line
    /// The pairs with their counts in sixths: a window of three has the weights 6/6, 3/6 and 2/6.
    var sixths: [String: UInt64]
  }

  static let vocabulary = ["the", "cat", "saw", "dog"]

  static let cases = [
    // 1 / distance to each word on the left, the₁ cat saw the₂ dog:
    // the₁–cat 1, the₁–saw 1/2, the₁–the₂ 1/3, cat–saw 1, cat–the₂ 1/2, cat–dog 1/3, saw–the₂ 1, saw–dog 1/2, the₂–dog 1;
    // the₁–dog are four apart
    Case(
      testDescription: "a line", text: "The cat saw the dog",
      sixths: [
        "the cat": 6 + 3, "the saw": 3 + 6, "the the": 2, "cat saw": 6, "cat dog": 2, "saw dog": 3, "the dog": 6,
      ]),
    // cat–dog 1, then dog–cat 1: the same pair
    Case(testDescription: "both sides count alike", text: "cat dog\ndog cat", sixths: ["cat dog": 6 + 6]),
    // each of three words with each other, once: 1 + 1 + 1/2
    Case(testDescription: "a word and itself", text: "dog dog dog", sixths: ["dog dog": 6 + 6 + 3]),
    Case(testDescription: "a word alone", text: "dog\ncat\n\nsaw", sixths: [:]),
    // the–cat 1, though a rare word stands between; cat–dog 1, across two of them; the–dog 1/2
    Case(
      testDescription: "rare words are not there", text: "the small cat, a dog",
      sixths: ["the cat": 6, "cat dog": 6, "the dog": 3]),
    // the–cat 1 | saw–dog 1
    Case(testDescription: "no line is left", text: "the cat\nsaw dog", sixths: ["the cat": 6, "saw dog": 6]),
    // … and cat–saw 1, the–saw 1/2, cat–dog 1/2, the–dog 1/3
    Case(
      testDescription: "a document goes on", text: "the cat\nsaw dog\n\ncat", boundary: .document,
      sixths: ["the cat": 6, "saw dog": 6, "cat saw": 6, "the saw": 3, "cat dog": 3, "the dog": 2]),
    // the–cat 1 | saw–dog 1, and the full stops are rare words
    Case(
      testDescription: "no sentence is left", text: "The cat. Saw dog.", boundary: .sentence,
      sixths: ["the cat": 6, "saw dog": 6]),
    // … but a line of two sentences is
    Case(
      testDescription: "a line goes on", text: "The cat. Saw dog.",
      sixths: ["the cat": 6, "saw dog": 6, "cat saw": 6, "the saw": 3, "cat dog": 3, "the dog": 2]),
  ]

  @Test(arguments: cases, [1, 1 << 20]) func countsByHand(_ c: Case, memory: Int) throws {
    let segment = TextSegment(pieces: [.init(bytes: Array(c.text.utf8), file: "f", line: 1)])
    var decoder = try TokenSegment.Decoder(TokenSegment(segment, rule: WordRule(boundary: c.boundary)).encoded)
    var ranks: [Int32] = []
    try decoder.forEachWord { word, _ in
      ranks.append(Int32(Self.vocabulary.firstIndex(of: String(decoding: word, as: UTF8.self)) ?? -1))
    }
    let tokens = try decoder.tokens(as: ranks)
    let counts = try Self.counts(of: [[tokens]], vocabularySize: 4, window: 3, memory: memory)
    let named = counts.map { (pair, units) in (pair.map { Self.vocabulary[$0] }.joined(separator: " "), units) }
    #expect(Dictionary(uniqueKeysWithValues: named) == c.sixths)
  }

  // MARK: Any memory, any batches

  @Test(arguments: [1, 2, 5, 16, 20], [1, 60, 4000]) func memoryAndBatchesDoNotMatter(window: Int, vocabularySize: Int)
    throws
  {
    let seed = UInt64(window * 10_000 + vocabularySize)
    var random = SeededRandom(seed: seed)
    let texts = (0..<6).map { _ in
      (0..<Int.random(in: 0...400, using: &random)).map { _ in
        let limit = Int32.random(in: 0..<Int32(vocabularySize), using: &random)
        return Int.random(in: 0..<20, using: &random) == 0 ? -1 : Int32.random(in: 0...limit, using: &random)
      }
    }
    let expected = Self.oracle(texts, window: window)
    // a cell and notes that go to disk by the thousand; some hundred cells; and some thousand
    for memory in [1, 8 * 500, 1 << 16] {
      for batches in [[texts], texts.map { [$0] }, [Array(texts[..<2]), [], Array(texts[2...])]] {
        let counts = try Self.counts(of: batches, vocabularySize: vocabularySize, window: window, memory: memory)
        #expect(counts == expected, "seed \(seed), memory \(memory), \(batches.count) batches")
      }
    }
  }

  /// A text may be cut where no window reaches across anyway.
  @Test func bordersAreEndsOfTexts() throws {
    let seed: UInt64 = 8
    var random = SeededRandom(seed: seed)
    let texts = (0..<30).map { _ in
      (0..<Int.random(in: 0...40, using: &random)).map { _ in Int32.random(in: 0..<20, using: &random) }
    }
    let joined = Array(texts.joined(separator: [-1]))
    let apart = try Self.counts(of: [texts], vocabularySize: 20, window: 7, memory: 200)
    #expect(try Self.counts(of: [[joined]], vocabularySize: 20, window: 7, memory: 200) == apart, "seed \(seed)")
  }

  /// Two words by turns, in a window of 16 with its 720,720 units an occurrence: their cells are carried past 32 bits more
  /// than once, as notes never are.
  @Test func countsPassTheSizeOfACell() throws {
    let length = 12_000
    let text = (0..<length).map { Int32($0 % 2) }
    let units = DistanceWeights(window: 16).units
    // words d apart are there length − d times, the same word at even distances
    func total(_ distances: some Sequence<Int>) -> UInt64 {
      distances.reduce(0) { $0 + UInt64(units[$1 - 1]) * UInt64(length - $1) }
    }
    for memory in [1, 1 << 20] {
      let counts = try Self.counts(of: [[text]], vocabularySize: 2, window: 16, memory: memory)
      #expect(counts[[0, 1]] == total(stride(from: 1, through: 15, by: 2)))
      let same = stride(from: 2, through: 16, by: 2)
      #expect((counts[[0, 0]] ?? 0) + (counts[[1, 1]] ?? 0) == total(same))
      #expect(counts.values.allSatisfy { $0 > 1 << 32 })
    }
    #expect(total([1]) > 2 << 32)
  }
}
