/// What to take from a vector file.
public struct ImportOptions: Hashable, Sendable {
  /// How many numbers a row has; nil to find out.
  public var dimension: Int?
  /// How many words to take, from the beginning; nil for all.
  public var limit: Int?
  /// How many rows may fail to fit before the import fails.
  public var maximumBadRows: Int
  /// Whether a store that is there already is replaced.
  public var overwrite: Bool
  /// Which file inside a zip file to read; not needed if it holds only one.
  public var zipEntry: String?
  /// What the metadata will call the source; nil for the name of the file.
  public var sourceName: String?
  /// How the vectors were trained, as the metadata will say; nil if nobody knows.
  public var training: String?
  /// The program that builds the store, as its metadata will say.
  public var createdBy: String

  public init(
    dimension: Int? = nil,
    limit: Int? = nil,
    maximumBadRows: Int = 100,
    overwrite: Bool = false,
    zipEntry: String? = nil,
    sourceName: String? = nil,
    training: String? = nil,
    createdBy: String = "wordclf"
  ) {
    precondition(dimension ?? 1 > 0, "a dimension must be positive, not \(dimension ?? 0)")
    precondition(limit ?? 1 > 0, "a limit must be positive, not \(limit ?? 0)")
    precondition(maximumBadRows >= 0, "a number of bad rows must not be negative, as \(maximumBadRows) is")
    self.dimension = dimension
    self.limit = limit
    self.maximumBadRows = maximumBadRows
    self.overwrite = overwrite
    self.zipEntry = zipEntry
    self.sourceName = sourceName
    self.training = training
    self.createdBy = createdBy
  }
}

/// How far an import has come.
public struct ImportProgress: Hashable, Sendable {
  public enum Phase: Hashable, Sendable {
    case reading
    /// All rows are there; the index over the words is being built.
    case indexing
  }

  public let phase: Phase
  /// Bytes of the file that were read, before unpacking.
  public let bytesRead: Int
  /// The size of the file; nil if nobody knows, as in a pipe.
  public let totalBytes: Int?
  /// Rows that were read, good and bad.
  public let rows: Int
  /// Seconds since the beginning.
  public let seconds: Double

  /// Rows a second, on average.
  public var rowsPerSecond: Double {
    seconds > 0 ? Double(rows) / seconds : 0
  }

  /// How many seconds the reading will go on, if it goes on as before; nil if nobody knows.
  public var secondsLeft: Double? {
    guard let totalBytes, bytesRead > 0 else { return nil }
    return seconds * Double(max(0, totalBytes - bytesRead)) / Double(bytesRead)
  }
}

/// What an import did.
public struct ImportReport: Hashable, Sendable {
  /// How many numbers a vector has.
  public let dimension: Int
  /// How many words the store has.
  public let count: Int
  /// Rows whose word was there before; the first was kept.
  public let duplicates: Int
  /// Rows that did not fit and were left out.
  public let badRowCount: Int
  /// The first 20 of them.
  public let badRows: [BadRow]
  /// Whether the file began with word2vec's line of two integers.
  public let hasHeader: Bool
  /// Whether the vocabulary tells upper from lower case.
  public let isCased: Bool
  /// Whether the vocabulary writes all digits as 0.
  public let isDigitFolded: Bool
  /// The SHA-256 of the file as it was given, in hexadecimal.
  public let sourceSHA256: String
  /// Seconds from the beginning until the store was complete.
  public let seconds: Double
}
