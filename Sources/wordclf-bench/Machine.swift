import Foundation
import TaggedText

/// What the measuring was done on.
struct Machine: Codable, CustomStringConvertible {
  let cores: Int
  /// What the processor calls itself; nil where the system does not say.
  let processor: String?
  /// Whether the program was built with optimisation; without, its times mean nothing.
  let isOptimized: Bool

  static let this = Machine(
    cores: ProcessInfo.processInfo.activeProcessorCount,
    processor: (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)).flatMap { processor(inCPUInfo: $0) },
    isOptimized: isOptimizedBuild)

  /// The name of the first processor in the text of Linux's `/proc/cpuinfo`.
  static func processor(inCPUInfo text: String) -> String? {
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2, parts[0].trimmingCharacters(in: .whitespaces) == "model name" {
        return parts[1].trimmingCharacters(in: .whitespaces)
      }
    }
    return nil
  }

  private static var isOptimizedBuild: Bool {
    #if DEBUG
      false
    #else
      true
    #endif
  }

  var description: String {
    [cores.counted("core"), processor, isOptimized ? nil : "built for debugging: these times mean nothing"]
      .compactMap { $0 }.joined(separator: ", ")
  }
}
