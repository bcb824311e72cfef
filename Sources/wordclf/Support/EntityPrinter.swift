import TaggedText
import TextFormats

/// Sentences as lines to read: a word, its tag and, where it is known, the tag's probability; entities in a colour of
/// their label's.
struct EntityPrinter {
  let labels: [String]
  let isColored: Bool
  let scheme: TagScheme

  func lines(of sentence: Sentence) -> [String] {
    let tags = scheme.tags(for: sentence.entities, count: sentence.words.count)
    var lines = zip(sentence.words, tags).map { "\($0) \($1)" }
    if let confidence = sentence.confidence {
      for (token, probability) in confidence.tokens.enumerated() { lines[token] += " \(probability.fixed(3))" }
    }
    guard isColored else { return lines }
    var colors = LabelColors(labels: labels)
    for entity in sentence.entities {
      let color = colors.color(of: entity.label)
      for token in entity.tokens { lines[token] = "\u{1B}[1;\(color)m\(lines[token])\u{1B}[0m" }
    }
    return lines
  }
}
