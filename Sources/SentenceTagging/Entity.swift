import TaggedText

/// An entity in a text, as an application wants it.
public struct Entity: Sendable, Hashable {
  /// What kind of entity it is: `PER`, `LOC` or whatever the training corpus had.
  public let label: String
  /// The entity's text, exactly as it stands in the original.
  public let text: String
  /// Its place in the original.
  public let range: Range<String.Index>
  /// Its place in the original, in bytes of UTF-8.
  public let byteRange: Range<Int>
  /// How probable it is that it is one, with just these borders and this label, 0 to 1; nil where nobody asked. It is to be
  /// taken at its word where ``Tagger/isCalibrated``.
  public let score: Double?

  /// - Precondition: `sentence` was tokenised from `original`.
  init(_ span: EntitySpan, in sentence: Sentence, of original: String, score: Double? = nil) {
    let first = sentence.byteRanges[span.tokens.lowerBound].lowerBound
    let last = sentence.byteRanges[span.tokens.upperBound - 1].upperBound
    let start = original.utf8.index(original.startIndex, offsetBy: first)
    let end = original.utf8.index(start, offsetBy: last - first)
    label = span.label
    text = String(original[start..<end])
    range = start..<end
    byteRange = first..<last
    self.score = score
  }
}
