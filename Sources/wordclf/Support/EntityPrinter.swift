import TaggedText

/// Sentences as lines to read: a word and its tag, entities in a colour of their label's.
struct EntityPrinter {
  let labels: [String]
  let isColored: Bool
  let scheme: TagScheme

  /// Colours of the terminal that stay apart on a light and on a dark ground: blue, green, magenta, cyan, yellow, red.
  private static let palette = [34, 32, 35, 36, 33, 31]

  func lines(of sentence: Sentence) -> [String] {
    let tags = scheme.tags(for: sentence.entities, count: sentence.words.count)
    var lines = zip(sentence.words, tags).map { "\($0) \($1)" }
    guard isColored else { return lines }
    for entity in sentence.entities {
      let color = EntityPrinter.palette[(labels.firstIndex(of: entity.label) ?? 0) % EntityPrinter.palette.count]
      for token in entity.tokens { lines[token] = "\u{1B}[1;\(color)m\(lines[token])\u{1B}[0m" }
    }
    return lines
  }
}
