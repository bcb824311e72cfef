import NumericKernels
import TaggedText
import TestSupport
import Testing
import WindowFeatures
import WindowNetwork

@testable import SentenceTagging

@Suite struct FormCacheTests {
  private let network = CollapsedNetwork(ToyTagging.model(["oslo": ["B-LOC": 1]]))

  private func cache() -> FormCache {
    FormCache(network, padding: [Matrix(rows: 1, columns: network.noRows.width)], contextFeatures: 1)
  }

  /// Forms whose rows are their lengths and whose traits are twice as much.
  private func forms(_ words: [String]) -> FormCache.Forms {
    let width = network.noRows.width
    return FormCache.Forms(
      rows: Matrix(
        rows: words.count, columns: width,
        elements: words.flatMap { Array(repeating: Float($0.utf8.count), count: width) }),
      lowered: words.map { WordKey($0.lowercased()) }, traits: [words.map { 2 * Int32($0.utf8.count) }])
  }

  private func block(_ words: [String]) -> WordBlock { WordBlock([Sentence(words: words)]) }

  @Test func encodesEachFormOnce() throws {
    let cache = cache()
    var asked: [String] = []
    func look(_ words: [String], _ range: Range<Int>) throws -> FormCache.Words {
      try cache.words(range, of: block(words)) { words in
        asked += words
        return forms(words)
      }
    }
    let words = ["Oslo", "in", "OSLO", "in", "Anna"]
    let first = try look(words, 0..<4)
    #expect(asked == ["Oslo", "in", "OSLO"])
    // row 0 is that of padding
    #expect(first.rows == [1, 2, 3, 2])
    #expect(first.forms == [0, 1, 0, 1])
    #expect(first.traits == [[8, 4, 8, 4]])
    #expect(first.formCount == 2)
    let second = try look(words, 1..<5)
    #expect(asked == ["Oslo", "in", "OSLO", "Anna"])
    #expect(second.rows == [2, 3, 2, 4])
    #expect(second.forms == [1, 0, 1, 2])
    #expect(try look(words, 2..<2).rows == [])
    #expect(cache.count == 4)
    #expect(cache.rows.count == 5)
  }

  /// More forms than are encoded at once.
  @Test func encodesManyForms() throws {
    let cache = cache()
    let words = (0..<1_000).map { "w\($0 % 700)" }
    var batches: [Int] = []
    let found = try cache.words(0..<1_000, of: block(words)) { words in
      batches.append(words.count)
      return forms(words)
    }
    #expect(batches == [256, 256, 188])
    #expect(found.rows == (0..<1_000).map { Int32($0 % 700 + 1) })
    #expect(found.traits[0] == words.map { 2 * Int32($0.utf8.count) })
  }

  private struct Failed: Error {}

  /// Nothing is remembered of forms that could not be encoded.
  @Test func errorsAreThrown() throws {
    let cache = cache()
    #expect(throws: Failed.self) { try cache.words(0..<1, of: block(["Oslo"])) { _ in throw Failed() } }
    #expect(cache.count == 0)
    #expect(try cache.words(0..<1, of: block(["Oslo"]), encode: forms).rows == [1])
  }

  /// Whichever task is the first to add a form, all get its row.
  @Test func tasksAgree() async throws {
    let cache = cache()
    let words = (0..<500).map { "w\($0)" }
    try await withThrowingTaskGroup(of: [String: Int32].self) { group in
      for task in 0..<8 {
        group.addTask {
          let turned = Array(words[(60 * task)...] + words[..<(60 * task)])
          let rows = try cache.words(0..<500, of: block(turned), encode: forms).rows
          return Dictionary(uniqueKeysWithValues: zip(turned, rows))
        }
      }
      var all: [[String: Int32]] = []
      for try await rows in group { all.append(rows) }
      #expect(all.allSatisfy { $0 == all[0] })
    }
    #expect(cache.count == 500)
    #expect(cache.rows.count == 501)
  }
}
