import ByteStreams

/// What can go wrong with vectors and their store. Every message of the module is written here.
public enum VectorStoreError: ReportedFailure, Hashable, Sendable {
  case notFound(path: String)
  case notAStore(path: String, found: String)
  case newerFormat(path: String, found: Int, supported: Int)
  case truncated(path: String, found: Int, expected: Int)
  case damaged(path: String, detail: String)
  case readFailed(path: String, reason: String)
  case unknownWord(String, path: String)

  case notVectors(path: String, excerpt: String)
  case otherDimension(path: String, found: Int, expected: Int)
  /// More rows than `limit` do not fit; `first` are the first of them.
  case tooManyBadRows(path: String, limit: Int, first: [BadRow])
  case noWords(path: String)
  case writeFailed(path: String, reason: String)
}

extension VectorStoreError {
  public var kind: FailureKind {
    switch self {
    case .notFound:
      .missingInput
    case .notAStore, .newerFormat, .truncated, .damaged, .unknownWord, .notVectors, .otherDimension, .tooManyBadRows,
      .noWords:
      .badData
    case .readFailed, .writeFailed:
      .inputOutput
    }
  }
}

extension VectorStoreError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notFound(let path):
      "\(path): no vector store here; build one with 'wordclf vectors import <glove.txt> --store \(path)'"
    case .notAStore(let path, let found):
      "\(path): is not a vector store (found \(found); expected an SQLite file written by wordclf); "
        + "build one with 'wordclf vectors import <glove.txt> --store <file>'"
    case .newerFormat(let path, let found, let supported):
      "\(path): the vector store has a newer format (found \(found); expected at most \(supported)); "
        + "update wordclf, or import the vectors again"
    case .truncated(let path, let found, let expected):
      "\(path): the vector store is cut short (found \(found) bytes; expected \(expected)); "
        + "copy it again, or import the vectors again"
    case .damaged(let path, let detail):
      "\(path): the vector store is damaged (\(detail)); import the vectors again"
    case .readFailed(let path, let reason):
      "\(path): the vector store cannot be read (\(reason)); check the disk and the permissions"
    case .unknownWord(let word, let path):
      "\(path): the vector store does not have the word '\(word)'; try another spelling, or lower case"
    case .notVectors(let path, let excerpt):
      "\(path): does not hold word vectors (found '\(excerpt)'; expected rows of a word and its numbers); "
        + "name a GloVe text file"
    case .otherDimension(let path, let found, let expected):
      "\(path): the vectors have another dimension (found \(found); expected \(expected), as asked); "
        + "leave out '--dimension', or pass the right one"
    case .tooManyBadRows(let path, let limit, let first):
      "\(path): too many rows do not fit (found more than \(limit); expected at most \(limit)); "
        + "repair the file, or raise '--max-bad-rows'; the first are:"
        + first.map { "\n\(path):\($0)" }.joined()
    case .noWords(let path):
      "\(path): holds no word vectors (found no row that fits; expected at least one); name a GloVe text file"
    case .writeFailed(let path, let reason):
      "\(path): the vector store cannot be written (\(reason)); make room or check the disk, and try again"
    }
  }
}
