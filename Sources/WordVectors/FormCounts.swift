/// The distinct forms of the words of a text, compared byte for byte, and how often each occurs.
///
/// - Complexity: memory grows with the distinct forms, and not with the text.
public struct FormCounts: Sendable {
  // strings compare by canonical equivalence, under which some forms that are different words to a store are one
  private var counts: [[UInt8]: Int] = [:]
  /// How many words there are.
  public private(set) var tokenCount = 0

  public init() {}

  /// How many distinct forms there are.
  public var formCount: Int { counts.count }

  /// Counts `word`.
  public mutating func add(_ word: String) {
    counts[Array(word.utf8), default: 0] += 1
    tokenCount += 1
  }

  /// The forms, the most frequent first, and those that are equally frequent in the order of their bytes.
  ///
  /// - Complexity: O(n · log n) for n forms.
  public func byFrequency() -> [(form: String, count: Int)] {
    let sorted = counts.sorted { a, b in
      a.value == b.value ? a.key.lexicographicallyPrecedes(b.key) : a.value > b.value
    }
    return sorted.map { (String(decoding: $0.key, as: UTF8.self), $0.value) }
  }
}
