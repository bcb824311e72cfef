#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file on its way: written beside its place, then moved into it.
struct PendingFile {
  /// What the caller called the file.
  private let path: String
  /// Where it goes: `path`, or what the link there leads to.
  private let target: String
  private let folder: String
  private let overwrite: Bool
  /// The new file, open for reading and writing.
  let descriptor: Descriptor
  let partPath: String

  init(_ path: String, overwrite: Bool) throws(StreamError) {
    self.path = path
    self.overwrite = overwrite
    guard !path.isEmpty, !path.hasSuffix("/") else { throw .outputIsFolder(path: path) }
    target = followingLink(path) ?? path
    folder = parent(of: target)
    partPath = target + ".part"
    guard let folderStatus = status(of: folder), Descriptor.kind(of: folderStatus) == .folder else {
      throw .folderMissing(path: path, folder: folder)
    }
    let existing = try PendingFile.checkTarget(target, path: path, overwrite: overwrite)
    _ = unsafe unlink(partPath)
    let number = unsafe open(partPath, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard number >= 0 else { throw PendingFile.createError(errno, path: path, folder: folder) }
    descriptor = try Descriptor(number: number, name: path, closesAtEnd: true)
    if let existing { _ = fchmod(number, existing.st_mode & 0o777) }
  }

  /// Synchronises the part with the disk and moves it into place.
  ///
  /// - Parameter willMove: called between the two.
  func commit(willMove: () throws -> Void) throws {
    try descriptor.synchronize()
    try willMove()
    try move()
  }

  /// Synchronises the part with the disk and moves it into place.
  func commit() throws(StreamError) {
    try descriptor.synchronize()
    try move()
  }

  private func move() throws(StreamError) {
    guard isOurs else { throw .displaced(path: path) }
    _ = try PendingFile.checkTarget(target, path: path, overwrite: overwrite)
    guard unsafe rename(partPath, target) == 0 else {
      throw .writeFailed(path: path, reason: systemMessage(errno))
    }
    // a folder may be writable and yet not readable; then there is nothing to synchronise it by
    if let folder = try? Descriptor(folder: folder) { try folder.synchronize() }
  }

  /// Removes the part, if it is still ours.
  func discard() {
    if isOurs { _ = unsafe unlink(partPath) }
  }

  /// Whether the file at the part's path is the one that we made.
  private var isOurs: Bool {
    status(of: partPath).map(Descriptor.identity(of:)) == descriptor.identity
  }

  /// What stands at `target`, if it is something that may be replaced.
  private static func checkTarget(_ target: String, path: String, overwrite: Bool) throws(StreamError) -> stat? {
    guard let existing = status(of: target) else { return nil }
    switch Descriptor.kind(of: existing) {
    case .folder: throw .outputIsFolder(path: path)
    case .other: throw .notRegularFile(path: path)
    case .regular: if !overwrite { throw .alreadyExists(path: path) }
    }
    return existing
  }

  private static func createError(_ code: Int32, path: String, folder: String) -> StreamError {
    switch code {
    case EACCES, EPERM, EROFS: .folderNotWritable(path: path, folder: folder)
    default: .createFailed(path: path, reason: systemMessage(code))
    }
  }
}

func status(of path: String) -> stat? {
  var status = stat()
  return unsafe stat(path, &status) == 0 ? status : nil
}

/// The folder that `path` names a file in.
func parent(of path: String) -> String {
  guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// What a link at `path` leads to; nil if there is no link, or if it leads nowhere.
private func followingLink(_ path: String) -> String? {
  var status = stat()
  guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK,
    let resolved = unsafe realpath(path, nil)
  else { return nil }
  defer { unsafe free(resolved) }
  return unsafe String(cString: resolved)
}
