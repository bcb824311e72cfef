/// A way of writing entity spans as one tag a token.
///
/// There is one way back, `[EntitySpan](tags:)`, that reads all of them; to change the scheme of a sentence, decode its
/// tags and encode the spans. Going from tag to tag instead is how neighbours of one label get merged or torn.
///
/// - SeeAlso: Ramshaw and Marcus, "Text Chunking using Transformation-Based Learning", 1995 (IOB1); Tjong Kim Sang and
///   Veenstra, "Representing Text Chunks", 1999 (IOB2 and its kin); Ratinov and Roth, "Design Challenges and
///   Misconceptions in Named Entity Recognition", 2009 (BIOES, there called BILOU).
public enum TagScheme: String, Sendable, Hashable, CaseIterable, Codable {
  /// `I-` throughout; `B-` only on the first token of a span that directly follows one of the same label.
  case iob1
  /// `B-` on the first token of every span, `I-` on the others.
  case iob2
  /// As `iob2`, with `E-` on the last token of longer spans and `S-` on spans of one token.
  case bioes
}

extension TagScheme {
  /// The prefixes this scheme writes inside spans, in the order in which classes are numbered.
  public var prefixes: [Tag.Prefix] {
    switch self {
    case .iob1, .iob2: [.begin, .inside]
    case .bioes: [.begin, .inside, .end, .single]
    }
  }

  /// The tags of a sentence, as they are written in files.
  ///
  /// - Precondition: as for ``parsedTags(for:count:)``.
  /// - Complexity: O(`count`).
  public func tags(for spans: [EntitySpan], count: Int) -> [String] {
    parsedTags(for: spans, count: count).map(\.description)
  }

  /// The tags of a sentence of `count` tokens that holds `spans`.
  ///
  /// - Precondition: the spans are in order, do not overlap, and end at `count` or before.
  /// - Complexity: O(`count`).
  public func parsedTags(for spans: [EntitySpan], count: Int) -> [Tag] {
    var tags = [Tag](repeating: .outside, count: count)
    var end = 0
    var label = ""
    for span in spans {
      precondition(
        span.tokens.lowerBound >= end && span.tokens.upperBound <= count,
        "\(span) does not fit after token \(end) of \(count)"
      )
      let followsItsLike = span.tokens.lowerBound == end && span.label == label
      for (offset, token) in span.tokens.enumerated() {
        tags[token] = Tag(prefix(at: offset, of: span.tokens.count, followsItsLike: followsItsLike), span.label)
      }
      (end, label) = (span.tokens.upperBound, span.label)
    }
    return tags
  }

  /// The prefix of token number `offset` in a span of `length` tokens.
  ///
  /// `followsItsLike` says that the token before the span belongs to another span of the same label.
  func prefix(at offset: Int, of length: Int, followsItsLike: Bool) -> Tag.Prefix {
    switch self {
    case .iob1: offset == 0 && followsItsLike ? .begin : .inside
    case .iob2: offset == 0 ? .begin : .inside
    case .bioes where length == 1: .single
    case .bioes where offset == 0: .begin
    case .bioes: offset == length - 1 ? .end : .inside
    }
  }
}
