/// Some rows of some columns of a matrix.
public struct MatrixBlock: Sendable, Hashable {
  /// The numbers of the rows, each once; nil for all.
  public var rows: [Int32]?
  public var columns: Range<Int>

  public init(rows: [Int32]? = nil, columns: Range<Int>) {
    self.rows = rows
    self.columns = columns
  }
}

/// Room for ``Matrix/addProduct(of:and:in:_:by:)``, kept from call to call.
public struct BlockScratch<Scalar: KernelScalar>: Sendable {
  /// The rows of the left factor that blocks have, one after the other.
  fileprivate var left = Matrix<Scalar>(rows: 0, columns: 0)
  fileprivate var rows: [Int32] = []
  fileprivate var parts: [Part] = []
  /// The two halves of the sums that are the blocks of the product, one block after the other.
  fileprivate var firstHalves: [Scalar] = []
  fileprivate var secondHalves: [Scalar] = []

  public init() {}
}

extension Matrix {
  /// Adds those blocks of `a · b` to the same blocks of this matrix.
  ///
  /// Shapes: `a` is `[m, k]`, `b` is `[k, n]`, `self` is `[m, n]`.
  ///
  /// - Precondition: no two blocks overlap.
  /// - Complexity: O(elements of the blocks · `k`), in the system's BLAS.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func addProduct(
    of a: Matrix, and b: Matrix, in blocks: [MatrixBlock], _ scratch: inout BlockScratch<Scalar>, by team: Team
  ) {
    precondition(
      a.columns == b.rows && rows == a.rows && columns == b.columns, "\(shape) cannot hold \(a.shape) · \(b.shape)")
    for block in blocks {
      precondition(
        block.columns.lowerBound >= 0 && block.columns.upperBound <= columns, "no columns \(block.columns) in \(shape)")
    }
    scratch.prepare(blocks, rows: rows)
    scratch.setProducts(a, b, by: team)
    let width = columns
    let first = scratch.firstHalves.span
    let second = scratch.secondHalves.span
    var sum = elements.mutableSpan
    for part in scratch.parts {
      for row in 0..<part.rowCount {
        let to = (part.rows.map { Int(scratch.rows[$0 + row]) } ?? row) * width + part.columns.lowerBound
        let from = part.place + row * part.columns.count
        for column in 0..<part.columns.count { sum[to + column] += first[from + column] + second[from + column] }
      }
    }
  }
}

extension BlockScratch {
  /// A block, and where its product is.
  fileprivate struct Part {
    var columns: Range<Int>
    /// The place of its first row among `rows`; nil where it has all rows.
    var rows: Int?
    var rowCount: Int
    var place: Int
  }

  /// Lays out room for the products of blocks, those without elements left out.
  fileprivate mutating func prepare(_ blocks: [MatrixBlock], rows all: Int) {
    parts.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    var place = 0
    for block in blocks {
      let rowCount = block.rows?.count ?? all
      if rowCount == 0 || block.columns.isEmpty { continue }
      parts.append(
        Part(columns: block.columns, rows: block.rows.map { _ in rows.count }, rowCount: rowCount, place: place))
      rows += block.rows ?? []
      place += rowCount * block.columns.count
    }
    if firstHalves.count < place {
      let room = repeatElement(0 as Scalar, count: place - firstHalves.count)
      firstHalves += room
      secondHalves += room
    }
  }

  /// Computes the products, each in two halves of its sums.
  @inline(__always)
  fileprivate mutating func setProducts(_ a: Matrix<Scalar>, _ b: Matrix<Scalar>, by team: Team) {
    let rows = rows
    for row in rows { precondition(row >= 0 && Int(row) < a.rows, "no row \(row) in \(a.shape)") }
    left.reshape(to: Shape(rows: rows.count, columns: a.columns))
    var places = left.elements.mutableSpan
    Scalar.gatherRows(rows.span, width: a.columns, of: a.elements.span, into: &places, by: team)
    let gathered = left.elements
    let (ofAllRows, ofSome) = (products(ofAllRows: true, a, b), products(ofAllRows: false, a, b))
    Scalar.multiplyHalves(ofAllRows, a.elements, b.elements, &firstHalves, &secondHalves, by: team)
    Scalar.multiplyHalves(ofSome, gathered, b.elements, &firstHalves, &secondHalves, by: team)
  }

  private func products(ofAllRows: Bool, _ a: Matrix<Scalar>, _ b: Matrix<Scalar>) -> [BlockProduct] {
    parts.filter { ($0.rows == nil) == ofAllRows }.map { part in
      BlockProduct(
        m: part.rowCount, n: part.columns.count, k: a.columns, firstA: (part.rows ?? 0) * a.columns,
        firstB: part.columns.lowerBound, strideB: b.columns, firstC: part.place)
    }
  }
}

extension KernelScalar {
  /// The same over whole arrays.
  @inline(__always)
  fileprivate static func multiplyHalves(
    _ products: [BlockProduct], _ a: [Self], _ b: [Self], _ first: inout [Self], _ second: inout [Self], by team: Team
  ) {
    var firstSpan = first.mutableSpan
    var secondSpan = second.mutableSpan
    multiplyHalves(products, a: a.span, b: b.span, first: &firstSpan, second: &secondSpan, by: team)
  }
}

/// One product of several that are computed side by side: `a` is `[m, k]`, `b` is `[k, n]` and `c` is `[m, n]`, `a` and `c`
/// being parts of a larger storage, and `b` some columns of a matrix.
public struct BlockProduct: Sendable {
  let m: Int
  let n: Int
  let k: Int
  /// The place of the first element.
  let firstA: Int
  let firstB: Int
  /// Elements from one row of `b` to the next.
  let strideB: Int
  let firstC: Int
}
