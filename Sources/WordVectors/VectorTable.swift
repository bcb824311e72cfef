/// The vectors of a list of words, taken from a store at once.
public struct VectorTable: Sendable {
  /// How many numbers a vector has.
  public let dimension: Int
  /// For each word asked for, its number in the store, which is its rank from 1; nil if the store does not have it.
  public internal(set) var ids: [Int?]
  /// For each word asked for, its row in `vectors`; nil if the store does not have it.
  public internal(set) var rows: [Int?]
  /// `[words found, dimension]`, row after row, in the order of the words asked for.
  public internal(set) var vectors: [Float]

  init(dimension: Int, capacity: Int) {
    self.dimension = dimension
    ids = []
    rows = []
    vectors = []
    ids.reserveCapacity(capacity)
    rows.reserveCapacity(capacity)
  }

  /// How many of the words the store has.
  public var foundCount: Int {
    vectors.count / dimension
  }

  /// The vector of the `index`-th word asked for; nil if the store does not have it.
  ///
  /// - Complexity: O(1).
  public func vector(at index: Int) -> ArraySlice<Float>? {
    rows[index].map { vectors[$0 * dimension..<($0 + 1) * dimension] }
  }
}
