import ByteStreams
import GRDB
import TestSupport
import Testing

@testable import WordVectors

@Suite struct VectorStoreSchemaTests {
  @Test func theFileCanBeReadByHand() throws {
    let folder = try TemporaryFolder()
    _ = try folder.store(compass)
    let queue = try DatabaseQueue(path: folder.file("s.sqlite"))
    try queue.read { (db: Database) throws -> Void in
      #expect(try Int.fetchOne(db, sql: "PRAGMA application_id") == 0x7763_6c66)
      #expect(try Int.fetchOne(db, sql: "PRAGMA user_version") == 1)
      #expect(try String.fetchOne(db, sql: "PRAGMA journal_mode") == "delete")
      #expect(try String.fetchOne(db, sql: "PRAGMA integrity_check") == "ok")
      #expect(
        try String.fetchAll(db, sql: "SELECT id || ' ' || word || ' ' || hex(vector) FROM words ORDER BY id") == [
          "1 east 0000803F00000000", "2 north 0000000000000040", "3 northeast 0000404000004040",
          "4 west 000000BF00000000",
        ])
      #expect(
        try String.fetchAll(db, sql: "SELECT key FROM metadata ORDER BY key") == [
          "cased", "count", "created_by", "digits_folded", "dimension", "source", "source_sha256",
        ])
      #expect(
        try String.fetchAll(db, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name") == [
          "CREATE TABLE metadata(key TEXT PRIMARY KEY, value TEXT)",
          "CREATE TABLE words(id INTEGER PRIMARY KEY, word TEXT NOT NULL, vector BLOB NOT NULL)",
          "CREATE UNIQUE INDEX words_word ON words(word)",
        ])
    }
  }

  struct Stranger: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// Puts something at a path that is free.
    var make: @Sendable (_ folder: TemporaryFolder) throws -> Void
    var error: @Sendable (_ path: String) -> VectorStoreError
  }

  static let strangers = [
    Stranger(testDescription: "nothing", make: { _ in }, error: { .notFound(path: $0) }),
    Stranger(
      testDescription: "an empty file", make: { _ = try $0.write([], to: "s.sqlite") },
      error: { .notAStore(path: $0, found: "an empty file") }),
    Stranger(
      testDescription: "one byte", make: { _ = try $0.write([0x53], to: "s.sqlite") },
      error: { .notAStore(path: $0, found: "no SQLite header") }),
    Stranger(
      testDescription: "random bytes",
      make: { folder in
        var generator = SeededRandom(seed: 3)
        _ = try folder.write((0..<5000).map { _ in UInt8.random(in: 0...255, using: &generator) }, to: "s.sqlite")
      },
      error: { .notAStore(path: $0, found: "no SQLite header") }),
    Stranger(
      testDescription: "the beginning of a header",
      make: { _ = try $0.write("SQLite format 3\0".utf8, to: "s.sqlite") },
      error: { .notAStore(path: $0, found: "no SQLite header") }),
    Stranger(
      testDescription: "another database", make: { try $0.alter("s.sqlite", "CREATE TABLE words(id)") },
      error: { .notAStore(path: $0, found: "the SQLite file of another program") }),
    Stranger(
      testDescription: "a newer format",
      make: { folder in
        _ = try folder.store(compass)
        try folder.alter("s.sqlite", "PRAGMA user_version = 2")
      },
      error: { .newerFormat(path: $0, found: 2, supported: 1) }),
    Stranger(
      testDescription: "no format",
      make: { folder in
        _ = try folder.store(compass)
        try folder.alter("s.sqlite", "PRAGMA user_version = 0")
      },
      error: { .damaged(path: $0, detail: "it has no format number") }),
    Stranger(
      testDescription: "cut short",
      make: { folder in
        _ = try folder.store(compass)
        _ = try folder.write(folder.bytes(of: "s.sqlite").dropLast(16_384), to: "s.sqlite")
      },
      // five pages: the schema, two tables and the index of each
      error: { .truncated(path: $0, found: 65_536, expected: 81_920) }),
  ]

  @Test(arguments: strangers) func strangersAreTurnedAway(_ c: Stranger) throws {
    let folder = try TemporaryFolder()
    try c.make(folder)
    let path = folder.file("s.sqlite")
    #expect(throws: c.error(path)) { try VectorStore(path: path) }
  }

  @Test func aFolderIsNoStore() throws {
    let folder = try TemporaryFolder()
    #expect(throws: StreamError.isFolder(path: folder.path)) { try VectorStore(path: folder.path) }
  }
}
