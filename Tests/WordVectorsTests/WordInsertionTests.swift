import GRDB
import Testing

@testable import WordVectors

@Suite struct WordInsertionTests {
  private func inserting(_ body: (Database, WordInsertion) throws -> Void) throws {
    try DatabaseQueue().write { db in
      try VectorStore.createTables(db)
      try body(db, WordInsertion(db))
    }
  }

  private func insert(_ id: Int, _ word: String, _ vector: [Float], with insertion: WordInsertion) throws {
    let bytes = Array(word.utf8)
    try insertion.insert(id: id, word: bytes.span, vector: vector.span)
  }

  @Test func addsRows() throws {
    try inserting { db, insertion in
      try insert(1, "e\u{301}", [1, -2.5], with: insertion)
      try insert(7, "b", [0.5, 3], with: insertion)
      let rows = try Row.fetchAll(db, sql: "SELECT id, word, typeof(word), hex(vector) FROM words ORDER BY id")
      #expect(rows.map { $0[0] as Int } == [1, 7])
      #expect(rows.map { Array(($0[1] as String).utf8) } == [Array("e\u{301}".utf8), [UInt8(ascii: "b")]])
      #expect(rows.allSatisfy { $0[2] as String == "text" })
      #expect(rows.map { $0[3] as String } == ["0000803F000020C0", "0000003F00004040"])
    }
  }

  @Test func aNumberThatIsTakenIsRefused() throws {
    try inserting { _, insertion in
      try insert(1, "a", [1], with: insertion)
      #expect {
        try insert(1, "b", [1], with: insertion)
      } throws: { error in
        (error as? DatabaseError)?.resultCode == .SQLITE_CONSTRAINT
      }
      try insert(2, "b", [1], with: insertion)
    }
  }
}
