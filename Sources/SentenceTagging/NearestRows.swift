import NumericKernels

/// For each of many queries the rows that point most nearly the same way, found as more and more rows are shown.
///
/// Rows and queries are of length 1, so that their products are cosines; a block of queries is multiplied with a tile of
/// rows in one call of BLAS, and the product is looked through before it leaves the cache.
struct NearestRows: Sendable {
  struct Match: Sendable, Hashable {
    let row: Int
    let cosine: Float
  }

  /// Rows of a product that is looked through at once, [queries, tileRows].
  static let tileRows = 512

  private let count: Int
  /// For each query `count` matches, the best first; -1 where there are none yet.
  private var rows: [Int]
  private var cosines: [Float]

  /// - Parameter count: the matches kept for each query.
  init(queries: Int, count: Int) {
    precondition(count > 0, "\(count) matches cannot be kept")
    self.count = count
    rows = [Int](repeating: -1, count: queries * count)
    cosines = [Float](repeating: -.infinity, count: queries * count)
  }

  /// Shows rows to the queries.
  ///
  /// Of equal cosines, those shown first stay first. A row of zeros is like any other at a right angle.
  ///
  /// - Parameter tiles: the rows, `[rows, dimension]` each, numbered on from `first`.
  /// - Parameter queries: `[queries, dimension]`.
  /// - Parameter own: for each query the row that is not compared with it, its own.
  /// - Complexity: O(`queries` · rows · dimension) in BLAS, and as many comparisons as there are cosines.
  mutating func show(_ tiles: [Matrix<Float>], first: Int, to queries: Matrix<Float>, own: [Int]) {
    var product = Matrix<Float>(rows: 0, columns: 0)
    var first = first
    for tile in tiles {
      product.reshape(to: Shape(rows: queries.rows, columns: tile.rows))
      product.setProduct(of: queries.asIs, and: tile.transposed)
      for query in 0..<queries.rows { look(through: product, query: query, first: first, own: own[query]) }
      first += tile.rows
    }
  }

  /// The best matches of a query so far, the best first.
  subscript(query: Int) -> [Match] {
    (query * count..<(query + 1) * count).filter { rows[$0] >= 0 }.map { Match(row: rows[$0], cosine: cosines[$0]) }
  }

  private mutating func look(through product: Matrix<Float>, query: Int, first: Int, own: Int) {
    let width = product.columns
    let products = product.elements.span
    let start = query * width
    let last = (query + 1) * count - 1
    var column = 0
    while column + 16 <= width {
      let lanes = SIMD16<Float>(products, at: start + column)
      if any(lanes .> cosines[last]) {
        for lane in 0..<16 where lanes[lane] > cosines[last] && first + column + lane != own {
          insert(first + column + lane, lanes[lane], last: last)
        }
      }
      column += 16
    }
    while column < width {
      let cosine = products[start + column]
      if cosine > cosines[last], first + column != own { insert(first + column, cosine, last: last) }
      column += 1
    }
  }

  /// Puts a match that is better than the last one kept into its place.
  private mutating func insert(_ row: Int, _ cosine: Float, last: Int) {
    var place = last
    while place > last - count + 1, cosines[place - 1] < cosine {
      (rows[place], cosines[place]) = (rows[place - 1], cosines[place - 1])
      place -= 1
    }
    (rows[place], cosines[place]) = (row, cosine)
  }
}

extension Matrix<Float> {
  /// The rows in tiles of at most `tileRows`, each scaled to length 1; rows without a direction become zeros.
  func unitTiles() -> [Matrix] {
    var unit = self
    for row in 0..<rows {
      let place = row * columns..<(row + 1) * columns
      let length = elements[place].reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
      for index in place {
        unit.elements[index] = length > 0 && length.isFinite ? Float(Double(elements[index]) / length) : 0
      }
    }
    return stride(from: 0, to: rows, by: NearestRows.tileRows).map { first in
      let last = Swift.min(first + NearestRows.tileRows, rows)
      return Matrix(
        rows: last - first, columns: columns, elements: Array(unit.elements[first * columns..<last * columns]))
    }
  }
}
