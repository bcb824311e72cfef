import Logging
import Synchronization

/// Tells of each store that is missing once, whichever tables of a tagger miss it.
final class MissingStoreLog: Sendable {
  private let logger: Logger
  private let told = Mutex<Set<String>>([])

  init(_ logger: Logger) { self.logger = logger }

  /// - Parameter word: the first word that the store was needed for.
  /// - Parameter reason: why it is missing.
  func warn(about word: String, _ reason: String) {
    guard told.withLock({ $0.insert(reason).inserted }) else { return }
    logger.warning("words that training did not see, such as '\(word)', are taken for the unknown word: \(reason)")
  }
}
