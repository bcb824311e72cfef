import Logging
import Synchronization

/// A log that keeps what it is told.
struct RecordingLog: LogHandler {
  private final class Lines: Sendable {
    let lines = Mutex<[String]>([])
  }

  private let kept = Lines()
  var logLevel = Logger.Level.trace
  var metadata: Logger.Metadata = [:]

  /// Level and message of each event so far.
  var lines: [String] { kept.lines.withLock { $0 } }

  /// A logger that writes here.
  var logger: Logger { Logger(label: "test") { _ in self } }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    kept.lines.withLock { $0.append("\(event.level): \(event.message)") }
  }
}
