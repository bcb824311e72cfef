import ByteStreams
internal import GRDB

/// A vocabulary and its vectors in one SQLite file, opened for reading.
///
/// The file holds `metadata(key, value)` and `words(id, word, vector)`: ids count from 1 in the order of the file that
/// was imported, which is by frequency; vectors are little-endian 32-bit floats. Words are compared as UTF-8 bytes, so
/// that two spellings of "é" are two words.
///
/// A store may be shared among tasks. Its methods wait for the disk.
public struct VectorStore: Sendable {
  /// A word of the store.
  public struct Entry: Hashable, Sendable {
    /// The number in the store, which is the rank by frequency, from 1.
    public let id: Int
    /// The key under which the store has it.
    public let word: String
    /// `[dimension]`.
    public let vector: [Float]
  }

  /// The name under which some stores, those of `wordclf vectors train` among them, have a vector for all other words.
  public static let unknownWord = "<unk>"

  /// The file.
  public let path: String
  /// How many numbers a vector has.
  public let dimension: Int
  /// How many words there are.
  public let count: Int
  /// Whether the vocabulary tells upper from lower case: at least 1 % of its words differ from their lower-case form.
  public let isCased: Bool
  /// Whether the vocabulary writes all digits as 0.
  public let isDigitFolded: Bool
  /// The name of the file that was imported, without its folder, or of the texts that the vectors were trained on.
  public let source: String
  /// Which file inside a zip file was imported.
  public let sourceEntry: String?
  /// The SHA-256 of the file that was imported, as it was given, in hexadecimal.
  public let sourceSHA256: String
  /// How the vectors were trained, where the store knows.
  public let training: String?
  /// The program that built the store.
  public let createdBy: String

  private let pool: DatabasePool

  /// Opens the store at `path`, for reading only.
  ///
  /// - Parameter mapsPages: whether the file is mapped into memory, which is the fastest way through all of it. Without, a
  ///   program that looks words up for hours holds some 16 MB of it in each thread instead of more and more.
  /// - Throws: `VectorStoreError.notFound`, `.notAStore`, `.newerFormat`, `.truncated`, `.damaged` or `.readFailed`;
  ///   `StreamError` if the file cannot be read at all.
  public init(path: String, mapsPages: Bool = true) throws {
    try Self.checkHeader(of: path)
    var configuration = Configuration()
    configuration.readonly = true
    configuration.label = "wordclf.vectors"
    configuration.prepareDatabase { db in
      // a finished store is replaced as a whole and never shortened, so that its pages may be mapped
      try db.execute(sql: mapsPages ? "PRAGMA mmap_size = 1073741824" : "PRAGMA cache_size = -16384")
    }
    let metadata: [String: String]
    do {
      pool = try DatabasePool(path: path, configuration: configuration)
      metadata = try pool.read { db in
        let rows = try Row.fetchAll(db, sql: "SELECT key, value FROM metadata")
        return Dictionary(rows.map { ($0.text(0) ?? "", $0.text(1) ?? "") }, uniquingKeysWith: { first, _ in first })
      }
    } catch let error as DatabaseError {
      throw VectorStoreError(reading: path, error)
    }
    guard let dimension = metadata["dimension"].flatMap({ Int($0) }), dimension > 0 else {
      throw VectorStoreError.damaged(path: path, detail: "its metadata name no dimension")
    }
    guard let count = metadata["count"].flatMap({ Int($0) }), count > 0 else {
      throw VectorStoreError.damaged(path: path, detail: "its metadata name no count of words")
    }
    self.path = path
    self.dimension = dimension
    self.count = count
    isCased = metadata["cased"] == "true"
    isDigitFolded = metadata["digits_folded"] == "true"
    source = metadata["source"] ?? ""
    sourceEntry = metadata["source_entry"]
    sourceSHA256 = metadata["source_sha256"] ?? ""
    training = metadata["training"]
    createdBy = metadata["created_by"] ?? ""
  }

  /// The vector of `word`, `[dimension]`, or nil if the store does not have it.
  ///
  /// - Complexity: O(log `count`).
  /// - Throws: `VectorStoreError.damaged` or `.readFailed`.
  public func vector(for word: String, matching policy: LookupPolicy = .exact) throws -> [Float]? {
    try entry(for: word, matching: policy)?.vector
  }

  /// The first of the keys tried for `word` that the store has, with its number and its vector.
  ///
  /// - Complexity: O(log `count`).
  /// - Throws: `VectorStoreError.damaged` or `.readFailed`.
  public func entry(for word: String, matching policy: LookupPolicy = .exact) throws -> Entry? {
    var vector: [Float] = []
    let found = try read { db in try find(word, policy, in: db, appendingTo: &vector) }
    return found.map { Entry(id: $0.id, word: $0.key, vector: vector) }
  }

  /// The vectors of many words, read in one transaction. A word that is asked for twice is there twice.
  ///
  /// - Complexity: O(`words.count` · log `count`); some 100,000 words a second.
  /// - Throws: `VectorStoreError.damaged` or `.readFailed`.
  public func vectors(for words: [String], matching policy: LookupPolicy = .exact) throws -> VectorTable {
    var table = VectorTable(dimension: dimension, capacity: words.count)
    try readAtOnce { db in
      for word in words {
        let row = table.foundCount
        let found = try find(word, policy, in: db, appendingTo: &table.vectors)
        table.ids.append(found?.id)
        table.rows.append(found == nil ? nil : row)
      }
    }
    return table
  }

  /// The keys under which the store has many words, read in one transaction and without their vectors; nil for a word
  /// that it does not have.
  ///
  /// - Complexity: O(`words.count` · log `count`), as `vectors(for:matching:)`, but nothing in memory that grows with
  ///   `dimension`.
  /// - Throws: `VectorStoreError.damaged` or `.readFailed`.
  public func keys(for words: [String], matching policy: LookupPolicy = .exact) throws -> [String?] {
    var keys: [String?] = []
    keys.reserveCapacity(words.count)
    try readAtOnce { db in
      let statement = try db.cachedStatement(sql: "SELECT 1 FROM words WHERE word = ?")
      for word in words { keys.append(try find(word, policy, with: statement) { key, _ in key }) }
    }
    return keys
  }

  /// Calls `body` with the number, the word and the vector (`[dimension]`) of every word, in the order of the numbers.
  ///
  /// - Parameter limit: stops after so many words, the most frequent ones; nil for all.
  /// - Complexity: O(words · `dimension`) time, O(`dimension`) memory.
  /// - Throws: what `body` throws, `VectorStoreError.damaged` or `.readFailed`.
  public func forEach(
    first limit: Int? = nil, _ body: (_ id: Int, _ word: String, _ vector: Span<Float>) throws -> Void
  ) throws {
    var vector = Array<Float>(repeating: 0, count: dimension)[...]
    try read { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT id, word, vector FROM words ORDER BY id LIMIT ?", arguments: [limit ?? -1])
      while let row = try rows.next() {
        try decode(row, column: 2, into: &vector)
        try body(id(of: row), word(of: row, column: 1), vector.span)
      }
    }
  }
}

// MARK: - Many reads

extension VectorStore {
  /// Calls `body`, whose look-ups are all read in one transaction: that is twice as fast as each by itself.
  ///
  /// - Throws: what `body` throws; `VectorStoreError.damaged` or `.readFailed`.
  public func readAtOnce(_ body: () throws -> Void) throws { try readAtOnce { _ in try body() } }
}

// MARK: - Reading rows

extension VectorStore {
  /// Calls `body` with a connection; calls may be nested.
  func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
    do {
      return try pool.unsafeReentrantRead(body)
    } catch let error as DatabaseError {
      throw VectorStoreError(reading: path, error)
    }
  }

  /// Calls `body` inside one transaction, which makes many small reads faster.
  private func readAtOnce(_ body: (Database) throws -> Void) throws {
    try read { db in
      if db.isInsideTransaction { return try body(db) }
      try db.inTransaction(.deferred) {
        try body(db)
        return .commit
      }
    }
  }

  /// The number of a word, in the first column of `row`.
  func id(of row: Row) throws -> Int {
    guard let id = Int.fromDatabaseValue(row[0]) else {
      throw VectorStoreError.damaged(path: path, detail: "a word has no number")
    }
    return id
  }

  /// The word in the given column of `row`.
  func word(of row: Row, column: Int) throws -> String {
    guard let word = row.text(column) else {
      throw VectorStoreError.damaged(path: path, detail: "a word is not text")
    }
    return word
  }

  /// Puts the vector in the given column of `row` into the front of `vector`.
  func decode(_ row: Row, column: Int, into vector: inout ArraySlice<Float>) throws {
    try row.withUnsafeData(atIndex: column) { data in
      guard let data, data.count == 4 * dimension else { throw wrongLength }
      FloatBytes.decode(data, into: &vector)
    }
  }

  /// A vector that is not of the store's dimension.
  var wrongLength: VectorStoreError { .damaged(path: path, detail: "a vector has the wrong length") }

  /// The first key of `word` that the store has; its vector goes to the end of `vectors`.
  private func find(
    _ word: String,
    _ policy: LookupPolicy,
    in db: Database,
    appendingTo vectors: inout [Float]
  ) throws -> (id: Int, key: String)? {
    let statement = try db.cachedStatement(sql: "SELECT id, vector FROM words WHERE word = ?")
    return try find(word, policy, with: statement) { key, row in
      let start = vectors.count
      vectors.append(contentsOf: repeatElement(0, count: dimension))
      try decode(row, column: 1, into: &vectors[start...])
      return (try id(of: row), key)
    }
  }

  /// What `body` makes of the first key of `word` for which `statement` finds a row.
  private func find<Result>(
    _ word: String,
    _ policy: LookupPolicy,
    with statement: Statement,
    _ body: (_ key: String, _ row: Row) throws -> Result
  ) throws -> Result? {
    for key in policy.keys(for: word, isCased: isCased) where !key.utf8.contains(0) {
      let rows = try Row.fetchCursor(statement, arguments: [key])
      if let row = try rows.next() { return try body(key, row) }
    }
    return nil
  }
}

extension Row {
  /// The text in a column; nil if there is something else.
  fileprivate func text(_ column: Int) -> String? {
    String.fromDatabaseValue(self[column])
  }
}

extension VectorStoreError {
  /// What SQLite's error means for someone who reads the store at `path`.
  init(reading path: String, _ error: DatabaseError) {
    let reason = error.message ?? "SQLite error \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_CANTOPEN, .SQLITE_IOERR, .SQLITE_PERM, .SQLITE_BUSY, .SQLITE_NOMEM:
      self = .readFailed(path: path, reason: reason)
    default:
      self = .damaged(path: path, detail: reason)
    }
  }
}
