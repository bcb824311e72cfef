/// A tagged corpus to score against, with the predictions that stand beside its tags if there are any.
public struct GoldStandard: Sendable, Hashable {
  /// A sentence of the corpus.
  public struct Entry: Sendable, Hashable {
    /// The words, and the entities of the gold standard.
    public var sentence: Sentence
    /// The line of the file that holds the first word, from 1; the other words are on the lines that follow.
    public var line: Int
    /// `nil` where the file holds none.
    public var prediction: Prediction?

    public init(_ sentence: Sentence, line: Int, prediction: Prediction? = nil) {
      self.sentence = sentence
      self.line = line
      self.prediction = prediction
    }
  }

  /// What somebody predicted of a sentence.
  public struct Prediction: Sendable, Hashable {
    public var entities: [EntitySpan]
    /// The number of tokens whose predicted tag is the gold one, as both stand in the file.
    public var correctTokens: Int

    public init(entities: [EntitySpan], correctTokens: Int) {
      self.entities = entities
      self.correctTokens = correctTokens
    }
  }

  /// The sentences of each document; one document where the file marks none.
  public var documents: [[Entry]]

  /// The scheme in which gold tags, and predicted ones, were read.
  public var scheme: TagScheme

  /// The number of gold entities, as conlleval reads them, whose tags are not what ``scheme`` would have written.
  public var irregular: Int

  /// The same of the predicted entities; `nil` where the file holds none.
  public var irregularPredictions: Int?

  /// The entities that the gold tags say, and nothing else.
  public var corpus: Corpus {
    Corpus(documents: documents.map { $0.map(\.sentence) }, scheme: scheme, irregular: irregular)
  }

  /// Reads a file in columns.
  ///
  /// - Parameters:
  ///   - lines: The lines, without their line feeds; ``CoNLLReader`` says how they are read.
  ///   - file: The name to use in errors.
  ///   - reading: How entities are read out of tags.
  ///   - scheme: That of the tags; where it is `nil`, the one that the gold tags are in by ``SchemeEvidence``.
  /// - Throws: The first error of a line, or ``TextError/empty(file:)`` when there is no token.
  /// - Complexity: O(number of bytes).
  public init(
    lines: some Sequence<ArraySlice<UInt8>>,
    file: String,
    columns: CoNLLColumns = CoNLLColumns(),
    reading: TagReading = .conlleval,
    scheme forced: TagScheme? = nil
  ) throws(TextError) {
    var reader = CoNLLReader(file: file, columns: columns)
    // the scheme is known when the last tag is read
    let documents = try reader.readDocuments(lines) { Tagged($0) }
    let scheme = forced ?? reader.evidence.scheme
    self.scheme = scheme
    irregular = reader.evidence.irregular(in: scheme)
    irregularPredictions = columns.predicted == nil ? nil : reader.predictedEvidence.irregular(in: scheme)
    self.documents = documents.map { document in
      document.map { $0.entry(scheme: scheme, reading: reading, hasPredictions: columns.predicted != nil) }
    }
  }

  /// The same, from the bytes of a whole file.
  public init(
    bytes: [UInt8],
    file: String,
    columns: CoNLLColumns = CoNLLColumns(),
    reading: TagReading = .conlleval,
    scheme: TagScheme? = nil
  ) throws(TextError) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    try self.init(lines: lines, file: file, columns: columns, reading: reading, scheme: scheme)
  }

  /// A sentence whose tags are not yet read.
  private struct Tagged {
    let words: [String]
    let tags, predictedTags: [Tag]
    let line: Int

    init(_ read: CoNLLSentence) {
      (words, tags, predictedTags, line) = (read.sentence.words, read.tags, read.predictedTags, read.firstLine)
    }

    func entry(scheme: TagScheme, reading: TagReading, hasPredictions: Bool) -> Entry {
      func entities(_ tags: [Tag]) -> [EntitySpan] { [EntitySpan](tags: tags, in: scheme, reading: reading) }
      let prediction = Prediction(
        entities: entities(predictedTags), correctTokens: zip(tags, predictedTags).count { $0 == $1 })
      return Entry(
        Sentence(words: words, entities: entities(tags)), line: line, prediction: hasPredictions ? prediction : nil)
    }
  }
}
