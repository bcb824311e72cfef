/// An entity by its place in a text.
public struct Mention: Sendable, Hashable {
  /// The kind of entity, as `LOC`; never empty.
  public var label: String

  /// Its UTF-8 bytes in the text; never empty, between borders of scalars.
  public var bytes: Range<Int>

  /// The probability of its borders and label together; `nil` where nobody knows.
  public var score: Double?

  /// - Precondition: `label` and `bytes` are not empty, and `bytes` starts at 0 or later.
  public init(_ label: String, _ bytes: Range<Int>, score: Double? = nil) {
    precondition(!label.isEmpty, "an entity needs a label")
    precondition(!bytes.isEmpty && bytes.lowerBound >= 0, "\(bytes) holds no text")
    self.label = label
    self.bytes = bytes
    self.score = score
  }
}
