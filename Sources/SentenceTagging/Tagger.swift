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
  let words: WordSource
  let decoder: PathDecoder
  private let tokenizer = Tokenizer()

  /// Opens a model, and the store that it was trained with if that is to be found: the words that training did not see
  /// have their vectors there. Without it tagging works, and takes such words for the unknown word; that is logged
  /// once, when the first of them comes.
  ///
  /// - Parameter storePath: where the store is, if not where it was at training.
  /// - Parameter looksAtDocuments: false to tag each sentence by itself, whatever the model was trained to look at.
  /// - Parameter outsideBias: what is taken from the scores of words outside of entities; the model's own where it is nil.
  ///   More finds more entities, and more of them wrongly.
  /// - Parameter logger: gets the warning about a missing store.
  /// - Throws: `StreamError` or `ModelError` where the model cannot be read; `VectorStoreError` where `storePath` names
  ///   no store, `TaggingError` where it names one of other vectors.
  public init(
    modelPath: String,
    storePath: String? = nil,
    decoding: Decoding = .legal,
    looksAtDocuments: Bool = true,
    outsideBias: Float? = nil,
    logger: Logger = Logger(label: "wordclf.tagger")
  ) throws {
    let model = try ModelFile.load(modelPath)
    let store = try TaggerStore(for: model, modelPath: modelPath, storePath: storePath)
    self.init(
      model: model, store: store, decoding: decoding, scope: looksAtDocuments ? model.scope : .sentences,
      outsideBias: outsideBias, logger: logger)
  }

  init(
    model: WindowModel, store: TaggerStore, decoding: Decoding, scope: DocumentScope? = nil, outsideBias: Float? = nil,
    logger: Logger
  ) {
    self.scope = scope ?? model.scope
    self.model = model
    self.decoding = decoding
    words = WordSource(vocabulary: model.vocabulary, vectors: model.weights.words, store: store, logger: logger)
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
