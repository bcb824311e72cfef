import NumericKernels
import WindowFeatures
import WordVectors

/// The vectors that a store has for the words of a training and a development set.
public struct WordVectorTable: Sendable {
  /// The number of the store, from 0.
  public let store: Int
  /// Whether its vectors stay as they are beside those of another table, of the same store, that are fine-tuned.
  public private(set) var isFrozenCopy = false
  public let vocabulary: Vocabulary
  /// The vector of each row of the vocabulary; padding's are zeros, the unknown word's the mean of all.
  public let vectors: Matrix<Float>
  /// The rows of padding, the unknown word and the words of the training set, its variants included; the rows of words
  /// that occur only in the development set follow.
  public let trainingRows: Int
  public let coverage: Coverage

  /// How many words of the training set the store knows.
  public struct Coverage: Sendable, Hashable {
    public var tokens = 0
    public var knownTokens = 0
    public var forms = 0
    public var knownForms = 0
  }

  /// - Parameter training: the distinct word forms of the training set, and how many tokens each has.
  /// - Parameter variants: its forms in other cases, as training shows them too.
  /// - Parameter development: the distinct word forms of the development set.
  /// - Parameter number: that of the store, from 0.
  /// - Throws: what the store throws.
  /// - Complexity: O(bytes of the forms) and one look-up in the store for each.
  init(
    training: [(form: String, count: Int)], variants: [String], development: [String], store: VectorStore, number: Int
  ) throws {
    self.store = number
    var resolved = ResolvedWords(isCased: store.isCased, dimension: store.dimension)
    try resolved.add(training.map(\.form), from: store)
    try resolved.add(variants, from: store)
    trainingRows = resolved.vocabulary.rowCount
    try resolved.add(development, from: store)
    vocabulary = resolved.vocabulary
    vectors = resolved.matrix()
    var coverage = Coverage()
    for (form, count) in training {
      coverage.forms += 1
      coverage.tokens += count
      guard vocabulary.row(of: form) != Vocabulary.unknown else { continue }
      coverage.knownForms += 1
      coverage.knownTokens += count
    }
    self.coverage = coverage
  }

  /// The same vectors, to stay as they are.
  var frozenCopy: WordVectorTable {
    var copy = self
    copy.isFrozenCopy = true
    return copy
  }

  /// The words of the training set alone.
  var trainingVocabulary: Vocabulary {
    Vocabulary(
      words: Array(vocabulary.words.prefix(trainingRows - Int(Vocabulary.firstWord))), isCased: vocabulary.isCased)
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
