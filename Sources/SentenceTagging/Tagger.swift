import Logging
import NumericKernels
import TaggedText
import WindowFeatures
import WindowNetwork
import WordVectors

/// Finds named entities, with a model that was trained before.
///
/// ```swift
/// let tagger = try Tagger(modelPath: "model.safetensors")
/// for entity in try tagger.entities(in: "Barack Obama visited Paris.") {
///   print(entity.label, entity.text)
/// }
/// ```
///
/// A tagger is an immutable value: open it once and use it from as many tasks as you like.
public struct Tagger: Sendable {
  public let model: WindowModel
  public let decoding: Decoding
  /// What counts as a document: what the model takes for one, or each sentence by itself.
  public let scope: DocumentScope
  /// That of each table of words.
  let words: [WordSource]
  let decoder: PathDecoder
  private let tokenizer = Tokenizer()

  /// Opens a model, and the stores that it was trained with if they are to be found: the words that training did not see
  /// have their vectors there. Without one tagging works, and takes such words for the unknown word; that is logged
  /// once, when the first of them comes.
  ///
  /// - Parameter storePaths: where stores are, if not where they were at training, in any order.
  /// - Parameter looksAtDocuments: false to tag each sentence by itself, whatever the model was trained to look at.
  /// - Parameter outsideBias: what is taken from the scores of words outside of entities; the model's own where it is nil.
  ///   More finds more entities, and more of them wrongly.
  /// - Parameter logger: gets the warning about missing stores.
  /// - Throws: `StreamError` or `ModelError` where the model cannot be read; `VectorStoreError` where one of
  ///   `storePaths` is no store, `TaggingError` where it is one of other vectors.
  public init(
    modelPath: String,
    storePaths: [String] = [],
    decoding: Decoding = .legal,
    looksAtDocuments: Bool = true,
    outsideBias: Float? = nil,
    logger: Logger = Logger(label: "wordclf.tagger")
  ) throws {
    let model = try ModelFile.load(modelPath)
    let stores = try TaggerStore.stores(for: model, modelPath: modelPath, storePaths: storePaths)
    self.init(
      model: model, stores: stores, decoding: decoding, scope: looksAtDocuments ? model.scope : .sentences,
      outsideBias: outsideBias, logger: logger)
  }

  init(
    model: WindowModel, stores: [TaggerStore], decoding: Decoding, scope: DocumentScope? = nil,
    outsideBias: Float? = nil,
    logger: Logger
  ) {
    self.scope = scope ?? model.scope
    self.model = model
    self.decoding = decoding
    words = zip(zip(model.tables, model.weights.words), stores).map { table, store in
      WordSource(vocabulary: table.0.vocabulary, vectors: table.1, store: store, logger: logger)
    }
    decoder = model.weights.decoder(of: model.tagSet, outsideBias: outsideBias ?? model.outsideBias)
  }

  /// Whether what is found in a sentence may depend on other sentences of the document.
  public var needsDocuments: Bool { scope == .marked && model.needsDocuments }

  /// The entities in a plain text, in order.
  ///
  /// - Throws: `VectorStoreError` where the store cannot be read.
  /// - Complexity: O(length).
  public func entities(in text: String) throws -> [Entity] {
    try tag(tokenizer.sentences(in: text)).flatMap { sentence in
      sentence.entities.map { Entity($0, in: sentence, of: text) }
    }
  }

  /// A plain text as sentences of words, with their entities.
  public func tag(_ text: String) throws -> [Sentence] {
    try tag(tokenizer.sentences(in: text))
  }

  /// The entities of one sentence that is already split into words.
  public func tag(words: [String]) throws -> [EntitySpan] {
    try tag([Sentence(words: words)])[0].entities
  }

  /// The given sentences, which are one document, with the entities that the model finds in them, whatever entities they
  /// had.
  ///
  /// - Throws: `VectorStoreError` where the store cannot be read.
  /// - Complexity: O(tokens · hidden · inputs). Many sentences in one call are faster than one at a time.
  public func tag(_ sentences: [Sentence]) throws -> [Sentence] {
    var encoder = BatchEncoder(model: model, words: words, scope: scope)
    try encoder.append(document: sentences)
    let (text, weights) = encoder.finish()
    let classifier = WindowClassifier(
      weights, windowSize: model.architecture.windowSize, activation: model.architecture.activation)
    let found = classifier.entities(in: text, decoder: decoder, tagSet: model.tagSet, decoding)
    return zip(sentences, found).map { sentence, entities in
      var tagged = sentence
      tagged.entities = entities
      return tagged
    }
  }
}
