import TaggedText

/// Turns word forms into the rows of their features, and remembers each form it has met.
public struct FormEncoder: Sendable {
  public let features: [FormFeature]
  private let vocabulary: Vocabulary
  private var known: [WordKey: [Int32]] = [:]

  public init(vocabulary: Vocabulary, features: [FormFeature]) {
    self.vocabulary = vocabulary
    self.features = features
  }

  /// The rows of a form: the word's own first, then one a feature.
  ///
  /// - Complexity: O(length) for a form met before.
  public mutating func rows(of form: String) -> [Int32] {
    let key = WordKey(form)
    if let rows = known[key] { return rows }
    let rows = [vocabulary.row(of: form)] + features.map { $0.row(of: form) }
    known[key] = rows
    return rows
  }

  /// Encodes sentences with their gold classes.
  ///
  /// - Returns: the text, and how many entities have a label that the tag set does not know; their tokens get the
  ///   class of O, and scoring counts them as missed.
  /// - Complexity: O(bytes).
  public mutating func encode(
    _ sentences: [Sentence],
    tagSet: TagSet,
    radius: Int
  ) throws(TextError) -> (text: EncodedText, unknownLabels: Int) {
    var text = EncodedText(featureCount: features.count + 1, radius: radius)
    var unknownLabels = 0
    for sentence in sentences {
      let entities = sentence.entities.filter { tagSet.labels.contains($0.label) }
      unknownLabels += sentence.entities.count - entities.count
      let classes = try tagSet.classes(for: entities, count: sentence.words.count)
      text.append(formRows: sentence.words.map { rows(of: $0) }, goldClasses: classes.map { Int32($0) })
    }
    return (text, unknownLabels)
  }
}
