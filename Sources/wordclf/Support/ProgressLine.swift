import Foundation

/// Progress on standard error: one line that is rewritten, on a terminal; elsewhere a plain line every few seconds.
struct ProgressLine: Sendable {
  private let clock = ContinuousClock()
  private var last: ContinuousClock.Instant
  private var hasText = false
  private let rewrites = Terminal.errorIsRewritable

  init() {
    last = clock.now
  }

  private var interval: Duration { rewrites ? .milliseconds(100) : .seconds(5) }

  /// Shows the progress, unless some was shown a moment ago.
  mutating func update(_ text: () -> String) {
    guard clock.now - last >= interval else { return }
    last = clock.now
    if rewrites {
      FileHandle.standardError.write(Data("\r\(text())\u{1B}[K".utf8))
      hasText = true
    } else {
      Terminal.writeError(text())
    }
  }

  /// Removes the line that is being rewritten.
  mutating func clear() {
    guard hasText else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    hasText = false
  }
}
