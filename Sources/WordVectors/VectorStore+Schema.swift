import ByteStreams
internal import GRDB

extension VectorStore {
  /// Marks the SQLite files of ours: "wclf" in ASCII.
  static let applicationID = 0x7763_6c66

  /// The format that this build writes, and the newest that it reads.
  static let formatVersion = 1

  /// Creates the tables of an empty database.
  static func createTables(_ db: Database) throws {
    try db.execute(
      sql: """
        PRAGMA application_id = \(applicationID);
        PRAGMA user_version = \(formatVersion);
        CREATE TABLE metadata(key TEXT PRIMARY KEY, value TEXT);
        CREATE TABLE words(id INTEGER PRIMARY KEY, word TEXT NOT NULL, vector BLOB NOT NULL);
        """
    )
  }

  /// Creates the index that finds words, once the rows are there; SQLite compares texts byte for byte (BINARY).
  static func createIndex(_ db: Database) throws {
    try db.execute(sql: "CREATE UNIQUE INDEX words_word ON words(word)")
  }

  /// Checks that the file at `path` is a store that this build can read, without opening it as a database.
  ///
  /// - SeeAlso: "Database File Format", section 1.3, at sqlite.org: the fields of the first 100 bytes.
  static func checkHeader(of path: String) throws {
    let (header, size) = try readHeader(of: path)
    guard size > 0 else { throw VectorStoreError.notAStore(path: path, found: "an empty file") }
    guard header.starts(with: Array("SQLite format 3\0".utf8)), header.count == 100 else {
      throw VectorStoreError.notAStore(path: path, found: "no SQLite header")
    }
    guard header.bigEndian(at: 68, bytes: 4) == applicationID else {
      throw VectorStoreError.notAStore(path: path, found: "the SQLite file of another program")
    }
    let version = header.bigEndian(at: 60, bytes: 4)
    guard version <= formatVersion else {
      throw VectorStoreError.newerFormat(path: path, found: version, supported: formatVersion)
    }
    guard version > 0 else { throw VectorStoreError.damaged(path: path, detail: "it has no format number") }
    // a page size of 65,536 does not fit the field and is written as 1
    let pageSize = header.bigEndian(at: 16, bytes: 2)
    let expected = header.bigEndian(at: 28, bytes: 4) * (pageSize == 1 ? 65_536 : pageSize)
    guard size >= expected else { throw VectorStoreError.truncated(path: path, found: size, expected: expected) }
  }

  private static func readHeader(of path: String) throws -> (header: [UInt8], size: Int) {
    do throws(StreamError) {
      // "-" is a name like any other here, and not standard input
      let file = try FileSource(path == "-" ? "./-" : path)
      let bytes = try file.next() ?? []
      return (Array(bytes.prefix(100)), file.size ?? bytes.count)
    } catch {
      if case .notFound = error { throw VectorStoreError.notFound(path: path) }
      throw error
    }
  }
}

extension [UInt8] {
  /// The unsigned big-endian number in `bytes` bytes from `offset` on.
  fileprivate func bigEndian(at offset: Int, bytes: Int) -> Int {
    self[offset..<offset + bytes].reduce(0) { $0 << 8 | Int($1) }
  }
}
