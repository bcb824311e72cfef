import TaggedText

/// Every way to lay spans of the labels `A` and `B` on `count` tokens, neighbours of one label included.
func spanLayouts(count: Int) -> [[EntitySpan]] {
  func layouts(from start: Int) -> [[EntitySpan]] {
    guard start < count else { return [[]] }
    var all = layouts(from: start + 1)
    for end in start + 1...count {
      let rests = layouts(from: end)
      for label in ["A", "B"] { all += rests.map { [EntitySpan(label, start..<end)] + $0 } }
    }
    return all
  }
  return layouts(from: 0)
}

/// Random tags of two labels, legal or not, in the given prefixes.
func randomTags(
  _ prefixes: [Tag.Prefix], count: Int, using random: inout some RandomNumberGenerator
) -> [Tag] {
  (0..<count).map { _ in
    let prefix = prefixes.randomElement(using: &random) ?? .outside
    return prefix == .outside ? .outside : Tag(prefix, Bool.random(using: &random) ? "LOC" : "PER")
  }
}
