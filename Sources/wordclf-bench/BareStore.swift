import Foundation
import GRDBSQLite
import WordVectors

/// A database of vectors, made by SQLite's own functions and nothing else: a room for raw memory.
enum BareStore {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Makes the file at `path`, in the place of one that is there, with the table and the index that a store has, and sees it to the disk.
  ///
  /// - Returns: how many rows there are.
  static func build(at path: String, from reader: GloVeReader) throws -> Int {
    try? FileManager.default.removeItem(atPath: path)
    var database: OpaquePointer?
    guard unsafe sqlite3_open(path, &database) == SQLITE_OK, let database = unsafe database else {
      throw Failure(description: "\(path) cannot be made")
    }
    try unsafe run(
      """
      PRAGMA page_size = 16384; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA cache_size = -2048;
      BEGIN;
      CREATE TABLE words(id INTEGER PRIMARY KEY, word TEXT NOT NULL, vector BLOB NOT NULL);
      """, in: database)
    var statement: OpaquePointer?
    unsafe sqlite3_prepare_v2(database, "INSERT INTO words(id, word, vector) VALUES (?, ?, ?)", -1, &statement, nil)
    var count = 0
    while let block = try reader.nextBlock() {
      unsafe insert(block, after: count, with: statement)
      count += block.count
    }
    unsafe sqlite3_finalize(statement)
    try unsafe run("CREATE INDEX words_word ON words(word); COMMIT", in: database)
    unsafe sqlite3_close(database)
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.synchronize()
    try file.close()
    return count
  }

  @unsafe private static func insert(_ block: RowBlock, after count: Int, with statement: OpaquePointer?) {
    unsafe block.spelling.withUnsafeBytes { words in
      unsafe block.vectors.withUnsafeBytes { vectors in
        let size = 4 * block.dimension
        for index in 0..<block.count {
          let range = block.wordRange(index)
          let text = unsafe UnsafeRawBufferPointer(rebasing: words[range]).bindMemory(to: CChar.self)
          let numbers = unsafe UnsafeRawBufferPointer(rebasing: vectors[index * size..<(index + 1) * size])
          unsafe sqlite3_bind_int64(statement, 1, Int64(count + index + 1))
          unsafe sqlite3_bind_text(statement, 2, text.baseAddress, CInt(text.count), nil)
          unsafe sqlite3_bind_blob(statement, 3, numbers.baseAddress, CInt(size), nil)
          unsafe sqlite3_step(statement)
          unsafe sqlite3_reset(statement)
        }
      }
    }
  }

  @unsafe private static func run(_ sql: String, in database: OpaquePointer) throws {
    guard unsafe sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK else {
      throw Failure(description: unsafe String(cString: sqlite3_errmsg(database)))
    }
  }
}
