import NumericKernels
import Synchronization
import WindowFeatures
import WordVectors

/// The vector of any word form: from the model for words that training saw, from the store for others, which are
/// remembered; and composed of these, where the model was trained so.
final class WordSource: Sendable {
  private let vocabulary: Vocabulary
  private let vectors: Matrix<Float>
  private let store: TaggerStore
  private let log: MissingStoreLog
  private let capacity: Int
  private let state = Mutex(State())

  /// The number of words remembered from the store now.
  var rememberedCount: Int { state.withLock { $0.fromStore.count } }

  private struct State {
    /// What the store said: a vector, or nil where it has none.
    var fromStore: [WordKey: [Float]?] = [:]
  }

  /// Words of more bytes are not remembered: they hardly ever come again, and would fill the memory.
  private static let longestRemembered = 256

  /// - Parameter capacity: the most words remembered from the store; at 50 dimensions 20,000 take about 6 MB.
  init(
    vocabulary: Vocabulary,
    vectors: Matrix<Float>,
    store: TaggerStore,
    log: MissingStoreLog,
    capacity: Int = 20_000
  ) {
    self.vocabulary = vocabulary
    self.vectors = vectors
    self.store = store
    self.log = log
    self.capacity = capacity
  }

  /// The vector of a word form, or that of the first of its fall-backs that has one; the unknown word's where neither the
  /// model nor the store has any.
  ///
  /// - Throws: `VectorStoreError` where the store cannot be read.
  /// - Complexity: O(length + dimension); a look-up in the store the first time a form comes that training did not see, and
  ///   one for each of its parts, of which there are at most ``FallBack/mostParts``.
  func vector(of form: String) throws -> ArraySlice<Float> {
    if let vector = try ownVector(of: form) { return vector }
    for fallBack in vocabulary.unknownWords.fallBacks(of: form, isCased: vocabulary.isCased) {
      if let vector = try vector(at: fallBack) { return vector }
    }
    if case .missing(let reason) = store { log.warn(about: form, reason) }
    return vectors.row(Int(Vocabulary.unknown))
  }

  /// The vectors of several forms, as ``vector(of:)`` has them; the store is read in one go, and only where it is needed.
  ///
  /// - Throws: as above.
  func vectors(of forms: [String]) throws -> [ArraySlice<Float>] {
    var vectors: [ArraySlice<Float>] = []
    vectors.reserveCapacity(forms.count)
    var missing: [Int] = []
    for (index, form) in forms.enumerated() {
      let row = LookupPolicy.keys(for: form, isCased: vocabulary.isCased).first.flatMap { vocabulary[$0] }
      vectors.append(row.map { self.vectors.row(Int($0)) } ?? [])
      if row == nil { missing.append(index) }
    }
    func look() throws {
      for index in missing { vectors[index] = try vector(of: forms[index]) }
    }
    if !missing.isEmpty, case .open(let store) = store {
      try store.readAtOnce(look)
    } else {
      try look()
    }
    return vectors
  }

  /// The vector of the first of a form's keys that the model or the store has.
  private func ownVector(of form: String) throws -> ArraySlice<Float>? {
    for key in LookupPolicy.keys(for: form, isCased: vocabulary.isCased) {
      if let vector = try vector(ofKey: key) { return vector }
    }
    return nil
  }

  private func vector(at fallBack: FallBack) throws -> ArraySlice<Float>? {
    if let row = vocabulary[fallBack.key] { return vectors.row(Int(row)) }
    switch fallBack {
    case .word(let key): return try vector(ofKey: key)
    case .numberClass: return nil
    case .compound(_, let parts):
      let vectors = try parts.compactMap { try ownVector(of: $0) }
      return vectors.isEmpty ? nil : FallBack.compose(vectors)[...]
    }
  }

  private func vector(ofKey key: String) throws -> ArraySlice<Float>? {
    if let row = vocabulary[key] { return vectors.row(Int(row)) }
    guard case .open(let store) = store else { return nil }
    return try vector(of: key, in: store)?[...]
  }

  private func vector(of word: String, in store: VectorStore) throws -> [Float]? {
    let key = WordKey(word)
    if let known = state.withLock({ $0.fromStore[key] }) { return known }
    let found = try store.vector(for: word)
    guard word.utf8.count <= WordSource.longestRemembered else { return found }
    state.withLock { state in
      if state.fromStore.count >= capacity { state.fromStore.removeAll(keepingCapacity: true) }
      state.fromStore[key] = .some(found)
    }
    return found
  }
}
