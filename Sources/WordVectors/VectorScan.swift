internal import GRDB
internal import GRDBSQLite

/// All vectors of a store, one after the other, by SQLite's own functions: making a row of GRDB takes longer than what is
/// done with the vector; a room for raw memory.
struct VectorScan {
  private let store: VectorStore
  private let db: Database
  private let statement: Statement

  init(_ store: VectorStore, in db: Database) throws {
    self.store = store
    self.db = db
    statement = try db.makeStatement(sql: "SELECT id, vector FROM words")
  }

  /// Calls `body` with the number and the vector, `[dimension]`, of each word.
  ///
  /// - Throws: `VectorStoreError.damaged`, or `DatabaseError`.
  func forEach(_ body: (_ id: Int, _ vector: Span<Float>) -> Void) throws {
    let handle = unsafe statement.sqliteStatement
    defer { unsafe sqlite3_reset(handle) }
    var vector = Array<Float>(repeating: 0, count: store.dimension)[...]
    while true {
      let code = unsafe sqlite3_step(handle)
      if code == SQLITE_DONE { return }
      guard code == SQLITE_ROW else {
        throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
      }
      let blob = unsafe UnsafeRawBufferPointer(
        start: sqlite3_column_blob(handle, 1), count: Int(sqlite3_column_bytes(handle, 1)))
      guard blob.count == 4 * store.dimension else { throw store.wrongLength }
      unsafe FloatBytes.decode(blob, into: &vector)
      body(unsafe Int(sqlite3_column_int64(handle, 0)), vector.span)
    }
  }
}
