/// What becomes of an entity that does not begin and end with words, where words are needed.
public enum MisalignedPolicy: String, Sendable, Hashable, CaseIterable {
  /// Its record cannot be used.
  case error
  /// It gets all words that it touches.
  case expand
  /// It gets the words that are whole inside of it; without any it is left out.
  case contract
  /// It is left out.
  case drop
}

extension MisalignedPolicy {
  /// The tokens of the entity; nil for none.
  ///
  /// - Parameter outer: the tokens that it touches.
  /// - Parameter inner: those that are whole inside of it.
  func tokens(outer: Range<Int>, inner: Range<Int>) -> Range<Int>? {
    switch self {
    case .expand: outer
    case .contract: inner.isEmpty ? nil : inner
    case .drop, .error: nil
    }
  }
}
