/// What tells whether a file is still the one that was read before: its size, and when it was last written.
public struct FileStamp: Sendable, Hashable, Codable {
  /// In bytes.
  public let size: Int
  /// In nanoseconds since 1970, beginning anew where a date is too far away for that.
  public let modified: Int

  /// Nil where there is no regular file at `path`, links followed.
  ///
  /// - Complexity: O(1).
  public init?(of path: String) {
    guard let status = status(of: path), case .regular(let size) = Descriptor.kind(of: status) else { return nil }
    self.size = size
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    modified = Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
  }
}
