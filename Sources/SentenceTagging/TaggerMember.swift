import NumericKernels
import TaggedText
import WindowFeatures
import WindowNetwork

/// A network with the vectors of all words: what brings the scores of one member of a model.
struct TaggerMember: Sendable {
  let model: WindowModel
  /// That of each table of words.
  private let words: [WordSource]
  /// How far this member looks.
  private let scope: DocumentScope

  /// - Parameter scope: what the whole model looks at; a member looks no further than it was trained to.
  init(_ model: WindowModel, stores: [TaggerStore], scope: DocumentScope, log: MissingStoreLog) {
    self.model = model
    self.scope = scope == .marked ? model.scope : scope
    words = zip(zip(model.tables, model.weights.words), stores).map { table, store in
      WordSource(vocabulary: table.0.vocabulary, vectors: table.1, store: store, log: log)
    }
  }

  /// A document as the network takes it, and the model's weights with the vectors of its words.
  ///
  /// - Throws: what the stores throw.
  func encode(_ document: [Sentence]) throws -> (text: EncodedText, weights: WindowWeights<Float>) {
    var encoder = BatchEncoder(model: model, words: words, scope: scope)
    try encoder.append(document: document)
    return encoder.finish()
  }

  /// The scores of each tag for each token of a document, `[tokens, classes]`, row by row.
  ///
  /// - Throws: what the stores throw.
  /// - Complexity: O(tokens · hidden · inputs).
  func scores(of document: [Sentence]) throws -> [Float] {
    let (text, weights) = try encode(document)
    let classifier = WindowClassifier(
      weights, windowSize: model.architecture.windowSize, activation: model.architecture.activation)
    return classifier.scores(of: text)
  }
}
