import TaggedText

/// Ours, and not the one of Swift Testing.
typealias Tag = TaggedText.Tag
