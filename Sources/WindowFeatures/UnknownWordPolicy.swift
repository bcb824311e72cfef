import WordVectors

/// What becomes of a word form that a store of vectors has under none of `LookupPolicy.keys(for:isCased:)`.
public enum UnknownWordPolicy: String, Sendable, Codable, CaseIterable {
  /// It is the unknown word.
  case single
  /// It is a number of some class, or composed of its parts; else the unknown word.
  case composed

  /// What else a form is looked up by, in order; it is the unknown word where all of that fails.
  ///
  /// - Parameter isCased: whether the store tells capitals from small letters.
  /// - Complexity: O(bytes of `form`).
  public func fallBacks(of form: String, isCased: Bool) -> [FallBack] {
    guard self == .composed else { return [] }
    var fallBacks = FallBack.numbers(of: form)
    if let compound = FallBack.compound(of: form, isCased: isCased) { fallBacks.append(compound) }
    return fallBacks
  }
}
