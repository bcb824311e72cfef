import TestSupport
import Testing
import WordVectors

@Suite struct VectorStoreVerifyTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var sql: String
    var problems: [String]
    var testDescription: String { sql }
  }

  static let cases = [
    Case(sql: "SELECT 1", problems: []),
    Case(
      sql: "DELETE FROM words WHERE id = 2",
      problems: [
        "the words are not numbered one by one (found 3 after 1; expected 2)",
        "wrong number of words (found 3; expected 4)",
      ]),
    Case(
      sql: "UPDATE metadata SET value = '5' WHERE key = 'count'",
      problems: ["wrong number of words (found 4; expected 5)"]),
    Case(
      sql: "UPDATE words SET vector = x'0000' WHERE id = 3",
      problems: ["the vector of word 3, 'northeast', has the wrong length (found 2 bytes; expected 8)"]),
    Case(
      // 0x7fc00000 is a NaN
      sql: "UPDATE words SET vector = x'0000803f0000c07f' WHERE id = 4",
      problems: ["the vector of word 4, 'west', holds a number that is not finite"]),
  ]

  @Test(arguments: cases) func namesWhatIsWrong(_ c: Case) throws {
    let folder = try TemporaryFolder()
    _ = try folder.store(compass)
    try folder.alter("s.sqlite", c.sql)
    #expect(try VectorStore(path: folder.file("s.sqlite")).verify().map(\.description) == c.problems)
  }

  /// An index that does not agree with its table is found by SQLite's own check.
  @Test func sqliteChecksTheFile() throws {
    let folder = try TemporaryFolder()
    _ = try folder.store(compass)
    try folder.alter(
      "s.sqlite",
      """
      PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = 'CREATE UNIQUE INDEX words_word ON words(vector)' WHERE name = 'words_word';
      """)
    let problems = try VectorStore(path: folder.file("s.sqlite")).verify()
    #expect(problems.contains(.integrity("row 1 missing from index words_word")))
  }

  /// Pages overwritten in the middle of the file are a list of problems, and a clear error to those who read.
  @Test func overwrittenPages() throws {
    let folder = try TemporaryFolder()
    _ = try folder.store(randomRows(5000, dimension: 10))
    var bytes = try folder.bytes(of: "s.sqlite")
    for index in bytes.count / 3..<bytes.count * 2 / 3 { bytes[index] = 0xa5 }
    let store = try VectorStore(path: folder.write(bytes, to: "bad.sqlite"))
    #expect(try store.verify().isEmpty == false)
    #expect(throws: VectorStoreError.damaged(path: store.path, detail: "database disk image is malformed")) {
      try store.forEach { _, _, _ in }
    }
  }

  @Test func twentyProblemsAndACount() throws {
    let folder = try TemporaryFolder()
    _ = try folder.store(randomRows(50, dimension: 2))
    try folder.alter("s.sqlite", "UPDATE words SET vector = x''")
    let problems = try VectorStore(path: folder.file("s.sqlite")).verify()
    #expect(problems.count == 21)
    #expect(problems.last == .more(count: 30))
    #expect(problems.last?.description == "and 30 more problems")
  }
}
