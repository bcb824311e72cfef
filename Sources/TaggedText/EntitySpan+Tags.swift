extension [EntitySpan] {
  /// Reads the spans out of tags in any scheme, legal or not.
  ///
  /// `B`, `I` and `O` are read exactly as conlleval reads them: a span starts at `B`, after `O`, and where the label
  /// changes, so that a stray `I-` opens a span. Beyond that `S` is always a span of its own, and nothing goes on after
  /// `E` or `S`.
  ///
  /// - Complexity: O(*n*).
  /// - SeeAlso: `startOfChunk` and `endOfChunk` in conlleval, the scorer of the CoNLL shared tasks of 2000 to 2003.
  public init(tags: some Sequence<Tag>) {
    self = []
    var previous = Tag.outside
    var start = 0
    var position = 0
    for tag in tags {
      if !tag.goesOn(after: previous) {
        if !previous.label.isEmpty { append(EntitySpan(previous.label, start..<position)) }
        start = position
      }
      previous = tag
      position += 1
    }
    if !previous.label.isEmpty { append(EntitySpan(previous.label, start..<position)) }
  }

  /// The same, from tags as they stand in files.
  ///
  /// - Throws: ``TextError/unknownTagInList(_:token:)`` for the first that is no tag.
  public init(tags: some Sequence<some StringProtocol>) throws(TextError) {
    var parsed: [Tag] = []
    for text in tags {
      guard let tag = Tag(parsing: text) else {
        throw .unknownTagInList(String(text), token: parsed.count)
      }
      parsed.append(tag)
    }
    self.init(tags: parsed)
  }
}

extension Tag {
  /// Whether a token of this tag belongs to the span of the token before it, which has the tag `previous`.
  func goesOn(after previous: Tag) -> Bool {
    (previous.prefix == .begin || previous.prefix == .inside) && (prefix == .inside || prefix == .end)
      && label == previous.label
  }
}
