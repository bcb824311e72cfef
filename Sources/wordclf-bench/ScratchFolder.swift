import Foundation

/// A folder for a task's files, removed with the last reference.
final class ScratchFolder: Sendable {
  private let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("wordclf-bench-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file of that name inside.
  func file(_ name: String) -> String { "\(path)/\(name)" }
}
