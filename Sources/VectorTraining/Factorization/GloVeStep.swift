/// A step of training: the parameters of one row and one column of the co-occurrence matrix after one of its entries.
///
/// The error of an entry *x* is J = ½ f(x)·(w·c + b + b̃ − log x)². Each parameter moves against its gradient g, by AdaGrad
/// as the authors of GloVe have it: θ ← θ − ηg / √G, and then G ← G + (ηg)², with G = 1 at the beginning.
///
/// - SeeAlso: Pennington, Socher and Manning (2014), equation 8; Duchi, Hazan and Singer, "Adaptive Subgradient Methods",
///   JMLR 12, 2011.
enum GloVeStep {
  /// Takes the step.
  ///
  /// - Parameter row: the number of the word among those whose parameters are `rows`; likewise `column`.
  /// - Parameter lanes: of a word's values, as `ParameterRow` has it.
  /// - Parameter logarithm: log x
  /// - Parameter weight: f(x)
  /// - Parameter rate: η
  /// - Returns: J before the step.
  /// - Complexity: O(`lanes`).
  @inline(__always)
  static func take<Scalar: SIMDScalar & BinaryFloatingPoint>(
    _ rows: inout MutableSpan<SIMD4<Scalar>>, row: Int, _ columns: inout MutableSpan<SIMD4<Scalar>>, column: Int,
    lanes: Int, logarithm: Scalar, weight: Scalar, rate: Scalar
  ) -> Scalar {
    let (w, c) = (2 * lanes * row, 2 * lanes * column)
    var products = SIMD4<Scalar>.zero
    for lane in 0..<lanes { products += rows[w + lane] * columns[c + lane] }
    let difference = products.sum() - logarithm
    let slope = weight * difference
    let step = rate * slope
    for lane in 0..<lanes {
      let (x, y) = (rows[w + lane], columns[c + lane])
      let (dx, dy) = (step * y, step * x)
      let (sx, sy) = (rows[w + lanes + lane], columns[c + lanes + lane])
      rows[w + lane] = x - dx / sx.squareRoot()
      columns[c + lane] = y - dy / sy.squareRoot()
      rows[w + lanes + lane] = sx + dx * dx
      columns[c + lanes + lane] = sy + dy * dy
    }
    return slope * difference / 2
  }

  /// Takes a step for each of some entries, in order.
  ///
  /// - Returns: the sum of their errors, each before its step.
  static func takeAll(
    _ records: PairRecords, rows: inout [SIMD4<Float>], columns: inout [SIMD4<Float>], lanes: Int, rate: Float
  ) -> Double {
    var rows = rows.mutableSpan
    var columns = columns.mutableSpan
    var cost = 0.0
    for index in 0..<records.count {
      let record = records[index]
      cost += Double(
        take(
          &rows, row: record.row, &columns, column: record.column, lanes: lanes, logarithm: record.logarithm,
          weight: record.weight, rate: rate))
    }
    return cost
  }
}
