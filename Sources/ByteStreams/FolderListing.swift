#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The files in a folder and in all folders inside it; links to folders are not followed.
public struct FolderListing: Sendable, Equatable {
  /// The paths of the files below the folder, in the order of their bytes.
  public private(set) var files: [String] = []
  /// What could not be listed: folders that may not be read, and names that are not UTF-8.
  public private(set) var failures: [StreamError] = []

  /// - Throws: `StreamError.notFound`, `.notReadable` or `.readFailed` where the folder itself cannot be read.
  /// - Complexity: O(files · log files), and a call of the system for each folder.
  public init(of folder: String) throws(StreamError) {
    let root = folder.hasSuffix("/") ? folder : "\(folder)/"
    try list(root, "")
    files.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// - Parameter inner: the path of a folder below the root; empty for the root, else with a slash at its end.
  private mutating func list(_ root: String, _ inner: String) throws(StreamError) {
    let path = root + inner
    guard let stream = unsafe opendir(path) else { throw FolderListing.error(errno, path) }
    defer { unsafe closedir(stream) }
    while let entry = unsafe readdir(stream) {
      let bytes = unsafe FolderListing.name(of: entry)
      if bytes == [0x2E] || bytes == [0x2E, 0x2E] { continue }
      guard let name = String(validating: bytes, as: UTF8.self) else {
        failures.append(.nameNotUTF8(path: path + String(decoding: bytes, as: UTF8.self)))
        continue
      }
      guard FolderListing.isFolder(path + name) else {
        files.append(inner + name)
        continue
      }
      do throws(StreamError) {
        try list(root, "\(inner)\(name)/")
      } catch {
        failures.append(error)
      }
    }
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func error(_ code: Int32, _ path: String) -> StreamError {
    switch code {
    case ENOENT, ENOTDIR: .notFound(path: path)
    case EACCES, EPERM: .notReadable(path: path)
    default: .readFailed(path: path, reason: systemMessage(code))
    }
  }
}

/// Makes a folder and those that it is in, as far as they are not there.
///
/// - Throws: `StreamError.folderNotWritable` or `.createFailed`.
public func makeFolder(_ path: String) throws(StreamError) {
  guard unsafe mkdir(path, 0o777) != 0 else { return }
  let code = errno
  if let existing = status(of: path), Descriptor.kind(of: existing) == .folder { return }
  switch code {
  case ENOENT where parent(of: path) != path:
    try makeFolder(parent(of: path))
    guard unsafe mkdir(path, 0o777) != 0, errno != EEXIST else { return }
    throw .createFailed(path: path, reason: systemMessage(errno))
  case EACCES, EPERM, EROFS: throw .folderNotWritable(path: path, folder: parent(of: path))
  default: throw .createFailed(path: path, reason: systemMessage(code))
  }
}
