/// A named entity: a label on a run of tokens.
public struct EntitySpan: Sendable, Hashable {
  /// The kind of entity, as `LOC`; never empty.
  public var label: String

  /// The positions of its tokens in the sentence; never empty.
  public var tokens: Range<Int>

  /// - Precondition: `label` and `tokens` are not empty, and `tokens` starts at 0 or later.
  public init(_ label: String, _ tokens: Range<Int>) {
    precondition(!label.isEmpty, "an entity needs a label")
    precondition(!tokens.isEmpty && tokens.lowerBound >= 0, "\(tokens) holds no tokens")
    self.label = label
    self.tokens = tokens
  }
}

extension EntitySpan: Comparable {
  /// By position, then by length, then by label.
  public static func < (a: EntitySpan, b: EntitySpan) -> Bool {
    if a.tokens.lowerBound != b.tokens.lowerBound { return a.tokens.lowerBound < b.tokens.lowerBound }
    if a.tokens.upperBound != b.tokens.upperBound { return a.tokens.upperBound < b.tokens.upperBound }
    return a.label < b.label
  }
}

extension EntitySpan: CustomStringConvertible {
  /// As in `LOC 3..<5`.
  public var description: String { "\(label) \(tokens)" }
}
