import Foundation

/// The checkout that the tests belong to.
public enum Repository {
  /// The folder of `Package.swift`.
  public static let path: String = {
    let here = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    return here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
  }()

  /// The path of a file in it.
  public static func file(_ name: String) -> String { "\(path)/\(name)" }
}
