import NumericKernels
import WindowFeatures
import WordVectors

/// The vectors that a store has for the words of a training and a development set, and those of their fall-backs.
public struct WordVectorTable: Sendable {
  /// The number of the store, from 0.
  public let store: Int
  /// Whether its vectors stay as they are beside those of another table, of the same store, that are fine-tuned.
  public private(set) var isFrozenCopy = false
  public let vocabulary: Vocabulary
  /// The vector of each row of the vocabulary; padding's are zeros, the unknown word's and those of classes of numbers the
  /// mean of all others.
  public let vectors: Matrix<Float>
  /// The rows of padding, the unknown word and the classes of numbers of the training set, which no store has.
  public let learnedRows: Int
  /// Those rows and the rows of the words of the training set, its variants included; the rows of words that occur only in
  /// the development set follow.
  public let trainingRows: Int
  /// The rows of compounds that occur only in the development set, each with the rows of its parts.
  let compositions: [(row: Int, parts: [Int])]
  public let coverage: Coverage

  /// How many words of the training set have vectors: the store's, or those of a fall-back.
  public struct Coverage: Sendable, Hashable {
    public var tokens = 0
    public var knownTokens = 0
    public var forms = 0
    public var knownForms = 0
    /// Of the known forms those that are composed of their parts.
    public var composedForms = 0
    /// Of the known forms those of classes of numbers that the store does not have.
    public var numberForms = 0
  }

  /// The number of classes of numbers of the training set that the store does not have.
  public var numberClassCount: Int { learnedRows - Int(Vocabulary.firstWord) }

  /// - Parameter training: the distinct word forms of the training set, and how many tokens each has.
  /// - Parameter variants: its forms in other cases, as training shows them too.
  /// - Parameter development: the distinct word forms of the development set.
  /// - Parameter number: that of the store, from 0.
  /// - Throws: what the store throws.
  /// - Complexity: O(bytes of the forms) and one look-up in the store for each, with fall-backs one for each part too.
  init(
    training: [(form: String, count: Int)], variants: [String], development: [String], store: VectorStore, number: Int,
    unknownWords: UnknownWordPolicy
  ) throws {
    self.store = number
    var resolved = ResolvedWords(isCased: store.isCased, unknownWords: unknownWords, dimension: store.dimension)
    try resolved.add(training.map(\.form), areTraining: true, from: store)
    try resolved.add(variants, areTraining: true, from: store)
    learnedRows = resolved.classes.rowCount
    trainingRows = learnedRows + resolved.words.words.count
    try resolved.add(development, areTraining: false, from: store)
    let vocabulary = resolved.vocabulary
    self.vocabulary = vocabulary
    vectors = resolved.matrix()
    compositions = resolved.compositions.compactMap { key, parts in
      vocabulary[key].map { (row: Int($0), parts: parts.compactMap { vocabulary[$0].map { Int($0) } }) }
    }
    var coverage = Coverage()
    for (form, count) in training {
      coverage.forms += 1
      coverage.tokens += count
      let row = vocabulary.row(of: form)
      guard row != Vocabulary.unknown else { continue }
      coverage.knownForms += 1
      coverage.knownTokens += count
      if row < learnedRows {
        coverage.numberForms += 1
      } else if FallBack.isKey(vocabulary.words[Int(row - Vocabulary.firstWord)]) {
        coverage.composedForms += 1
      }
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
      words: Array(vocabulary.words.prefix(trainingRows - Int(Vocabulary.firstWord))), isCased: vocabulary.isCased,
      unknownWords: vocabulary.unknownWords)
  }
}

/// The words of some texts that a store knows, and the fall-backs of others, with their vectors.
private struct ResolvedWords {
  /// Words of the store and compounds, whose vectors are the elements.
  private(set) var words: Vocabulary
  /// Classes of numbers that the store does not have.
  private(set) var classes: Vocabulary
  /// Compounds of the development set alone, each with the words that its parts are.
  private(set) var compositions: [(key: String, parts: [String])] = []
  private let unknownWords: UnknownWordPolicy
  private let dimension: Int
  private var elements: [Float] = []

  init(isCased: Bool, unknownWords: UnknownWordPolicy, dimension: Int) {
    words = Vocabulary(isCased: isCased)
    classes = Vocabulary(isCased: isCased)
    self.unknownWords = unknownWords
    self.dimension = dimension
  }

  private typealias Found = [WordKey: ArraySlice<Float>]

  private func keys(of form: String) -> [String] { LookupPolicy.keys(for: form, isCased: words.isCased) }

  /// Adds the store's word for each form, or the first fall-back that there is.
  ///
  /// - Parameter areTraining: whether they are those of the training set, of which number classes are made.
  mutating func add(_ forms: [String], areTraining: Bool, from store: VectorStore) throws {
    let keys = forms.map { self.keys(of: $0) }
    let found = try vectors(of: keys.joined().filter { words[$0] == nil }, in: store)
    var missing: [String] = []
    for (form, candidates) in zip(forms, keys) {
      let key = candidates.first { words[$0] != nil || found[WordKey($0)] != nil }
      if let key { insert(key, found) } else { missing.append(form) }
    }
    try addFallBacks(of: missing, areTraining: areTraining, from: store)
  }

  private mutating func addFallBacks(of forms: [String], areTraining: Bool, from store: VectorStore) throws {
    let fallBacks = forms.map { unknownWords.fallBacks(of: $0, isCased: words.isCased) }
    let candidates = fallBacks.joined().flatMap { fallBack -> [String] in
      switch fallBack {
      case .word(let key): [key]
      case .numberClass: []
      case .compound(_, let parts): parts.flatMap { keys(of: $0) }
      }
    }
    let found = try vectors(of: candidates, in: store)
    for fallBacks in fallBacks {
      for fallBack in fallBacks where insert(fallBack, areTraining: areTraining, found) { break }
    }
  }

  /// - Returns: whether there is a row of it now.
  private mutating func insert(_ fallBack: FallBack, areTraining: Bool, _ found: Found) -> Bool {
    switch fallBack {
    case .word(let key):
      insert(key, found)
      return words[key] != nil
    case .numberClass(let key):
      if areTraining { classes.insert(key) }
      return classes[key] != nil
    case .compound(let key, let parts):
      if words[key] != nil { return true }
      let parts = parts.compactMap { keys(of: $0).first { found[WordKey($0)] != nil } }
      if parts.isEmpty { return false }
      if !areTraining {
        // what training makes of the parts is what the compound will be made of
        for part in parts { insert(part, found) }
        compositions.append((key, parts))
      }
      words.insert(key)
      elements.append(contentsOf: FallBack.compose(parts.compactMap { found[WordKey($0)] }))
      return true
    }
  }

  /// Adds a word with its vector, if it is not there and the store has it.
  private mutating func insert(_ key: String, _ found: Found) {
    guard words[key] == nil, let vector = found[WordKey(key)] else { return }
    words.insert(key)
    elements.append(contentsOf: vector)
  }

  /// The vectors that the store has under these keys.
  private func vectors(of keys: some Sequence<String>, in store: VectorStore) throws -> Found {
    var seen: Set<WordKey> = []
    let distinct = keys.filter { seen.insert(WordKey($0)).inserted }
    let table = try store.vectors(for: distinct)
    var found: Found = [:]
    for (index, word) in distinct.enumerated() {
      if let vector = table.vector(at: index) { found[WordKey(word)] = vector }
    }
    return found
  }

  /// Classes, then words.
  var vocabulary: Vocabulary {
    Vocabulary(words: classes.words + words.words, isCased: words.isCased, unknownWords: unknownWords)
  }

  /// The vectors with the rows of padding, zeros, and of the unknown word and the classes, the mean, before them.
  func matrix() -> Matrix<Float> {
    var sums = [Double](repeating: 0, count: dimension)
    for (index, element) in elements.enumerated() { sums[index % dimension] += Double(element) }
    let count = Double(max(words.words.count, 1))
    let mean = sums.map { Float($0 / count) }
    let rowsOfMean = repeatElement(mean, count: 1 + classes.words.count).joined()
    return Matrix(
      rows: vocabulary.rowCount,
      columns: dimension,
      elements: [Float](repeating: 0, count: dimension) + rowsOfMean + elements
    )
  }
}
