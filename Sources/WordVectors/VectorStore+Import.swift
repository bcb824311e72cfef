import ByteStreams
internal import GRDB

extension VectorStore {
  /// Builds a store at `path` from the GloVe text file `input`, which may be a `.gz` or `.zip` file, or `-`.
  ///
  /// The first of several rows with the same word is kept. The store is written beside its place in one transaction and
  /// moved into place when it is complete; until then, and if anything fails, what stood there is untouched.
  ///
  /// Reading and unpacking, parsing, and inserting go on at once, in a thread each.
  ///
  /// - Complexity: O(bytes) time. Memory does not grow with the vectors, and by some 20 bytes with each word.
  /// - Parameter progress: called every 2,000 rows and before the index is built; false ends the import.
  /// - Throws: `VectorStoreError.notVectors`, `.otherDimension`, `.tooManyBadRows`, `.noWords` or `.writeFailed`;
  ///   `StreamError` for the files; `CancellationError` when `progress` says so.
  public static func build(
    from input: String,
    at path: String,
    options: ImportOptions = ImportOptions(),
    progress: (ImportProgress) -> Bool = { _ in true }
  ) throws -> ImportReport {
    let source = try ImportInput(input, zipEntry: options.zipEntry)
    var report: ImportReport?
    try writeAtomically(to: path, overwrite: options.overwrite) { part in
      do {
        let queue = try DatabaseQueue(path: part)
        report = try queue.writeWithoutTransaction { db in
          try withoutActuallyEscaping(progress) { progress in
            let importer = StoreImport(source, options: options, progress: progress)
            return try importer.run(in: db)
          }
        }
        try queue.close()
      } catch let error as DatabaseError {
        throw VectorStoreError.writeFailed(path: path, reason: error.message ?? "SQLite error \(error.resultCode)")
      }
    }
    guard let report else { preconditionFailure("an import that did not fail made no report") }
    return report
  }
}

/// One import into one new database.
private final class StoreImport {
  private static let rowsBetweenReports = 2000
  private static let badRowsKept = 20

  private let source: ImportInput
  private let options: ImportOptions
  private let progress: (ImportProgress) -> Bool
  private let start = ContinuousClock.now

  private var bytesRead = 0
  private var rows = 0
  private var count = 0
  private var duplicates = 0
  private var badRowCount = 0
  private var badRows: [BadRow] = []
  private var seen = SeenWords()
  private var census = VocabularyCensus()

  init(_ source: ImportInput, options: ImportOptions, progress: @escaping (ImportProgress) -> Bool) {
    self.source = source
    self.options = options
    self.progress = progress
  }

  func run(in db: Database) throws -> ImportReport {
    // Nobody else knows the file and a failed one is thrown away, so that nothing need be safe before it is complete.
    // Larger pages than usual make the import faster and the file smaller.
    try db.execute(
      sql: """
        PRAGMA page_size = 16384;
        PRAGMA journal_mode = OFF;
        PRAGMA synchronous = OFF;
        PRAGMA locking_mode = EXCLUSIVE;
        PRAGMA cache_size = -2048;
        """
    )
    let reader = try ImportReader(source, dimension: options.dimension)
    var report: ImportReport?
    try db.inTransaction {
      try VectorStore.createTables(db)
      try insertRows(of: reader, in: db)
      guard count > 0 else { throw VectorStoreError.noWords(path: source.name) }
      try reportProgress(.indexing)
      try VectorStore.createIndex(db)
      report = try finish(reader, in: db)
      return .commit
    }
    guard let report else { preconditionFailure("a transaction that did not fail made no report") }
    return report
  }

  private func insertRows(of reader: ImportReader, in db: Database) throws {
    let insertion = try WordInsertion(db)
    let selection = try db.makeStatement(sql: "SELECT word FROM words WHERE id = ?")
    while hasRoom, let piece = try reader.next() {
      bytesRead = piece.bytesRead
      try insert(piece.rows, with: insertion) { try String.fetchOne(selection, arguments: [$0]) }
    }
  }

  private var hasRoom: Bool { count < options.limit ?? .max }

  /// - Parameter stored: the word stored under an id.
  private func insert(_ block: RowBlock, with insertion: WordInsertion, stored: (Int) throws -> String?) throws {
    let (spelling, vectors) = (block.spelling, block.vectors)
    var badRows = block.badRows[...]
    for index in 0...block.count {
      while let bad = badRows.first, bad.precedingWords == index {
        guard hasRoom else { return }
        badRows.removeFirst()
        try countRow()
        try add(bad.row)
      }
      guard hasRoom, index < block.count else { return }
      try countRow()
      let word = spelling.span.extracting(block.wordRange(index))
      guard try seen.insert(word, id: count + 1, stored: stored) else {
        duplicates += 1
        continue
      }
      count += 1
      census.add(word)
      let vector = vectors.span.extracting(index * block.dimension..<(index + 1) * block.dimension)
      try insertion.insert(id: count, word: word, vector: vector)
    }
  }

  private func countRow() throws {
    rows += 1
    if rows.isMultiple(of: Self.rowsBetweenReports) { try reportProgress(.reading) }
  }

  private func add(_ row: BadRow) throws {
    badRowCount += 1
    if badRows.count < Self.badRowsKept { badRows.append(row) }
    guard badRowCount <= options.maximumBadRows else {
      throw VectorStoreError.tooManyBadRows(
        path: source.name,
        limit: options.maximumBadRows,
        first: Array(badRows.prefix(5))
      )
    }
  }

  private func reportProgress(_ phase: ImportProgress.Phase) throws {
    let step = ImportProgress(
      phase: phase,
      bytesRead: bytesRead,
      totalBytes: source.totalBytes,
      rows: rows,
      seconds: seconds
    )
    guard progress(step) else { throw CancellationError() }
  }

  /// Writes the metadata.
  private func finish(_ reader: ImportReader, in db: Database) throws -> ImportReport {
    let sha256 = try reader.sha256()
    let metadata: [(key: String, value: String?)] = [
      ("dimension", String(reader.dimension)),
      ("count", String(count)),
      ("source", options.sourceName ?? source.name.split(separator: "/").last.map(String.init)),
      ("source_entry", source.entry),
      ("source_sha256", sha256),
      ("training", options.training),
      ("cased", String(census.isCased)),
      ("digits_folded", String(census.isDigitFolded)),
      ("created_by", options.createdBy),
    ]
    for (key, value) in metadata {
      guard let value else { continue }
      try db.execute(sql: "INSERT INTO metadata(key, value) VALUES (?, ?)", arguments: [key, value])
    }
    return ImportReport(
      dimension: reader.dimension,
      count: count,
      duplicates: duplicates,
      badRowCount: badRowCount,
      badRows: badRows,
      hasHeader: reader.hasHeader,
      isCased: census.isCased,
      isDigitFolded: census.isDigitFolded,
      sourceSHA256: sha256,
      seconds: seconds
    )
  }

  private var seconds: Double {
    (ContinuousClock.now - start) / .seconds(1)
  }
}
