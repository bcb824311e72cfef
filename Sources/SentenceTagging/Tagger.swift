import Logging
import TaggedText
import WindowNetwork

/// Finds named entities, with a model that was trained before.
///
/// ```swift
/// let tagger = try Tagger(modelPath: "model.safetensors")
/// for entity in try tagger.entities(in: "Barack Obama visited Paris.") {
///   print(entity.label, entity.text)
/// }
/// ```
///
/// A tagger is an immutable value: open it once and use it from as many tasks as you like. It remembers what it computed
/// for the word forms that came, so that a long text takes less than its parts, each with a tagger of its own.
public struct Tagger: Sendable {
  /// The model, or the several that tag together.
  public let model: AveragedModel
  public let decoding: Decoding
  /// What counts as a document: what the model takes for one, or each sentence by itself.
  public let scope: DocumentScope
  /// The name of the model's file, to use in errors.
  let modelPath: String
  let members: [TaggerMember]
  let decoder: PathDecoder
  private let tokenizer = Tokenizer()

  /// Opens a model, or an average of several, and the stores that it was trained with if they are to be found: the words
  /// that training did not see have their vectors there. Without one tagging works, and takes such words for the unknown
  /// word; that is logged once, when the first of them comes.
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
    try self.init(
      ModelFile.loadAverage(modelPath), modelPath: modelPath, storePaths: storePaths, decoding: decoding,
      looksAtDocuments: looksAtDocuments, outsideBias: outsideBias, logger: logger)
  }

  /// The same, of a model that is open already.
  ///
  /// - Parameter modelPath: where its file is or will be, beside which stores are looked for.
  /// - Throws: as above, but for the model.
  public init(
    _ model: AveragedModel,
    modelPath: String,
    storePaths: [String] = [],
    decoding: Decoding = .legal,
    looksAtDocuments: Bool = true,
    outsideBias: Float? = nil,
    logger: Logger = Logger(label: "wordclf.tagger")
  ) throws {
    self.init(
      model, stores: try TaggerStore.stores(for: model.members, modelPath: modelPath, storePaths: storePaths),
      modelPath: modelPath, decoding: decoding, scope: looksAtDocuments ? model.scope : .sentences,
      outsideBias: outsideBias, logger: logger)
  }

  /// - Parameter stores: for each member those of its tables.
  init(
    _ model: AveragedModel, stores: [[TaggerStore]], modelPath: String, decoding: Decoding, scope: DocumentScope,
    outsideBias: Float?, logger: Logger
  ) {
    self.model = model
    self.modelPath = modelPath
    self.decoding = decoding
    self.scope = scope
    let log = MissingStoreLog(logger)
    members = zip(model.members, stores).map {
      TaggerMember($0, stores: $1, scope: scope, log: log, members: model.members.count)
    }
    decoder = model.decoder(outsideBias: outsideBias)
  }

  /// Whether what is found in a sentence may depend on other sentences of the document.
  public var needsDocuments: Bool { scope == .marked && model.needsDocuments }

  /// What scores are divided by before they become probabilities, so that these come true as often as they say; nil where
  /// the model was made without a development set.
  public var temperature: Double? { model.calibration?.temperature }

  /// Whether probabilities were set right on a development set. Those of a model that is not calibrated mostly say that it
  /// is surer than it ought to be.
  public var isCalibrated: Bool { temperature != nil }

  /// The entities in a plain text, in order, with their probabilities.
  ///
  /// - Throws: `VectorStoreError` where the store cannot be read.
  /// - Complexity: O(length).
  public func entities(in text: String) throws -> [Entity] {
    try tag(text, withConfidence: true).flatMap { sentence in
      zip(sentence.entities, sentence.confidence?.entities ?? []).map {
        Entity($0, in: sentence, of: text, score: $1)
      }
    }
  }

  /// A plain text as sentences of words, with their entities.
  ///
  /// - Parameter withConfidence: as below.
  public func tag(_ text: String, withConfidence: Bool = false) throws -> [Sentence] {
    try tag(tokenizer.sentences(in: text), withConfidence: withConfidence)
  }

  /// The entities of one sentence that is already split into words.
  public func tag(words: [String]) throws -> [EntitySpan] {
    try tag([Sentence(words: words)])[0].entities
  }

  /// The given sentences, which are one document, with the entities that the model finds in them, whatever entities they
  /// had.
  ///
  /// - Parameter withConfidence: whether to say how probable each tag and each entity is: of all ways to tag the sentence,
  ///   each as likely as the model has it at its ``temperature``, or at 1. The bias against O has no part in that.
  /// - Throws: `VectorStoreError` where the store cannot be read.
  /// - Complexity: O(tokens · hidden · (window size + classes)), O(hidden · inputs) for each word form that did not come
  ///   before, and that for each of several models that tag together. Many sentences in one call are faster than one at a
  ///   time.
  public func tag(_ sentences: [Sentence], withConfidence: Bool = false) throws -> [Sentence] {
    let scores = try scores(of: sentences)
    var tagged = sentences
    if withConfidence {
      let found = model.tagSet.confidentEntities(
        scores: scores, sentenceLengths: sentences.map(\.words.count), decoder: decoder, decoding,
        temperature: temperature ?? 1)
      for (index, found) in found.enumerated() {
        (tagged[index].entities, tagged[index].confidence) = (found.entities, found.confidence)
      }
    } else {
      for (index, entities) in entities(in: sentences, scores: scores, decoder: decoder).enumerated() {
        (tagged[index].entities, tagged[index].confidence) = (entities, nil)
      }
    }
    return tagged
  }

  /// The scores of each tag for each token of a document, `[tokens, classes]`, row by row: the mean of the members'.
  func scores(of document: [Sentence]) throws -> [Float] { try scores(of: WordBlock(document)) }

  /// The entities of each sentence of a document, chosen by the scores of its tokens.
  func entities(in document: [Sentence], scores: [Float], decoder: PathDecoder) -> [[EntitySpan]] {
    model.tagSet.entities(
      scores: scores, sentenceLengths: document.map(\.words.count), decoder: decoder, decoding)
  }
}
