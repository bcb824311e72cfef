/// How entities are read out of tags that are not what their scheme would have written, as `I-` at the start of an entity
/// is not in IOB2.
///
/// Scorers differ in it, and so do their scores of the same file, by half a point of F1 on CoNLL-2003. Of tags that are
/// regular, all three read the same entities.
///
/// - SeeAlso: Lignos and Kamyab, "If You Build Your Own NER Scorer, Non-replicable Results Will Come", 2020.
public enum TagReading: String, Sendable, Hashable, CaseIterable, Codable {
  /// As conlleval: every tag but `O` is in some entity, and a stray `I-` opens one.
  case conlleval
  /// As seqeval in its strict mode: an entity is what is opened, goes on and ends as the scheme has it, and other tags are
  /// in none.
  case strict
  /// As conlleval, but an entity whose tags are not those that the scheme writes is dropped as a whole.
  case discard
}

extension [EntitySpan] {
  /// Reads the spans out of the tags of a sentence.
  ///
  /// In IOB2 and BIOES, `strict` and `discard` come to the same. In IOB1 they differ at a `B-` that no entity of its
  /// label comes before: `B-X I-X` after `O` is an entity on the second token to `strict`, as seqeval has it, and none to
  /// `discard`.
  ///
  /// - Parameter scheme: that which the tags should be in; to `conlleval` it is all one.
  /// - Complexity: O(*n*).
  public init(tags: [Tag], in scheme: TagScheme, reading: TagReading) {
    switch reading {
    case .conlleval: self.init(tags: tags)
    case .strict: self.init(strictly: tags, in: scheme)
    case .discard: self = [EntitySpan](tags: tags).keepingRegular(of: tags, in: scheme)
    }
  }

  /// - SeeAlso: seqeval, `seqeval/scheme.py`, whose patterns of two tags in a row ``TagScheme`` answers for below.
  private init(strictly tags: [Tag], in scheme: TagScheme) {
    self = []
    var start = 0
    while start < tags.count {
      var end = start + 1
      if scheme.opens(with: tags[start], after: start > 0 ? tags[start - 1] : .outside) {
        while end < tags.count, scheme.goesOn(with: tags[end], after: tags[end - 1]) { end += 1 }
        if scheme.ends(with: tags[end - 1], before: end < tags.count ? tags[end] : .outside) {
          append(EntitySpan(tags[start].label, start..<end))
        }
      }
      start = end
    }
  }

  /// Those of the spans that conlleval reads whose tags the scheme would have written.
  private func keepingRegular(of tags: [Tag], in scheme: TagScheme) -> [EntitySpan] {
    zip([nil] + map(Optional.some), self).compactMap { previous, span in
      let followsItsLike = previous.map { $0.tokens.upperBound == span.tokens.lowerBound && $0.label == span.label }
      return scheme.writes(span, as: tags, followsItsLike: followsItsLike ?? false) ? span : nil
    }
  }
}

extension TagScheme {
  /// Whether the tags of `span` are those that this scheme writes.
  ///
  /// `followsItsLike` says that the token before the span belongs to another span of the same label.
  func writes(_ span: EntitySpan, as tags: [Tag], followsItsLike: Bool) -> Bool {
    span.tokens.enumerated().allSatisfy { offset, token in
      tags[token].prefix == prefix(at: offset, of: span.tokens.count, followsItsLike: followsItsLike)
    }
  }

  /// Whether an entity may open with `tag` where `previous` comes before.
  fileprivate func opens(with tag: Tag, after previous: Tag) -> Bool {
    switch (self, tag.prefix) {
    case (.iob1, .inside): previous.prefix != .inside || previous.label != tag.label
    case (.iob1, .begin): previous.label == tag.label
    case (.iob2, .begin), (.bioes, .begin), (.bioes, .single): true
    default: false
    }
  }

  /// Whether an entity that has `previous` for its latest tag goes on with `tag`.
  fileprivate func goesOn(with tag: Tag, after previous: Tag) -> Bool {
    guard previous.prefix == .begin || previous.prefix == .inside, tag.label == previous.label else { return false }
    return tag.prefix == .inside || (self == .bioes && tag.prefix == .end)
  }

  /// Whether an entity may end with `tag` where `next` does not go on with it.
  fileprivate func ends(with tag: Tag, before next: Tag) -> Bool {
    switch self {
    case .iob1: tag.prefix != .begin || next.prefix != .begin || tag.label == next.label
    case .iob2: true
    case .bioes: tag.prefix == .end || tag.prefix == .single
    }
  }
}
