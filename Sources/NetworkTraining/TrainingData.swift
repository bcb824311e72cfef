import ByteStreams
import TaggedText
import WindowFeatures
import WordVectors

/// A training and a development set, resolved against stores of vectors: all words looked up once, in bulk.
public struct TrainingData: Sendable {
  public let tagSet: TagSet
  /// The word vectors of each store, side by side, and then the frozen copies that the options ask for.
  public let tables: [WordVectorTable]
  /// The features of the options, with the values of the training set.
  public let features: [(feature: FittedFeature, dimension: Int)]
  public let training: EncodedText
  /// The training set with all letters in another case, token for token, where the options have sentences shown so; what
  /// its features know is the training set as it is.
  public let variants: [LetterCase: EncodedText]
  public let development: EncodedText?
  /// The gold entities of the development set.
  public let developmentSentences: [Sentence]
  /// The scheme that the development set is written in.
  public let developmentScheme: TagScheme
  /// Entities of the development set whose label the training set does not have.
  public let unknownDevelopmentLabels: Int
  /// What counts as a document.
  public let scope: DocumentScope

  /// - Parameter gazetteers: lists of phrases by name, each of which becomes a feature.
  /// - Parameter stores: those of the tables of words, at least one.
  /// - Parameter options: those of the run; scheme, window, features, unknown words, case augmentation and frozen copies
  ///   count here.
  /// - Throws: what the store throws.
  /// - Complexity: O(bytes of the corpora) and one look-up in each store for each distinct form.
  public init(
    training corpus: Corpus, development developmentCorpus: Corpus?, gazetteers: [Gazetteer] = [],
    stores: [VectorStore],
    options: TrainingOptions
  ) throws {
    precondition(!stores.isEmpty, "words without vectors cannot be told apart")
    let trainingSentences = corpus.sentences
    developmentSentences = developmentCorpus?.sentences ?? []
    developmentScheme = developmentCorpus?.scheme ?? corpus.scheme
    tagSet = TagSet(labels: corpus.entityCounts.map(\.label), scheme: options.scheme)
    let trainingForms = TrainingData.forms(in: trainingSentences)
    let developmentForms = TrainingData.forms(in: developmentSentences)
    let variantCases = options.caseAugmentation > 0 ? LetterCase.allCases : []
    let variantForms = variantCases.map { letterCase in trainingForms.map { letterCase.rewrite($0.form) } }
    let storeTables = try stores.enumerated().map { number, store in
      try WordVectorTable(
        training: trainingForms, variants: variantForms.flatMap { $0 }, development: developmentForms.map(\.form),
        store: store, number: number, unknownWords: options.unknownWords)
    }
    let copied = storeTables.filter { options.keepsFrozenCopy && options.embeddings(ofStore: $0.store) == .fineTuned }
    tables = storeTables + copied.map(\.frozenCopy)

    scope = DocumentScope(of: corpus)
    let documents = scope.apply(to: corpus.documents)
    features =
      options.features.fitted(to: documents, labels: tagSet.labels)
      + gazetteers.map { ($0.feature, Gazetteer.dimension) }

    var encoder = TextEncoder(vocabularies: tables.map(\.vocabulary), features: features.map(\.feature))
    let radius = options.radius
    var training = try encoder.encode(documents, areTraining: true, tagSet: tagSet, radius: radius).text
    var variants: [LetterCase: EncodedText] = [:]
    for letterCase in variantCases {
      let rewritten = documents.map { $0.map { letterCase.rewrite($0) } }
      variants[letterCase] = try encoder.encode(rewritten, areTraining: true, tagSet: tagSet, radius: radius).text
    }
    // a sentence that is shown in another case brings forms that the training set does not have
    training.bags = encoder.bags
    self.training = training
    self.variants = variants
    guard let developmentCorpus else {
      (development, unknownDevelopmentLabels) = (nil, 0)
      return
    }
    (development, unknownDevelopmentLabels) = try encoder.encode(
      scope.apply(to: developmentCorpus.documents), tagSet: tagSet, radius: radius)
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
    for table in tables {
      digest.update([UInt8](littleEndian: table.vectors.elements))
      for (row, parts) in table.compositions { digest.update([UInt8](littleEndian: ([row] + parts).map { Int32($0) })) }
    }
    let names = features.map(\.feature.name) + features.flatMap { $0.feature.texts ?? [] }
    let gold = developmentSentences.flatMap(\.entities).map { "\($0.label) \($0.tokens)" }
    for texts in [tagSet.labels, names, [developmentScheme.rawValue] + gold] {
      digest.update(Array((texts.joined(separator: "\n") + "\n\n").utf8))
    }
    for text in ([training, development] + LetterCase.allCases.map { variants[$0] }).compactMap({ $0 }) {
      let borders = (text.sentenceLengths + text.documentStarts).map { Int32($0) }
      for rows in text.rows + [text.goldClasses, text.forms, borders] {
        digest.update([UInt8](littleEndian: rows))
      }
      for bags in text.bags.compactMap({ $0 }) {
        digest.update([UInt8](littleEndian: bags.borders.map { Int32($0) } + bags.rows))
      }
    }
    return digest.hexadecimal
  }

  /// The distinct word forms, in the order in which they first occur, and how many tokens each has.
  private static func forms(in sentences: [Sentence]) -> [(form: String, count: Int)] {
    var places: [WordKey: Int] = [:]
    var forms: [(form: String, count: Int)] = []
    for word in sentences.lazy.flatMap(\.words) {
      let place = places[WordKey(word), default: forms.count]
      if place == forms.count {
        places[WordKey(word)] = place
        forms.append((word, 0))
      }
      forms[place].count += 1
    }
    return forms
  }
}
