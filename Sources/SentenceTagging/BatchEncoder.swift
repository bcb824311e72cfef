import NumericKernels
import TaggedText
import WindowFeatures
import WindowNetwork

/// Encodes sentences for one pass of the network, with word tables of their own: the vectors of just the forms that
/// occur in them, wherever each comes from.
struct BatchEncoder {
  private let model: WindowModel
  private var features: FeatureEncoder
  private let words: [WordSource]
  private let scope: DocumentScope
  private var text: EncodedText
  private var known: [WordKey: (row: Int32, form: Int32)] = [:]
  private var formNumbers = FormNumbers()
  /// For each table of words the vectors of padding and of the forms so far; a form has the same row in all.
  private var vectors: [[Float]]
  private var rowCount: Int32 = 1

  init(model: WindowModel, words: [WordSource], scope: DocumentScope) {
    self.model = model
    self.scope = scope
    self.words = words
    features = FeatureEncoder(model.features)
    text = EncodedText(featureCount: words.count + model.features.count, radius: model.architecture.radius)
    vectors = model.weights.words.map { Array($0.row(Int(Vocabulary.padding))) }
  }

  /// Appends the sentences of a document.
  ///
  /// - Throws: what the store throws.
  mutating func append(document: [Sentence]) throws {
    for document in scope.apply(to: [document]) {
      for (sentence, rows) in zip(document, features.rows(of: document.map(\.words))) {
        let words = try sentence.words.map { try numbers(of: $0) }
        text.append(
          formRows: zip(words, rows).map { Array(repeating: $0.row, count: self.words.count) + $1 },
          forms: words.map { $0.form })
      }
      text.endDocument()
    }
  }

  /// The text, and the model's weights with the batch's word tables in place of the vocabularies'.
  consuming func finish() -> (EncodedText, WindowWeights<Float>) {
    var weights = model.weights
    text.bags = words.map { _ in nil } + features.bags
    weights.words = zip(model.architecture.wordDimensions, vectors).map { dimension, vectors in
      Matrix(rows: Int(rowCount), columns: dimension, elements: vectors)
    }
    return (text, weights)
  }

  /// The row of a word's vectors, which are added the first time, and the number of its form.
  private mutating func numbers(of word: String) throws -> (row: Int32, form: Int32) {
    let key = WordKey(word)
    if let numbers = known[key] { return numbers }
    let numbers = (row: rowCount, form: formNumbers.number(of: word))
    for (table, source) in words.enumerated() { vectors[table].append(contentsOf: try source.vector(of: word)) }
    rowCount += 1
    known[key] = numbers
    return numbers
  }
}
