import ByteStreams
import TestSupport
import Testing
import WordVectors

@Suite struct VectorStoreExportTests {
  private func export(_ store: VectorStore, to path: String, first limit: Int? = nil) throws {
    try streamAtomically(to: path, overwrite: true) { try store.export(first: limit, to: $0) }
  }

  private func rows(of store: VectorStore) throws -> [WordRow] {
    var rows: [WordRow] = []
    try store.forEach { _, word, vector in
      rows.append(WordRow(word: word, vector: vector.indices.map { vector[$0] }))
    }
    return rows
  }

  /// Import, export, import: the same words in the same order, and the same bits, packed or not.
  @Test(arguments: ["out.txt", "out.txt.gz"]) func anImportOfAnExportIsTheSameStore(name: String) throws {
    let folder = try TemporaryFolder()
    var generator = SeededRandom(seed: 5)
    let special = [
      "new york", "\u{e9}", "e\u{301}", " ", "a ", "\u{a0}", "\u{85}", "1 2", "\r", "'; DROP TABLE words; --",
    ]
    let extreme: [Float] = [.leastNonzeroMagnitude, .greatestFiniteMagnitude, -0.0, 1e-5, 1e16, Float(1).nextUp, 3e7]
    let words = special + (1...3000).map { "word\($0)" }
    let before = words.map { word in
      WordRow(
        word: word,
        vector: extreme
          + (0..<13).map { _ in
            let value = Float(bitPattern: UInt32.random(in: 0...UInt32.max, using: &generator))
            return value.isFinite ? value : 1
          })
    }
    let store = try folder.store(before)
    try export(store, to: folder.file(name))
    let report = try VectorStore.build(from: folder.file(name), at: folder.file("again.sqlite"))
    #expect(report.count == before.count)
    #expect(report.badRowCount == 0)
    let after = try rows(of: VectorStore(path: folder.file("again.sqlite")))
    #expect(after.count == before.count)
    #expect(zip(after, before).allSatisfy { $0.isSame(as: $1) })
  }

  @Test(arguments: [1, 3, 100]) func theFirstWordsMayDo(_ limit: Int) throws {
    let folder = try TemporaryFolder()
    try export(try folder.store(compass), to: folder.file("out.txt"), first: limit)
    let lines = ["east 1.0 0.0", "north 0.0 2.0", "northeast 3.0 3.0", "west -0.5 0.0"].prefix(limit)
    #expect(try folder.bytes(of: "out.txt") == lines.flatMap { Array("\($0)\n".utf8) })
  }

  @Test func digitsMayBeFew() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store([WordRow(word: "a", vector: [0.123_456_78, 2])])
    try streamAtomically(to: folder.file("out.txt"), overwrite: false) {
      try store.export(as: GloVeWriter(numbers: .significantDigits(5)), to: $0)
    }
    #expect(try folder.bytes(of: "out.txt") == Array("a 0.12346 2\n".utf8))
  }

  @Test func stopsWhenTold() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store(randomRows(5000, dimension: 1))
    var seen: [Int] = []
    #expect(throws: CancellationError.self) {
      try streamAtomically(to: folder.file("out.txt"), overwrite: false) { writer in
        try store.export(to: writer) { words in
          seen.append(words)
          return words < 4000
        }
      }
    }
    #expect(seen == [2000, 4000])
    #expect(try folder.names() == ["s.sqlite", "vectors.txt"])
  }

  struct Alteration: Sendable, CustomTestStringConvertible {
    var sql: String
    var detail: String
    var testDescription: String { sql }
  }

  static let alterations = [
    Alteration(
      sql: "UPDATE words SET word = 'a' || char(10) || 'b' WHERE id = 2",
      detail: "word 2 is empty or holds a line end or a zero byte"),
    Alteration(
      sql: "UPDATE words SET word = '' WHERE id = 3", detail: "word 3 is empty or holds a line end or a zero byte"),
    Alteration(
      // two infinities, little-endian
      sql: "UPDATE words SET vector = x'0000807f0000807f' WHERE id = 4",
      detail: "the vector of word 4, 'west', holds a number that is not finite"),
    Alteration(sql: "UPDATE words SET vector = x'00' WHERE id = 4", detail: "a vector has the wrong length"),
    Alteration(sql: "UPDATE words SET word = x'ff' WHERE id = 2", detail: "a word is not text"),
  ]

  @Test(arguments: alterations) func damageIsNamedAndNothingWritten(_ c: Alteration) throws {
    let folder = try TemporaryFolder()
    _ = try folder.store(compass)
    try folder.alter("s.sqlite", c.sql)
    let store = try VectorStore(path: folder.file("s.sqlite"))
    #expect(throws: VectorStoreError.damaged(path: store.path, detail: c.detail)) {
      try export(store, to: folder.file("out.txt"))
    }
    #expect(try !folder.names().contains { $0.hasPrefix("out") })
  }
}
