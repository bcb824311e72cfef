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
    var label = ""
    var start = 0
    var isOpen = false
    var position = 0
    for tag in tags {
      let goesOn = isOpen && (tag.prefix == .inside || tag.prefix == .end) && tag.label == label
      if !goesOn {
        if !label.isEmpty { append(EntitySpan(label, start..<position)) }
        (label, start) = (tag.label, position)
      }
      isOpen = tag.prefix == .begin || tag.prefix == .inside
      position += 1
    }
    if !label.isEmpty { append(EntitySpan(label, start..<position)) }
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
