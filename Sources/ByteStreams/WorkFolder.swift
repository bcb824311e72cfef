import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A folder for the files of a long computation, which outlives the program when that is killed, so that the next run can
/// go on where it stopped.
///
/// It stands in the folder that `TMPDIR` names, or else in `/tmp`, and only one program at a time may have it open.
public final class WorkFolder: Sendable {
  public let path: String
  /// Whether an earlier run left files there.
  public let isLeftover: Bool
  /// Holds the lock as long as it is open.
  private let lock: Descriptor

  /// Opens the folder `name` in the system's place for temporary files, and makes it if it is not there.
  ///
  /// - Throws: `StreamError.noWorkPlace` when it cannot be made, `.createFailed` when something that is no folder of this
  ///   user's stands in its place, and `.inUse` when another program has it open.
  public convenience init(named name: String) throws(StreamError) {
    try self.init(named: name, in: WorkFolder.place)
  }

  /// Opens the folder `name` in the folder `place`, and makes it if it is not there.
  init(named name: String, in place: String) throws(StreamError) {
    path = "\(place)/\(name)"
    if unsafe mkdir(path, 0o700) != 0, errno != EEXIST {
      throw .noWorkPlace(path: place, reason: systemMessage(errno))
    }
    // files are removed from it: it must not be a link that someone else has laid to another folder
    guard WorkFolder.isOwnFolder(path) else {
      throw .createFailed(path: path, reason: "something else stands there that is no folder of this user's")
    }
    let number = unsafe open("\(path)/lock", O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard number >= 0 else { throw .noWorkPlace(path: path, reason: systemMessage(errno)) }
    lock = try Descriptor(number: number, name: path, closesAtEnd: true)
    guard flock(number, LOCK_EX | LOCK_NB) == 0 else {
      throw errno == EWOULDBLOCK ? .inUse(path: path) : .createFailed(path: path, reason: systemMessage(errno))
    }
    isLeftover = try WorkFolder.names(in: path) != ["lock"]
  }

  /// Unlocks before it closes: a process that was being started at this moment has a copy of the descriptor, which would
  /// hold the lock until it runs its own program.
  deinit { flock(lock.number, LOCK_UN) }

  /// The path of a file in the folder.
  public func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Whether there is a file of this name.
  public func has(_ name: String) -> Bool { FileStamp(of: file(name)) != nil }

  /// The names of the files in the folder, in byte order, without the lock.
  ///
  /// - Throws: `StreamError.readFailed`.
  public func names() throws(StreamError) -> [String] {
    try WorkFolder.names(in: path).filter { $0 != "lock" }
  }

  /// Removes the files of these names.
  ///
  /// - Throws: `StreamError.writeFailed`.
  public func remove(_ names: some Sequence<String>) throws(StreamError) {
    for name in names where unsafe unlink(file(name)) != 0 && errno != ENOENT {
      throw .writeFailed(path: file(name), reason: systemMessage(errno))
    }
  }

  /// Removes all files and the folder.
  ///
  /// - Throws: `StreamError.readFailed` or `.writeFailed`.
  public func remove() throws(StreamError) {
    try remove(try names() + ["lock"])
    guard unsafe rmdir(path) == 0 else { throw .writeFailed(path: path, reason: systemMessage(errno)) }
  }

  private static var place: String {
    let named = ProcessInfo.processInfo.environment["TMPDIR", default: ""]
    let place = named.isEmpty ? "/tmp" : named
    return place.count > 1 && place.hasSuffix("/") ? String(place.dropLast()) : place
  }

  private static func isOwnFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR && status.st_uid == geteuid()
  }

  private static func names(in path: String) throws(StreamError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path)
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    } catch {
      throw .readFailed(path: path, reason: "its files cannot be listed")
    }
  }
}
