import NumericKernels
import WordVectors

/// The most frequent words of a store as rows of length 1, in tiles that are multiplied one at a time.
///
/// A vector of zeros has no direction; its word has no row.
struct CandidateRows: Sendable {
  /// Rows of a tile, so that its products with some hundred words stay in the cache.
  static let tileRows = 512

  let dimension: Int
  /// The rows, `[tileRows, dimension]` each and fewer in the last, the most frequent words first.
  let tiles: [Matrix<Float>]
  /// For each row the number of its word in the store, ascending.
  private let ids: [Int]

  /// Reads the first `limit` words of `store`, or all.
  ///
  /// - Complexity: O(words · dimension), time and memory.
  /// - Throws: `VectorStoreError.damaged` or `.readFailed`.
  init(_ store: VectorStore, first limit: Int?) throws {
    let capacity = CandidateRows.tileRows * store.dimension
    var tiles: [Matrix<Float>] = []
    var tile: [Float] = []
    var ids: [Int] = []
    func finishTile() {
      guard !tile.isEmpty else { return }
      tiles.append(Matrix(rows: tile.count / store.dimension, columns: store.dimension, elements: tile))
      tile = []
    }
    try store.forEach(first: limit) { id, _, vector in
      var square = 0.0
      for index in vector.indices { square += Double(vector[index]) * Double(vector[index]) }
      guard square > 0 else { return }
      let length = square.squareRoot()
      if tile.isEmpty { tile.reserveCapacity(capacity) }
      for index in vector.indices { tile.append(Float(Double(vector[index]) / length)) }
      ids.append(id)
      if tile.count == capacity { finishTile() }
    }
    finishTile()
    dimension = store.dimension
    self.tiles = tiles
    self.ids = ids
  }

  var count: Int { ids.count }

  /// The row of the word that has the number `id` in the store; nil if there is none.
  ///
  /// - Complexity: O(log rows).
  func row(ofID id: Int) -> Int? {
    var range = 0..<ids.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if ids[middle] == id { return middle }
      range = ids[middle] < id ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }

  /// `[dimension]`, of length 1.
  subscript(row: Int) -> ArraySlice<Float> {
    tiles[row / CandidateRows.tileRows].row(row % CandidateRows.tileRows)
  }
}
