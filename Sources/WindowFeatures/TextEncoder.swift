import TaggedText

/// Turns tagged documents into rows of words and features, with their gold classes.
public struct TextEncoder: Sendable {
  private let vocabularies: [Vocabulary]
  private var features: FeatureEncoder
  private var known: [WordKey: (rows: [Int32], form: Int32)] = [:]
  private var formNumbers = FormNumbers()

  /// - Parameter vocabularies: those of the tables of words, in their order.
  public init(vocabularies: [Vocabulary], features: [FittedFeature]) {
    self.vocabularies = vocabularies
    self.features = FeatureEncoder(features)
  }

  /// For each table of words and each feature the bags of the forms so far; nil where a token has one row.
  public var bags: [RowBags?] { vocabularies.map { _ in nil } + features.bags }

  /// Encodes documents.
  ///
  /// - Parameter areTraining: whether they are those of the training set, from which lists were made.
  /// - Returns: the text, and how many entities have a label that the tag set does not know; their tokens get the
  ///   class of O, and scoring counts them as missed.
  /// - Complexity: O(bytes).
  public mutating func encode(
    _ documents: [[Sentence]], areTraining: Bool = false, tagSet: TagSet, radius: Int
  ) throws(TextError) -> (text: EncodedText, unknownLabels: Int) {
    var text = EncodedText(featureCount: vocabularies.count + features.features.count, radius: radius)
    var unknownLabels = 0
    for (index, document) in documents.enumerated() {
      let rows = features.rows(of: document.map(\.words), trainingIndex: areTraining ? index : nil)
      for (sentence, rows) in zip(document, rows) {
        let entities = sentence.entities.filter { tagSet.labels.contains($0.label) }
        unknownLabels += sentence.entities.count - entities.count
        let classes = try tagSet.classes(for: entities, count: sentence.words.count)
        let words = sentence.words.map { numbers(of: $0) }
        text.append(
          formRows: zip(words, rows).map { $0.rows + $1 }, forms: words.map { $0.form },
          goldClasses: classes.map { Int32($0) })
      }
      text.endDocument()
    }
    text.bags = bags
    return (text, unknownLabels)
  }

  /// The rows of a word's vectors, and the number of its form.
  private mutating func numbers(of word: String) -> (rows: [Int32], form: Int32) {
    let key = WordKey(word)
    if let numbers = known[key] { return numbers }
    let numbers = (rows: vocabularies.map { $0.row(of: word) }, form: formNumbers.number(of: word))
    known[key] = numbers
    return numbers
  }
}
