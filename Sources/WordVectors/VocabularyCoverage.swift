/// How much of a text the words of some stores cover, each word looked up as texts are: `LookupPolicy.backOff`.
public struct VocabularyCoverage: Hashable, Sendable {
  /// A part of the text: tokens, and their distinct forms.
  public struct Part: Hashable, Sendable, Codable {
    public var tokens = 0
    public var forms = 0

    public init(tokens: Int = 0, forms: Int = 0) {
      (self.tokens, self.forms) = (tokens, forms)
    }

    /// Adds a form that occurs `count` times.
    mutating func add(_ count: Int) {
      tokens += count
      forms += 1
    }
  }

  /// What one store does with the text. The steps and the unknown part make up the whole.
  public struct InStore: Hashable, Sendable {
    /// The file of the store.
    public let path: String
    /// What the store has, by the step that found it.
    public private(set) var found: [LookupStep: Part] = [:]
    /// What the store does not have.
    public private(set) var unknown = Part()

    init(path: String) { self.path = path }

    /// What the store has.
    public var covered: Part {
      found.values.reduce(Part()) { Part(tokens: $0.tokens + $1.tokens, forms: $0.forms + $1.forms) }
    }

    /// Adds a form that occurs `count` times and that `step` found, or none.
    mutating func add(_ count: Int, foundBy step: LookupStep?) {
      if let step { found[step, default: Part()].add(count) } else { unknown.add(count) }
    }
  }

  /// A word that no store has, and how often it occurs.
  public struct UnknownWord: Hashable, Sendable, Codable {
    public let word: String
    public let count: Int
  }

  /// How many forms are looked up at once.
  private static let sliceSize = 4096

  /// The whole text.
  public let total: Part
  /// One a store, in their order.
  public private(set) var stores: [InStore] = []
  /// What at least one store has.
  public private(set) var covered = Part()
  /// The most frequent of the words that no store has; of equally frequent ones the first in the order of their bytes.
  public private(set) var unknownWords: [UnknownWord] = []

  /// - Parameters:
  ///   - counts: the words of the text.
  ///   - limit: how many unknown words are kept.
  /// - Complexity: one look-up in each store for each form, and memory for the forms; no vector is read.
  /// - Throws: `VectorStoreError.damaged` or `.readFailed`.
  public init(of counts: FormCounts, in stores: [VectorStore], unknownWords limit: Int) throws {
    total = Part(tokens: counts.tokenCount, forms: counts.formCount)
    self.stores = stores.map { InStore(path: $0.path) }
    var rest = counts.byFrequency()[...]
    while !rest.isEmpty {
      let slice = rest.prefix(VocabularyCoverage.sliceSize)
      rest = rest.dropFirst(slice.count)
      let words = slice.map(\.form)
      let keys = try stores.map { try $0.keys(for: words, matching: .backOff) }
      for (index, (word, count)) in slice.enumerated() {
        let isCovered = add(word, count, keys: keys.map { $0[index] })
        if !isCovered, unknownWords.count < limit { unknownWords.append(UnknownWord(word: word, count: count)) }
      }
    }
  }

  /// - Parameter keys: those under which the stores have `word`.
  /// - Returns: whether at least one store has it.
  private mutating func add(_ word: String, _ count: Int, keys: [String?]) -> Bool {
    for (store, key) in keys.enumerated() {
      stores[store].add(count, foundBy: key.map { LookupStep(from: word, to: $0) })
    }
    let isCovered = keys.contains { $0 != nil }
    if isCovered { covered.add(count) }
    return isCovered
  }
}
