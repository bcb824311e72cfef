internal import GRDB
internal import GRDBSQLite

/// The statement that adds a word to a store that is being built, by SQLite's own functions: GRDB's arguments would copy
/// each word and each vector, and take as long as SQLite itself; a room for raw memory.
struct WordInsertion {
  private let db: Database
  private let statement: Statement

  init(_ db: Database) throws {
    self.db = db
    statement = try db.makeStatement(sql: "INSERT INTO words(id, word, vector) VALUES (?, ?, ?)")
  }

  /// Adds the row of a word, whose spelling is UTF-8.
  ///
  /// - Throws: `DatabaseError`.
  func insert(id: Int, word: Span<UInt8>, vector: Span<Float>) throws {
    let handle = unsafe statement.sqliteStatement
    // SQLite reads the two where they are, before they go
    unsafe word.withUnsafeBytes { bytes in
      let text = unsafe bytes.bindMemory(to: CChar.self)
      _ = unsafe sqlite3_bind_text(handle, 2, text.baseAddress, CInt(text.count), nil)
      unsafe FloatBytes.withBytes(of: vector) { bytes in
        _ = unsafe sqlite3_bind_int64(handle, 1, Int64(id))
        _ = unsafe sqlite3_bind_blob(handle, 3, bytes.baseAddress, CInt(bytes.count), nil)
        _ = unsafe sqlite3_step(handle)
      }
    }
    // says how the step went
    let code = unsafe sqlite3_reset(handle)
    guard code == SQLITE_OK else {
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
    }
  }
}
