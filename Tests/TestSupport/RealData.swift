import Foundation

/// Real vectors and corpora, which lie beside the project on some machines and belong to no repository. Tests that need
/// them are skipped where they are not.
public enum RealData {
  /// The folder: the environment's `WORDCLF_DATA`, or `shared/data` beside the checkout.
  public static let folder: String = {
    if let named = ProcessInfo.processInfo.environment["WORDCLF_DATA"] { return named }
    return URL(fileURLWithPath: Repository.path).deletingLastPathComponent().appendingPathComponent("shared/data").path
  }()

  /// The path of a file in it.
  public static func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// Whether all of these files are there.
  public static func has(_ names: String...) -> Bool {
    names.allSatisfy { FileManager.default.fileExists(atPath: path($0)) }
  }
}
