/// What can go wrong between a file and its bytes. Every message of the module is written here.
public enum StreamError: ReportedFailure, Hashable, Sendable {
  case notFound(path: String)
  case isFolder(path: String)
  case notReadable(path: String)
  case readFailed(path: String, reason: String)
  case notSeekable(path: String)
  case nameNotUTF8(path: String)

  case notGzip(path: String, found: String)
  case truncated(path: String, format: String)
  case corrupt(path: String, format: String, detail: String)

  case notZip(path: String)
  case splitZip(path: String)
  case emptyZip(path: String)
  case severalEntries(path: String, entries: [String])
  case noSuchEntry(path: String, entry: String, entries: [String])
  case encryptedEntry(path: String, entry: String)
  case unsupportedMethod(path: String, entry: String, method: Int)

  case alreadyExists(path: String)
  case folderMissing(path: String, folder: String)
  case folderNotWritable(path: String, folder: String)
  case outputIsFolder(path: String)
  case notRegularFile(path: String)
  case createFailed(path: String, reason: String)
  case writeFailed(path: String, reason: String)
  case displaced(path: String)
  /// Nobody reads what is written, as at the end of `| head`.
  case readerGone(path: String)
  case inUse(path: String)
  case noWorkPlace(path: String, reason: String)
}

extension StreamError {
  public var kind: FailureKind {
    switch self {
    case .notFound, .isFolder, .notReadable, .notSeekable, .nameNotUTF8:
      .missingInput
    case .notGzip, .truncated, .corrupt, .notZip, .splitZip, .emptyZip, .severalEntries, .noSuchEntry,
      .encryptedEntry, .unsupportedMethod:
      .badData
    case .alreadyExists, .folderMissing, .folderNotWritable, .outputIsFolder, .notRegularFile, .createFailed,
      .inUse, .noWorkPlace:
      .cannotCreate
    case .readFailed, .writeFailed, .displaced, .readerGone:
      .inputOutput
    }
  }
}

extension StreamError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notFound(let path):
      "\(path): no such file; check the name and the folder"
    case .isFolder(let path):
      "\(path): is a folder (expected a file); name a file inside it"
    case .notReadable(let path):
      "\(path): may not be read; change its permissions, or run as its owner"
    case .readFailed(let path, let reason):
      "\(path): reading failed (\(reason)); check the disk or the connection, and try again"
    case .notSeekable(let path):
      "\(path): is not a regular file (expected one that can be read from its end); save it to disk first"
    case .nameNotUTF8(let path):
      "\(path): the name is not UTF-8, and the file cannot be opened by it; rename it"
    case .notGzip(let path, let found):
      "\(path): is not gzip data (found \(found); expected bytes 1f 8b); "
        + "fetch it again, or drop '.gz' from its name if it is plain text"
    case .truncated(let path, let format):
      "\(path): the \(format) data end too early; fetch the file again"
    case .corrupt(let path, let format, let detail):
      "\(path): the \(format) data are damaged (\(detail)); fetch the file again"
    case .notZip(let path):
      "\(path): is not a zip file, or its end is missing (found no central directory); fetch it again"
    case .splitZip(let path):
      "\(path): is one part of a split zip file (expected the whole in one file); join the parts first"
    case .emptyZip(let path):
      "\(path): the zip file holds no file; check that it is the right one"
    case .severalEntries(let path, let entries):
      "\(path): the zip file holds several files (found \(Self.list(entries)); expected one); "
        + "choose one with '--zip-entry'"
    case .noSuchEntry(let path, let entry, let entries):
      "\(path): the zip file has no entry '\(entry)' (found \(Self.list(entries))); choose one of these"
    case .encryptedEntry(let path, let entry):
      "\(path): the zip entry '\(entry)' is encrypted; unpack it with its password first"
    case .unsupportedMethod(let path, let entry, let method):
      "\(path): the zip entry '\(entry)' is packed in an unsupported way "
        + "(found method \(method); expected 0, stored, or 8, deflate); unpack it with another tool first"
    case .alreadyExists(let path):
      "\(path): exists already; pass '--overwrite' to replace it, or choose another name"
    case .folderMissing(let path, let folder):
      "\(path): there is no folder '\(folder)'; create it first"
    case .folderNotWritable(let path, let folder):
      "\(path): the folder '\(folder)' may not be written to; change its permissions, or choose another folder"
    case .outputIsFolder(let path):
      "\(path): is a folder (expected the name of a file to write); add a file name"
    case .notRegularFile(let path):
      "\(path): is not a regular file and cannot be replaced by one; choose another name"
    case .createFailed(let path, let reason):
      "\(path): cannot be created (\(reason)); choose another name or folder"
    case .writeFailed(let path, let reason):
      "\(path): writing failed (\(reason)); make room or check the disk, and try again"
    case .displaced(let path):
      "\(path): another process wrote the same file meanwhile, and this result was dropped; run one at a time"
    case .readerGone(let path):
      "\(path): nobody reads it any more; keep the reader running"
    case .noWorkPlace(let path, let reason):
      "\(path): cannot hold working files (\(reason)); set TMPDIR to a folder that may be written to"
    case .inUse(let path):
      "\(path): another run is at work in this folder; wait for its end, or write to another output"
    }
  }

  /// The names in quotes, at most twenty of them and then a count.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(20).map { "'\($0)'" }.joined(separator: ", ")
    return names.count > 20 ? "\(shown) and \(names.count - 20) more" : shown
  }
}
