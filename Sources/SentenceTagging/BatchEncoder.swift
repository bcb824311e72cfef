import NumericKernels
import TaggedText
import WindowFeatures
import WindowNetwork

/// Encodes sentences for one pass of the network, with a word table of their own: the vectors of just the forms that
/// occur in them, wherever each comes from.
struct BatchEncoder {
  private let model: WindowModel
  private let features: [FormFeature]
  private let words: WordSource
  private var text: EncodedText
  private var rowsOfForm: [WordKey: [Int32]] = [:]
  private var vectors: [Float]
  private let dimension: Int

  init(model: WindowModel, words: WordSource) {
    self.model = model
    self.words = words
    features = model.features
    dimension = model.architecture.wordDimension
    text = EncodedText(featureCount: features.count + 1, radius: model.architecture.radius)
    vectors = Array(model.weights.words.row(Int(Vocabulary.padding)))
  }

  /// - Throws: what the store throws.
  mutating func append(_ sentence: Sentence) throws {
    text.append(formRows: try sentence.words.map { try rows(of: $0) })
  }

  /// The text, and the model's weights with the batch's word table in place of the vocabulary's.
  consuming func finish() -> (EncodedText, WindowWeights<Float>) {
    var weights = model.weights
    weights.words = Matrix(rows: vectors.count / dimension, columns: dimension, elements: vectors)
    return (text, weights)
  }

  private mutating func rows(of form: String) throws -> [Int32] {
    let key = WordKey(form)
    if let rows = rowsOfForm[key] { return rows }
    let row = Int32(vectors.count / dimension)
    vectors.append(contentsOf: try words.vector(of: form))
    let rows = [row] + features.map { $0.row(of: form) }
    rowsOfForm[key] = rows
    return rows
  }
}
