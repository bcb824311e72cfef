import Testing

@testable import wordclf_bench

@Suite struct BareProductTests {
  /// Of the numbers 0, 1, … over 63, less 1, the last element of the product of [2, 3] and [3, 2], by hand.
  @Test(arguments: [
    (false, false, [3, 4, 5], [1, 3, 5]), (true, false, [1, 3, 5], [1, 3, 5]), (false, true, [3, 4, 5], [3, 4, 5]),
    (true, true, [1, 3, 5], [3, 4, 5]),
  ])
  func multiplies(_ isTransposedA: Bool, _ isTransposedB: Bool, _ a: [Int], _ b: [Int]) {
    let product = BareProduct(
      .init(rows: 2, inner: 3, columns: 2, isTransposedA: isTransposedA, isTransposedB: isTransposedB))
    let expected = zip(a, b).reduce(0) { $0 + (Double($1.0) / 63 - 1) * (Double($1.1) / 63 - 1) }
    #expect((product.run() - expected).magnitude < 1e-6)
  }
}
