import TestSupport
import Testing
import WordVectors

@Suite struct VocabularyCoverageTests {
  private typealias Part = VocabularyCoverage.Part

  private func counts(_ words: [(String, Int)]) -> FormCounts {
    var counts = FormCounts()
    for (word, count) in words { for _ in 0..<count { counts.add(word) } }
    return counts
  }

  private func store(_ words: [String], in folder: TemporaryFolder, name: String = "s.sqlite") throws -> VectorStore {
    try folder.store(words.map { WordRow(word: $0, vector: [1]) }, name: name)
  }

  @Test func partsAreSplitByTheStepThatFoundThem() throws {
    let folder = try TemporaryFolder()
    let store = try store(["paris", "the", "00", "Rome", "rome"], in: folder)
    let text = counts([("the", 5), ("The", 3), ("Rome", 2), ("ROME", 1), ("12", 4), ("34", 1), ("oslo", 6), ("x1", 1)])
    let coverage = try VocabularyCoverage(of: text, in: [store], unknownWords: 10)
    #expect(coverage.total == Part(tokens: 23, forms: 8))
    #expect(coverage.covered == Part(tokens: 16, forms: 6))
    let found = try #require(coverage.stores.first)
    #expect(coverage.stores.count == 1)
    #expect(found.path == store.path)
    #expect(found.found[.asWritten] == Part(tokens: 7, forms: 2))
    #expect(found.found[.otherCase] == Part(tokens: 4, forms: 2))
    #expect(found.found[.digitsAsZeros] == Part(tokens: 5, forms: 2))
    #expect(found.covered == coverage.covered)
    #expect(found.unknown == Part(tokens: 7, forms: 2))
    #expect(coverage.unknownWords.map(\.word) == ["oslo", "x1"])
    #expect(coverage.unknownWords.map(\.count) == [6, 1])
  }

  @Test func severalStoresCoverMoreThanEach() throws {
    let folder = try TemporaryFolder()
    let stores = [
      try store(["the", "in"], in: folder, name: "a.sqlite"),
      try store(["The", "oslo", "the"], in: folder, name: "b.sqlite"),
    ]
    let text = counts([("The", 3), ("in", 2), ("oslo", 4), ("quito", 1), ("lima", 1)])
    let coverage = try VocabularyCoverage(of: text, in: stores, unknownWords: 10)
    #expect(coverage.covered == Part(tokens: 9, forms: 3))
    #expect(coverage.stores.map(\.path) == stores.map(\.path))
    #expect(coverage.stores.map(\.covered) == [Part(tokens: 5, forms: 2), Part(tokens: 7, forms: 2)])
    #expect(coverage.stores.map(\.unknown) == [Part(tokens: 6, forms: 3), Part(tokens: 4, forms: 3)])
    // the first store has no capitals, and the second has
    #expect(coverage.stores[0].found[.otherCase] == Part(tokens: 3, forms: 1))
    #expect(coverage.stores[1].found[.asWritten] == Part(tokens: 7, forms: 2))
    #expect(coverage.unknownWords.map(\.word) == ["lima", "quito"])
  }

  /// Of equally frequent words the first in the order of their bytes is listed first.
  @Test(arguments: [0, 1, 3, 5, 100]) func theCommonestUnknownWordsAreListed(_ limit: Int) throws {
    let folder = try TemporaryFolder()
    let store = try store(["the"], in: folder)
    let text = counts([("the", 9), ("b", 2), ("\u{e9}", 1), ("a", 2), ("Z", 2), ("c", 3)])
    let coverage = try VocabularyCoverage(of: text, in: [store], unknownWords: limit)
    #expect(coverage.unknownWords.map(\.word) == Array(["c", "Z", "a", "b", "\u{e9}"].prefix(limit)))
    #expect(coverage.stores[0].unknown == Part(tokens: 10, forms: 5))
  }

  /// Forms that take many slices are all counted, and what is found is what `entry(for:matching:)` finds.
  @Test func agreesWithLookUpsOneByOne() throws {
    let folder = try TemporaryFolder()
    let rows = randomRows(6000, dimension: 1)
    let store = try folder.store(rows.enumerated().filter { $0.offset.isMultiple(of: 3) }.map(\.element))
    let text = counts(rows.enumerated().map { ($1.word.uppercased(), 1 + $0 % 2) })
    let coverage = try VocabularyCoverage(of: text, in: [store], unknownWords: 10_000)
    var covered = Part()
    var unknown: [String] = []
    for (form, count) in text.byFrequency() {
      if try store.entry(for: form, matching: .backOff) == nil {
        unknown.append(form)
      } else {
        covered = Part(tokens: covered.tokens + count, forms: covered.forms + 1)
      }
    }
    #expect(coverage.total == Part(tokens: 9000, forms: 6000))
    #expect(coverage.covered == covered)
    #expect(coverage.unknownWords.map(\.word) == unknown)
    #expect(covered.forms > 1999 && covered.forms < 6000)
  }
}
