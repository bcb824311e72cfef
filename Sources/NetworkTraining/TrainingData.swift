import ByteStreams
import NumericKernels
import TaggedText
import WindowFeatures
import WordVectors

/// A training and a development set, resolved against a store of vectors: all words looked up once, in bulk.
public struct TrainingData: Sendable {
  public let tagSet: TagSet
  public let vocabulary: Vocabulary
  /// The features of the options, with the values of the training set.
  public let features: [(feature: FittedFeature, dimension: Int)]
  /// The vector of each row of the vocabulary; padding's are zeros, the unknown word's the mean of all.
  public let vectors: Matrix<Float>
  /// The rows of padding, the unknown word and the words of the training set; the rows of words that occur only in the
  /// development set follow.
  public let trainingRows: Int
  public let training: EncodedText
  public let development: EncodedText?
  /// The gold entities of the development set.
  public let developmentSentences: [Sentence]
  /// The scheme that the development set is written in.
  public let developmentScheme: TagScheme
  public let coverage: Coverage
  /// What counts as a document.
  public let scope: DocumentScope

  /// How many words of the training set the store knows.
  public struct Coverage: Sendable, Hashable {
    public var tokens = 0
    public var knownTokens = 0
    public var forms = 0
    public var knownForms = 0
    /// Entities of the development set whose label the training set does not have.
    public var unknownDevelopmentLabels = 0
  }

  /// - Parameter gazetteers: lists of phrases by name, each of which becomes a feature.
  /// - Parameter options: those of the run; scheme, window and features count here.
  /// - Throws: what the store throws.
  /// - Complexity: O(bytes of the corpora) and one look-up in the store for each distinct form.
  public init(
    training corpus: Corpus, development developmentCorpus: Corpus?, gazetteers: [Gazetteer] = [], store: VectorStore,
    options: TrainingOptions
  ) throws {
    let trainingSentences = corpus.sentences
    developmentSentences = developmentCorpus?.sentences ?? []
    developmentScheme = developmentCorpus?.scheme ?? corpus.scheme
    tagSet = TagSet(labels: corpus.entityCounts.map(\.label), scheme: options.scheme)
    let trainingForms = TrainingData.forms(in: trainingSentences)
    let developmentForms = TrainingData.forms(in: developmentSentences)
    var resolved = ResolvedWords(isCased: store.isCased, dimension: store.dimension)
    try resolved.add(trainingForms, from: store)
    trainingRows = resolved.vocabulary.rowCount
    try resolved.add(developmentForms, from: store)
    vocabulary = resolved.vocabulary
    vectors = resolved.matrix()

    scope = DocumentScope(of: corpus)
    let documents = scope.apply(to: corpus.documents)
    features =
      options.features.fitted(to: documents, labels: tagSet.labels)
      + gazetteers.map { ($0.feature, Gazetteer.dimension) }

    var encoder = TextEncoder(vocabulary: vocabulary, features: features.map(\.feature))
    let radius = options.radius
    training = try encoder.encode(documents, areTraining: true, tagSet: tagSet, radius: radius).text
    if let developmentCorpus {
      let (text, unknownLabels) = try encoder.encode(
        scope.apply(to: developmentCorpus.documents), tagSet: tagSet, radius: radius)
      development = text
      coverage = TrainingData.coverage(
        of: training,
        forms: trainingForms,
        vocabulary: vocabulary,
        unknownLabels: unknownLabels
      )
    } else {
      development = nil
      coverage = TrainingData.coverage(of: training, forms: trainingForms, vocabulary: vocabulary, unknownLabels: 0)
    }
  }

  /// How often each class occurs among the training tokens.
  public var classCounts: [Int] {
    var counts = [Int](repeating: 0, count: tagSet.count)
    for gold in training.goldClasses { counts[Int(gold)] += 1 }
    return counts
  }

  /// A SHA-256 of everything that a run takes from the data: by it a checkpoint knows the run that it belongs to.
  ///
  /// - Complexity: O(bytes).
  var digest: String {
    var digest = Digest()
    digest.update([UInt8](littleEndian: vectors.elements))
    let names = features.map(\.feature.name) + features.flatMap { $0.feature.texts ?? [] }
    let gold = developmentSentences.flatMap(\.entities).map { "\($0.label) \($0.tokens)" }
    for texts in [tagSet.labels, names, [developmentScheme.rawValue] + gold] {
      digest.update(Array((texts.joined(separator: "\n") + "\n\n").utf8))
    }
    for text in [training, development].compactMap({ $0 }) {
      let borders = (text.sentenceLengths + text.documentStarts).map { Int32($0) }
      for rows in text.rows + [text.goldClasses, text.forms, borders] {
        digest.update([UInt8](littleEndian: rows))
      }
    }
    return digest.hexadecimal
  }

  /// The distinct word forms, in the order in which they first occur.
  private static func forms(in sentences: [Sentence]) -> [String] {
    var seen: Set<WordKey> = []
    return sentences.lazy.flatMap(\.words).filter { seen.insert(WordKey($0)).inserted }
  }

  private static func coverage(
    of text: EncodedText,
    forms: [String],
    vocabulary: Vocabulary,
    unknownLabels: Int
  ) -> Coverage {
    Coverage(
      tokens: text.tokenCount,
      knownTokens: text.places.count { text.rows[0][Int($0)] != Vocabulary.unknown },
      forms: forms.count,
      knownForms: forms.count { vocabulary.row(of: $0) != Vocabulary.unknown },
      unknownDevelopmentLabels: unknownLabels
    )
  }
}

/// The words of some texts that a store knows, with their vectors.
private struct ResolvedWords {
  var vocabulary: Vocabulary
  let dimension: Int
  var elements: [Float] = []

  init(isCased: Bool, dimension: Int) {
    vocabulary = Vocabulary(isCased: isCased)
    self.dimension = dimension
  }

  /// Adds the store's word for each form, if it has one.
  mutating func add(_ forms: [String], from store: VectorStore) throws {
    let keys = forms.map { LookupPolicy.keys(for: $0, isCased: vocabulary.isCased) }
    var seen: Set<WordKey> = []
    let distinct = keys.joined().filter { seen.insert(WordKey($0)).inserted && vocabulary[$0] == nil }
    let table = try store.vectors(for: distinct)
    var found: [WordKey: ArraySlice<Float>] = [:]
    for (index, word) in distinct.enumerated() {
      if let vector = table.vector(at: index) { found[WordKey(word)] = vector }
    }
    for candidates in keys {
      for key in candidates {
        if vocabulary[key] != nil { break }
        if let vector = found[WordKey(key)] {
          vocabulary.insert(key)
          elements.append(contentsOf: vector)
          break
        }
      }
    }
  }

  /// The vectors with the rows of padding, zeros, and of the unknown word, the mean, before them.
  func matrix() -> Matrix<Float> {
    var mean = [Double](repeating: 0, count: dimension)
    for (index, element) in elements.enumerated() { mean[index % dimension] += Double(element) }
    let count = Double(max(vocabulary.words.count, 1))
    return Matrix(
      rows: vocabulary.rowCount,
      columns: dimension,
      elements: [Float](repeating: 0, count: dimension) + mean.map { Float($0 / count) } + elements
    )
  }
}
