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
  private var rowOfForm: [WordKey: Int32] = [:]
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
        text.append(
          formRows: try zip(sentence.words, rows).map { [try wordRow(of: $0)] + $1 },
          forms: sentence.words.map { formNumbers.number(of: $0) })
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

  private mutating func wordRow(of form: String) throws -> Int32 {
    let key = WordKey(form)
    if let row = rowOfForm[key] { return row }
    let row = Int32(vectors.count / dimension)
    vectors.append(contentsOf: try words.vector(of: form))
    rowOfForm[key] = row
    return row
  }
}
