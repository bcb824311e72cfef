import NumericKernels
import Testing

@Suite struct KernelScalarTests {
  // a = np.array([[1, 2, 3], [4, 5, 6]]); b = np.array([[7, -8], [9, 10], [-11, 12]]); c = np.array([[2, 4], [6, 8]])
  // for beta in (0, 1, 0.5, -1): print((a @ b + beta * c).ravel())
  static let products: [(beta: Double, c: [Double])] = [
    (0, [-8, 48, 7, 90]), (1, [-6, 52, 13, 98]), (0.5, [-7, 50, 10, 94]), (-1, [-10, 44, 1, 82]),
  ]

  private func check<Scalar: KernelScalar>(_: Scalar.Type, _ layout: ProductLayout) {
    let a = layout.stored(left: Matrix<Scalar>(rows: 2, columns: 3, elements: [1, 2, 3, 4, 5, 6])).elements
    let b = layout.stored(right: Matrix<Scalar>(rows: 3, columns: 2, elements: [7, -8, 9, 10, -11, 12])).elements
    for (beta, expected) in KernelScalarTests.products {
      var c: [Scalar] = [2, 4, 6, 8]
      var elements = c.mutableSpan
      Scalar.multiply(
        m: 2, n: 2, k: 3, a: a.span, transposeA: layout.isTransposedA, b: b.span, transposeB: layout.isTransposedB,
        c: &elements, keeping: Scalar(beta))
      #expect(c == expected.map { Scalar($0) }, "keeping \(beta)")
    }
  }

  @Test(arguments: ProductLayout.all) func multipliesFloats(_ layout: ProductLayout) { check(Float.self, layout) }

  @Test(arguments: ProductLayout.all) func multipliesDoubles(_ layout: ProductLayout) { check(Double.self, layout) }

  /// What is kept zero times is not read: it may be no number at all.
  @Test func keepingNothingOverwrites() {
    let one: [Double] = [2]
    var c: [Double] = [.nan]
    var elements = c.mutableSpan
    Double.multiply(
      m: 1, n: 1, k: 1, a: one.span, transposeA: false, b: one.span, transposeB: false, c: &elements, keeping: 0)
    #expect(c == [4])
  }

  @Test func operandsMustFillTheirShapes() async {
    await #expect(processExitsWith: .failure) {
      let (a, b): ([Float], [Float]) = ([1, 2, 3], [1, 2])
      var c: [Float] = [0, 0, 0, 0]
      var elements = c.mutableSpan
      Float.multiply(
        m: 2, n: 2, k: 1, a: a.span, transposeA: false, b: b.span, transposeB: false, c: &elements, keeping: 0)
    }
    await #expect(processExitsWith: .failure) {
      let (a, b): ([Double], [Double]) = ([1, 2], [1, 2])
      var c: [Double] = [0, 0, 0]
      var elements = c.mutableSpan
      Double.multiply(
        m: 2, n: 2, k: 1, a: a.span, transposeA: false, b: b.span, transposeB: false, c: &elements, keeping: 0)
    }
  }
}
