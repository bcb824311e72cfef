import ByteStreams
import TestSupport
import Testing
import WordVectors

@Suite struct VectorStoreTests {
  /// What was written is what is found, bit for bit.
  @Test(arguments: [1, 2, 7, 50, 300]) func importedRowsAreFound(dimension: Int) throws {
    let folder = try TemporaryFolder()
    let rows = randomRows(300, dimension: dimension, seed: UInt64(dimension))
    let store = try folder.store(rows)
    #expect(store.dimension == dimension)
    #expect(store.count == 300)
    for (index, row) in rows.enumerated() {
      let entry = try #require(try store.entry(for: row.word))
      #expect(entry.id == index + 1)
      #expect(row.isSame(as: WordRow(word: entry.word, vector: entry.vector)))
      #expect(try store.vector(for: row.word) == row.vector)
    }
    #expect(try store.vector(for: "word301") == nil)
  }

  @Test func extremeNumbersAreFound() throws {
    let folder = try TemporaryFolder()
    let vector: [Float] = [
      -0.0, .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, 0.1, Float(1).nextUp,
    ]
    let store = try folder.store([WordRow(word: "a", vector: vector)])
    #expect(try store.vector(for: "a")?.map(\.bitPattern) == vector.map(\.bitPattern))
  }

  /// Canonically equal spellings are different words.
  @Test func wordsAreBytes() throws {
    let folder = try TemporaryFolder()
    let words = ["\u{e9}", "e\u{301}", "a", "A", " ", "\u{a0}", "\u{85}", "new york", "'; DROP TABLE words; --"]
    let store = try folder.store(words.enumerated().map { WordRow(word: $1, vector: [Float($0), 1]) })
    #expect(store.count == words.count)
    for (index, word) in words.enumerated() { #expect(try store.vector(for: word) == [Float(index), 1], "\(word)") }
    #expect(try store.vector(for: "\u{e9}\u{301}") == nil)
    #expect(try store.vector(for: "") == nil)
    #expect(try store.vector(for: "a\0") == nil)
    #expect(try store.vector(for: "a\0b") == nil)
  }

  @Test func metadataAreRead() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store(compass)
    #expect(store.path == folder.file("s.sqlite"))
    #expect(store.dimension == 2)
    #expect(store.count == 4)
    #expect(store.isCased == false)
    #expect(store.isDigitFolded == false)
    #expect(store.source == "vectors.txt")
    #expect(store.sourceEntry == nil)
    #expect(store.sourceSHA256 == Digest.sha256(of: gloVe(compass)))
    #expect(store.createdBy == "wordclf")
  }

  struct Search: Sendable, CustomTestStringConvertible {
    var word: String
    /// Found in `["paris", "Paris", "b-00", "B-52"]` and in its lower-case part.
    var cased: String?
    var uncased: String?
    var testDescription: String { word }
  }

  static let searches = [
    Search(word: "paris", cased: "paris", uncased: "paris"),
    Search(word: "Paris", cased: "Paris", uncased: "paris"),
    Search(word: "PARIS", cased: "paris", uncased: "paris"),
    Search(word: "B-52", cased: "B-52", uncased: "b-00"),
    Search(word: "B-17", cased: "b-00", uncased: "b-00"),
    Search(word: "london", cased: nil, uncased: nil),
  ]

  @Test(arguments: searches) func backsOff(_ c: Search) throws {
    let folder = try TemporaryFolder()
    let words = ["paris", "b-00", "Paris", "B-52"]
    let rows = words.enumerated().map { WordRow(word: $1, vector: [Float($0)]) }
    let cased = try folder.store(rows, name: "cased.sqlite")
    let uncased = try folder.store(Array(rows.prefix(2)), name: "uncased.sqlite")
    #expect(cased.isCased)
    #expect(!uncased.isCased)
    #expect(try cased.entry(for: c.word, matching: .backOff)?.word == c.cased)
    #expect(try uncased.entry(for: c.word, matching: .backOff)?.word == c.uncased)
    #expect(try uncased.vectors(for: [c.word], matching: .backOff).foundCount == (c.uncased == nil ? 0 : 1))
    #expect(try cased.keys(for: [c.word, "none", c.word], matching: .backOff) == [c.cased, nil, c.cased])
    #expect(try uncased.keys(for: [c.word], matching: .backOff) == [c.uncased])
  }

  @Test func manyWordsAtOnce() throws {
    let folder = try TemporaryFolder()
    let rows = randomRows(40_000, dimension: 2)
    let store = try folder.store(rows)
    // more keys than SQLite takes in one statement (32,766), missing and repeated words among them
    let words = rows.reversed().map(\.word) + ["missing", "word1", "word1"]
    let table = try store.vectors(for: words)
    #expect(table.dimension == 2)
    #expect(table.foundCount == 40_002)
    #expect(table.ids == (1...40_000).reversed().map { $0 } + [nil, 1, 1])
    #expect(table.rows == (0..<40_000).map { $0 } + [nil, 40_000, 40_001])
    #expect(table.vectors == rows.reversed().flatMap(\.vector) + rows[0].vector + rows[0].vector)
    #expect(table.vector(at: 0) == rows[39_999].vector[...])
    #expect(table.vector(at: 40_000) == nil)
  }

  @Test func manyKeysAtOnce() throws {
    let folder = try TemporaryFolder()
    let rows = randomRows(40_000, dimension: 2)
    let store = try folder.store(rows)
    let words = rows.reversed().map(\.word) + ["missing", "word1", "WORD1", "word1\0"]
    #expect(try store.keys(for: words) == rows.reversed().map { $0.word } + [nil, "word1", nil, nil])
    #expect(try store.keys(for: []) == [])
  }

  @Test func keysOfDamagedStoresAreErrors() throws {
    let folder = try TemporaryFolder()
    _ = try folder.store(compass)
    try folder.alter("s.sqlite", "DROP TABLE words")
    let store = try VectorStore(path: folder.file("s.sqlite"))
    #expect(throws: VectorStoreError.damaged(path: store.path, detail: "no such table: words")) {
      try store.keys(for: ["east"])
    }
  }

  @Test func noWordsAtOnce() throws {
    let table = try TemporaryFolder().store(compass).vectors(for: [])
    #expect(table.foundCount == 0)
    #expect(table.ids == [])
  }

  @Test func goesThroughAllWords() throws {
    let folder = try TemporaryFolder()
    let rows = randomRows(3000, dimension: 5)
    let store = try folder.store(rows)
    var read: [WordRow] = []
    try store.forEach { id, word, vector in
      read.append(WordRow(word: word, vector: vector.indices.map { vector[$0] }))
      if id != read.count { Issue.record("\(id) is number \(read.count)") }
    }
    #expect(read == rows)
  }

  @Test(arguments: [0, 1, 3, 4, 100]) func goesThroughTheFirstWords(_ limit: Int) throws {
    let folder = try TemporaryFolder()
    let store = try folder.store(compass)
    var read: [String] = []
    try store.forEach(first: limit) { _, word, _ in read.append(word) }
    #expect(read == compass.prefix(limit).map(\.word))
  }

  @Test func goingThroughStopsAtAnError() throws {
    struct Stop: Error {}
    let folder = try TemporaryFolder()
    let store = try folder.store(compass)
    var count = 0
    #expect(throws: Stop.self) {
      try store.forEach { _, _, _ in
        count += 1
        if count == 2 { throw Stop() }
      }
    }
    #expect(count == 2)
  }

  /// Methods may be called from within `forEach`.
  @Test func readingMayBeNested() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store(compass)
    var found: [String] = []
    try store.forEach { _, word, _ in
      let entry = try store.entry(for: word)
      if let entry, try store.vectors(for: [word]).foundCount == 1 { found.append(entry.word) }
    }
    #expect(found == compass.map(\.word))
  }

  private struct Failed: Error {}

  /// Look-ups say the same in one transaction, also where that is within another; errors come through, and end it.
  @Test func manyReadsAtOnce() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store(compass)
    for _ in 0..<2 {
      var found: [[Float]?] = []
      try store.readAtOnce {
        for row in compass { found.append(try store.vector(for: row.word)) }
        try store.readAtOnce { found.append(try store.vector(for: "nowhere")) }
        found.append(try store.vectors(for: [compass[0].word]).foundCount == 1 ? [] : nil)
      }
      #expect(found == compass.map(\.vector) + [nil, []])
      #expect(throws: Failed.self) { try store.readAtOnce { throw Failed() } }
    }
    #expect(try store.vector(for: compass[1].word) == compass[1].vector)
  }

  @Test func isSharedAmongTasks() async throws {
    let folder = try TemporaryFolder()
    let rows = randomRows(500, dimension: 3)
    let store = try folder.store(rows)
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { try rows.allSatisfy { try store.vector(for: $0.word) == $0.vector } }
      }
      for try await isSame in group { #expect(isSame) }
    }
  }

  /// A store that is open goes on as it was when another is moved into its place.
  @Test func outlivesItsReplacement() throws {
    let folder = try TemporaryFolder()
    let old = try folder.store(compass)
    let new = try folder.store([WordRow(word: "east", vector: [5, 6, 7])])
    #expect(try old.vector(for: "east") == [1, 0])
    #expect(try new.vector(for: "east") == [5, 6, 7])
  }

  struct Alteration: Sendable, CustomTestStringConvertible {
    var sql: String
    var detail: String
    var testDescription: String { sql }
  }

  static let alterations = [
    Alteration(sql: "DROP TABLE metadata", detail: "no such table: metadata"),
    Alteration(sql: "DELETE FROM metadata", detail: "its metadata name no dimension"),
    Alteration(
      sql: "UPDATE metadata SET value = '-1' WHERE key = 'dimension'", detail: "its metadata name no dimension"),
    Alteration(
      sql: "UPDATE metadata SET value = NULL WHERE key = 'count'", detail: "its metadata name no count of words"),
    Alteration(sql: "DROP TABLE words", detail: "no such table: words"),
    Alteration(sql: "UPDATE words SET vector = x'00'", detail: "a vector has the wrong length"),
    Alteration(sql: "UPDATE words SET vector = 5", detail: "a vector has the wrong length"),
  ]

  @Test(arguments: alterations) func damageIsNamed(_ c: Alteration) throws {
    let folder = try TemporaryFolder()
    _ = try folder.store(compass)
    try folder.alter("s.sqlite", c.sql)
    #expect(throws: VectorStoreError.damaged(path: folder.file("s.sqlite"), detail: c.detail)) {
      _ = try VectorStore(path: folder.file("s.sqlite")).vector(for: "east")
    }
  }

  @Test func wordsThatAreNotTextAreNamed() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store(compass)
    try folder.alter("s.sqlite", "UPDATE words SET word = x'ff' WHERE id = 2")
    #expect(throws: VectorStoreError.damaged(path: store.path, detail: "a word is not text")) {
      try VectorStore(path: store.path).forEach { _, _, _ in }
    }
  }
}
