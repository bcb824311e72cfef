import NumericKernels
import TestSupport
import Testing

@Suite struct ReferenceKernelsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var a: Matrix<Double>
    var b: Matrix<Double>
    var product: Matrix<Double>
  }

  // a = np.array([[1, 2, 3], [4, 5, 6]]); b = np.array([[7, -8], [9, 10], [-11, 12]])
  // print(a @ b, b @ a, a[:1] @ b[:, :1], b[:, :1] @ a[:1])
  static let cases = [
    Case(
      testDescription: "to fewer columns",
      a: Matrix(rows: 2, columns: 3, elements: [1, 2, 3, 4, 5, 6]),
      b: Matrix(rows: 3, columns: 2, elements: [7, -8, 9, 10, -11, 12]),
      product: Matrix(rows: 2, columns: 2, elements: [-8, 48, 7, 90])),
    Case(
      testDescription: "to more columns",
      a: Matrix(rows: 3, columns: 2, elements: [7, -8, 9, 10, -11, 12]),
      b: Matrix(rows: 2, columns: 3, elements: [1, 2, 3, 4, 5, 6]),
      product: Matrix(rows: 3, columns: 3, elements: [-25, -26, -27, 49, 68, 87, 37, 38, 39])),
    Case(
      testDescription: "a row and a column",
      a: Matrix(rows: 1, columns: 3, elements: [1, 2, 3]),
      b: Matrix(rows: 3, columns: 1, elements: [7, 9, -11]),
      product: Matrix(rows: 1, columns: 1, elements: [-8])),
    Case(
      testDescription: "a column and a row",
      a: Matrix(rows: 3, columns: 1, elements: [7, 9, -11]),
      b: Matrix(rows: 1, columns: 3, elements: [1, 2, 3]),
      product: Matrix(rows: 3, columns: 3, elements: [7, 14, 21, 9, 18, 27, -11, -22, -33])),
    Case(
      testDescription: "nothing to sum", a: Matrix(rows: 2, columns: 0), b: Matrix(rows: 0, columns: 3),
      product: Matrix(rows: 2, columns: 3, elements: [0, 0, 0, 0, 0, 0])),
    Case(
      testDescription: "no rows", a: Matrix(rows: 0, columns: 2),
      b: Matrix(rows: 2, columns: 3, elements: [1, 2, 3, 4, 5, 6]), product: Matrix(rows: 0, columns: 3)),
    Case(
      testDescription: "no columns", a: Matrix(rows: 1, columns: 2, elements: [1, 2]),
      b: Matrix(rows: 2, columns: 0), product: Matrix(rows: 1, columns: 0)),
  ]

  @Test(arguments: cases) func multipliesDoubles(_ c: Case) {
    #expect(ReferenceKernels.product(c.a, c.b) == c.product)
  }

  @Test(arguments: cases) func multipliesFloats(_ c: Case) {
    #expect(ReferenceKernels.product(inFloat(c.a), inFloat(c.b)) == inFloat(c.product))
  }

  private func inFloat(_ matrix: Matrix<Double>) -> Matrix<Float> {
    Matrix(rows: matrix.rows, columns: matrix.columns, elements: matrix.elements.map { Float($0) })
  }

  @Test func transposes() {
    let a = Matrix<Float>(rows: 2, columns: 3, elements: [1, 2, 3, 4, 5, 6])
    #expect(ReferenceKernels.transpose(a) == Matrix(rows: 3, columns: 2, elements: [1, 4, 2, 5, 3, 6]))
    #expect(ReferenceKernels.transpose(Matrix<Double>(rows: 0, columns: 3)) == Matrix(rows: 3, columns: 0))
  }

  @Test func lawsOfTransposing() {
    for seed: UInt64 in 1...40 {
      var random = SeededRandom(seed: seed)
      let (m, n, k) = (
        Int.random(in: 0...6, using: &random), Int.random(in: 0...6, using: &random),
        Int.random(in: 0...6, using: &random)
      )
      let a = Matrix<Double>.wholeNumbers(rows: m, columns: k, using: &random)
      let b = Matrix<Double>.wholeNumbers(rows: k, columns: n, using: &random)
      let (aT, bT) = (ReferenceKernels.transpose(a), ReferenceKernels.transpose(b))
      #expect(ReferenceKernels.transpose(aT) == a, "seed \(seed)")
      let product = ReferenceKernels.product(a, b)
      #expect(ReferenceKernels.transpose(product) == ReferenceKernels.product(bT, aT), "seed \(seed)")
    }
  }

  @Test func innerSizesMustAgree() async {
    await #expect(processExitsWith: .failure) {
      _ = ReferenceKernels.product(Matrix<Double>(rows: 2, columns: 3), Matrix<Double>(rows: 2, columns: 3))
    }
  }
}
