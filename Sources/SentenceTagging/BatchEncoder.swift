import NumericKernels
import TaggedText
import WindowFeatures
import WindowNetwork

/// Encodes sentences for one pass of the network, with a word table of their own: the vectors of just the forms that
/// occur in them, wherever each comes from.
struct BatchEncoder {
  private let model: WindowModel
  private var features: FeatureEncoder
  private let words: WordSource
  private let scope: DocumentScope
  private var text: EncodedText
  private var known: [WordKey: (row: Int32, form: Int32)] = [:]
  private var formNumbers = FormNumbers()
  private var vectors: [Float]
  private let dimension: Int

  init(model: WindowModel, words: WordSource, scope: DocumentScope) {
    self.model = model
    self.scope = scope
    self.words = words
    features = FeatureEncoder(model.features)
    dimension = model.architecture.wordDimension
    text = EncodedText(featureCount: model.features.count + 1, radius: model.architecture.radius)
    vectors = Array(model.weights.words.row(Int(Vocabulary.padding)))
  }

  /// Appends the sentences of a document.
  ///
  /// - Throws: what the store throws.
  mutating func append(document: [Sentence]) throws {
    for document in scope.apply(to: [document]) {
      for (sentence, rows) in zip(document, features.rows(of: document.map(\.words))) {
        let words = try sentence.words.map { try numbers(of: $0) }
        text.append(formRows: zip(words, rows).map { [$0.row] + $1 }, forms: words.map { $0.form })
      }
      text.endDocument()
    }
  }

  /// The text, and the model's weights with the batch's word table in place of the vocabulary's.
  consuming func finish() -> (EncodedText, WindowWeights<Float>) {
    var weights = model.weights
    weights.words = Matrix(rows: vectors.count / dimension, columns: dimension, elements: vectors)
    return (text, weights)
  }

  /// The row of a word's vector, which is added the first time, and the number of its form.
  private mutating func numbers(of word: String) throws -> (row: Int32, form: Int32) {
    let key = WordKey(word)
    if let numbers = known[key] { return numbers }
    let numbers = (row: Int32(vectors.count / dimension), form: formNumbers.number(of: word))
    vectors.append(contentsOf: try words.vector(of: word))
    known[key] = numbers
    return numbers
  }
}
