/// Spearman's rank correlation of two lists of numbers, -1 … 1: Pearson's correlation of their ranks.
///
/// Numbers that are equal share the mean of the ranks that they take up.
///
/// - Returns: nil for fewer than two pairs, and where all numbers of one list are equal: then there is none.
/// - Precondition: both lists are equally long, and all numbers are finite.
/// - Complexity: O(n log n).
/// - SeeAlso: Spearman, "The Proof and Measurement of Association between Two Things", The American Journal of
///   Psychology 15 (1904).
public func rankCorrelation(_ x: [Double], _ y: [Double]) -> Double? {
  precondition(x.count == y.count, "\(x.count) numbers cannot be paired with \(y.count)")
  // the mean rank is the same with ties and without
  let mean = Double(x.count + 1) / 2
  let (a, b) = (ranks(of: x).map { $0 - mean }, ranks(of: y).map { $0 - mean })
  let squares = sum(a, a) * sum(b, b)
  return squares > 0 ? sum(a, b) / squares.squareRoot() : nil
}

/// The sum of the products of numbers at the same place.
private func sum(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }

/// The ranks of `values`, from 1 for the smallest; equal ones share the mean of theirs.
private func ranks(of values: [Double]) -> [Double] {
  let order = values.indices.sorted { values[$0] < values[$1] }
  var ranks = [Double](repeating: 0, count: values.count)
  var start = 0
  while start < order.count {
    let end = order[start...].firstIndex { values[$0] != values[order[start]] } ?? order.count
    for place in order[start..<end] { ranks[place] = Double(start + end + 1) / 2 }
    start = end
  }
  return ranks
}
