import TestSupport
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
        c: &elements, keeping: Scalar(beta), by: .alone)
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
      m: 1, n: 1, k: 1, a: one.span, transposeA: false, b: one.span, transposeB: false, c: &elements, keeping: 0,
      by: .alone)
    #expect(c == [4])
  }

  @Test func operandsMustFillTheirShapes() async {
    await #expect(processExitsWith: .failure) {
      let (a, b): ([Float], [Float]) = ([1, 2, 3], [1, 2])
      var c: [Float] = [0, 0, 0, 0]
      var elements = c.mutableSpan
      Float.multiply(
        m: 2, n: 2, k: 1, a: a.span, transposeA: false, b: b.span, transposeB: false, c: &elements, keeping: 0,
        by: .alone)
    }
    await #expect(processExitsWith: .failure) {
      let (a, b): ([Double], [Double]) = ([1, 2], [1, 2])
      var c: [Double] = [0, 0, 0]
      var elements = c.mutableSpan
      Double.multiply(
        m: 2, n: 2, k: 1, a: a.span, transposeA: false, b: b.span, transposeB: false, c: &elements, keeping: 0,
        by: .alone)
    }
  }

  /// Products of a size that is divided, along either side.
  @Test(arguments: [(64, 275, 300), (300, 64, 275), (31, 500, 33)], ProductLayout.all)
  func aTeamChangesNoBit(_ size: (m: Int, k: Int, n: Int), _ layout: ProductLayout) {
    var random = SeededRandom(seed: 1)
    let a = Matrix<Float>.realNumbers(rows: size.m, columns: size.k, using: &random)
    let b = Matrix<Float>.realNumbers(rows: size.k, columns: size.n, using: &random)
    let (left, right) = (layout.stored(left: a), layout.stored(right: b))
    let before = Matrix<Float>.realNumbers(rows: size.m, columns: size.n, using: &random)
    func product(_ team: Team) -> Matrix<Float> {
      var c = before
      c.setProduct(of: layout.left(left), and: layout.right(right), adding: true, by: team)
      return c
    }
    let alone = product(.alone)
    for team in [Team(size: 2), Team(size: 3)] { #expect(product(team) == alone) }
    let expected = ReferenceKernels.product(Matrix<Double>(a), Matrix<Double>(b))
    for (index, element) in alone.elements.enumerated() {
      let sum = Double(before.elements[index]) + expected.elements[index]
      guard (Double(element) - sum).magnitude < 1e-4 else {
        Issue.record("element \(index) is \(element), not \(sum)")
        return
      }
    }
  }
}
