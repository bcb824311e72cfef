import NumericKernels
import WindowFeatures
import WindowNetwork
import WordVectors

/// How far training has moved the vectors of a model from those it started with, and what that did to neighbourhoods:
/// words of the training set move together with the task, and words that training never saw stay where they were.
public struct VectorDrift: Sendable {
  /// What is looked for, and how far around.
  public struct Options: Sendable, Hashable {
    /// The moved words, and the lost neighbours, that are listed.
    public var count = 20
    /// The most frequent words of the store that can be neighbours, beside the words of the model.
    public var vocabulary = 50_000
    /// The words that are the neighbours of a word: the nearest so many.
    public var neighbours = 5

    public init() {}
  }

  /// A word whose vector training has changed.
  public struct MovedWord: Sendable, Hashable {
    public let word: String
    /// Of the angle between the old vector and the new one.
    public let cosine: Float
    /// Between the ends of the two.
    public let distance: Float
    /// The nearest words by cosine, the nearest first: by the old vectors of all words, and by the new ones.
    public let before: [String]
    public let after: [String]
  }

  /// A word that training never saw, with a neighbour that training took away.
  public struct LostNeighbour: Sendable, Hashable {
    public let word: String
    /// One of the nearest words before and not after.
    public let neighbour: String
    /// The cosine of the two, before and after.
    public let before: Float
    public let after: Float
  }

  /// The name of the file of vectors that training began with.
  public let source: String
  /// The words of the model whose old vectors are in the store: all of them, unless the store holds but the first words
  /// of the file that the model was trained with.
  public let wordCount: Int
  /// The words of the model that the store does not have, though it once had them.
  public let missingCount: Int
  /// The words of the model that no store has: compounds and classes of numbers.
  public let composedCount: Int
  /// The words whose vectors differ in any bit.
  public let movedCount: Int
  /// The cosines of old and new vectors, the smallest first; of moved words with a direction.
  public let cosines: [Float]
  /// The words that have turned furthest, the furthest first.
  public let moved: [MovedWord]
  /// The words of the vocabulary that training never saw.
  public let untouchedCount: Int
  /// Those of them that lost at least one neighbour.
  public let bereftCount: Int
  /// The neighbours that went furthest, the furthest first.
  public let lost: [LostNeighbour]

  /// Compares a model with the store that it was trained with, which is looked for as a `Tagger` does; of several tables
  /// the first one whose store is named, or simply the first.
  ///
  /// - Throws: `StreamError` or `ModelError` where the model cannot be read; `VectorStoreError` where the store cannot
  ///   be, `TaggingError` where it holds other vectors or is not to be found.
  /// - Complexity: O(`vocabulary` · (`vocabulary` + words) · dimension) in BLAS, with memory for the vectors of both.
  public init(modelPath: String, storePath: String? = nil, options: Options = Options()) throws {
    let model = try ModelFile.load(modelPath)
    let stores = try TaggerStore.stores(for: model, modelPath: modelPath, storePaths: storePath.map { [$0] } ?? [])
    let table = stores.firstIndex { $0.path == storePath } ?? 0
    switch stores[table] {
    case .open(let store): try self.init(of: model, table: table, from: store, options: options)
    case .missing(let reason): throw TaggingError.missingStore(reason: reason)
    }
  }

  init(of model: WindowModel, table: Int = 0, from store: VectorStore, options: Options) throws {
    let vocabulary = model.tables[table].vocabulary
    let trained = try TrainedWords(vocabulary, vectors: model.weights.words[table], from: store)
    source = store.source
    wordCount = trained.words.count
    composedCount = vocabulary.words.count(where: FallBack.isKey)
    missingCount = vocabulary.words.count - composedCount - wordCount
    movedCount = trained.movedCount
    let order = trained.mostTurned
    cosines = order.map { trained.cosines[$0] }
    guard movedCount > 0 else {
      (moved, untouchedCount, bereftCount, lost) = ([], 0, 0, [])
      return
    }
    let space = try WordSpace(trained: trained, store: store, options: options) { vocabulary[$0] == nil }
    moved = space.movedWords(Array(order.prefix(options.count)))
    untouchedCount = space.untouchedWords.count
    (bereftCount, lost) = space.lostNeighbours(count: options.count)
  }
}

/// The words of a model with their vectors before and after training.
struct TrainedWords {
  private(set) var words: [String] = []
  /// `[words, dimension]`
  let before: Matrix<Float>
  let after: Matrix<Float>
  /// Of old and new vector; nan where one of them has no direction.
  let cosines: [Float]
  let distances: [Float]
  private(set) var movedCount = 0

  /// - Throws: what the store throws.
  init(_ vocabulary: Vocabulary, vectors: Matrix<Float>, from store: VectorStore) throws {
    let table = try store.vectors(for: vocabulary.words)
    var (old, new): ([Float], [Float]) = ([], [])
    var (cosines, distances): ([Float], [Float]) = ([], [])
    for (index, word) in vocabulary.words.enumerated() {
      guard let start = table.vector(at: index) else { continue }
      let end = vectors.row(index + Int(Vocabulary.firstWord))
      words.append(word)
      old += start
      new += end
      var (product, oldSquare, newSquare, square) = (0.0, 0.0, 0.0, 0.0)
      for (a, b) in zip(start, end) {
        let (a, b) = (Double(a), Double(b))
        product += a * b
        oldSquare += a * a
        newSquare += b * b
        square += (a - b) * (a - b)
      }
      cosines.append(Float(product / (oldSquare * newSquare).squareRoot()))
      distances.append(Float(square.squareRoot()))
      if !zip(start, end).allSatisfy({ $0.bitPattern == $1.bitPattern }) { movedCount += 1 }
    }
    before = Matrix(rows: words.count, columns: store.dimension, elements: old)
    after = Matrix(rows: words.count, columns: store.dimension, elements: new)
    (self.cosines, self.distances) = (cosines, distances)
  }

  /// The words that moved, those first that turned furthest, and of these the ones that went furthest.
  var mostTurned: [Int] {
    words.indices.filter { distances[$0] > 0 && cosines[$0].isFinite }.sorted {
      (cosines[$0], -distances[$0], $0) < (cosines[$1], -distances[$1], $1)
    }
  }
}

/// The words of a model and the frequent words beside them, before and after training.
///
/// Words go by numbers: those of the model first, then those that training never saw.
private struct WordSpace {
  let trained: TrainedWords
  let untouchedWords: [String]
  private let before: [Matrix<Float>]
  private let after: [Matrix<Float>]
  private let untouched: [Matrix<Float>]
  private let neighbours: Int

  /// - Parameter isUntouched: whether training never saw a word of the store.
  /// - Throws: what the store throws.
  init(
    trained: TrainedWords, store: VectorStore, options: VectorDrift.Options, isUntouched: (String) -> Bool
  ) throws {
    self.trained = trained
    neighbours = options.neighbours
    var (words, vectors): ([String], [Float]) = ([], [])
    try store.forEach(first: options.vocabulary) { _, word, vector in
      guard isUntouched(word) else { return }
      words.append(word)
      for index in vector.indices { vectors.append(vector[index]) }
    }
    untouchedWords = words
    before = trained.before.unitTiles()
    after = trained.after.unitTiles()
    untouched = Matrix(rows: words.count, columns: store.dimension, elements: vectors).unitTiles()
  }

  private func word(_ number: Int) -> String {
    number < trained.words.count ? trained.words[number] : untouchedWords[number - trained.words.count]
  }

  /// The given words of the model with their neighbours.
  func movedWords(_ numbers: [Int]) -> [VectorDrift.MovedWord] {
    func neighbours(in tiles: [Matrix<Float>]) -> [[String]] {
      let queries = tiles.rows(numbers)
      var nearest = NearestRows(queries: numbers.count, count: self.neighbours)
      nearest.show(tiles, first: 0, to: queries, own: numbers)
      nearest.show(untouched, first: trained.words.count, to: queries, own: numbers)
      return numbers.indices.map { nearest[$0].map { word($0.row) } }
    }
    return zip(numbers, zip(neighbours(in: before), neighbours(in: after))).map { number, found in
      VectorDrift.MovedWord(
        word: trained.words[number], cosine: trained.cosines[number], distance: trained.distances[number],
        before: found.0, after: found.1)
    }
  }

  /// How many untouched words lost a neighbour to training, and the neighbours that went furthest.
  func lostNeighbours(count: Int) -> (words: Int, furthest: [VectorDrift.LostNeighbour]) {
    var bereft = 0
    var lost: [VectorDrift.LostNeighbour] = []
    var first = trained.words.count
    for queries in untouched {
      let own = Array(first..<first + queries.rows)
      var stayed = NearestRows(queries: queries.rows, count: neighbours)
      stayed.show(untouched, first: trained.words.count, to: queries, own: own)
      var (old, new) = (stayed, stayed)
      old.show(before, first: 0, to: queries, own: own)
      new.show(after, first: 0, to: queries, own: own)
      for query in 0..<queries.rows {
        let kept = Set(new[query].map(\.row))
        // a neighbour may also go because others come nearer
        let gone = old[query].map(\.row).filter { $0 < trained.words.count && !kept.contains($0) }.map { row in
          VectorDrift.LostNeighbour(
            word: word(own[query]), neighbour: word(row), before: before.cosine(of: row, with: queries.row(query)),
            after: after.cosine(of: row, with: queries.row(query)))
        }.filter { $0.after < $0.before }
        bereft += gone.isEmpty ? 0 : 1
        lost += gone
      }
      first += queries.rows
    }
    lost.sort { $0.before - $0.after > $1.before - $1.after }
    return (bereft, Array(lost.prefix(count)))
  }
}

extension [Matrix<Float>] {
  /// Row `number`, counted through all tiles.
  private func row(_ number: Int) -> ArraySlice<Float> {
    self[number / NearestRows.tileRows].row(number % NearestRows.tileRows)
  }

  /// Some rows, counted through all tiles.
  fileprivate func rows(_ numbers: [Int]) -> Matrix<Float> {
    let elements = numbers.flatMap { row($0) }
    return Matrix(rows: numbers.count, columns: elements.count / Swift.max(numbers.count, 1), elements: elements)
  }

  /// The product of row `number` with another.
  fileprivate func cosine(of number: Int, with other: ArraySlice<Float>) -> Float {
    zip(row(number), other).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
