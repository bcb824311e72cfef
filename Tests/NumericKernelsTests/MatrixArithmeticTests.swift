import NumericKernels
import TestSupport
import Testing

@Suite struct MatrixArithmeticTests {
  private func checkFill<Scalar: KernelScalar>(_: Scalar.Type) {
    var matrix = Matrix<Scalar>(rows: 2, columns: 2, elements: [1, .nan, .infinity, -4])
    matrix.fill(with: 2.5)
    #expect(matrix == Matrix(rows: 2, columns: 2, elements: [2.5, 2.5, 2.5, 2.5]))
    var empty = Matrix<Scalar>(rows: 0, columns: 3)
    empty.fill(with: 2.5)
    #expect(empty == Matrix(rows: 0, columns: 3))
  }

  @Test func fills() {
    checkFill(Float.self)
    checkFill(Double.self)
  }

  private func checkCopy<Scalar: KernelScalar>(_: Scalar.Type) {
    var target = Matrix<Scalar>(rows: 2, columns: 2, elements: [9, 8, 7, 6])
    let sources: [Matrix<Scalar>] = [
      Matrix(rows: 2, columns: 3, elements: [1, 2, 3, 4, 5, 6]), Matrix(rows: 1, columns: 2, elements: [-1, -2]),
      Matrix(rows: 0, columns: 4), Matrix(rows: 2, columns: 1, elements: [0.5, 0.25]),
    ]
    for source in sources {
      target.copy(source)
      #expect(target == source)
    }
  }

  @Test func copiesShapeAndElements() {
    checkCopy(Float.self)
    checkCopy(Double.self)
  }

  @Test func copyingKeepsTheStorage() {
    var target = Matrix<Float>(rows: 20, columns: 10)
    let capacity = target.elements.capacity
    for rows in [1, 20, 0, 20] {
      target.copy(.constant(3, rows: rows, columns: 10))
      #expect(target == .constant(3, rows: rows, columns: 10))
      #expect(target.elements.capacity == capacity, "\(rows) rows")
    }
  }

  @Test func aCopyStaysWhatItWas() {
    var source = Matrix<Double>(rows: 1, columns: 2, elements: [1, 2])
    var target = Matrix<Double>(rows: 0, columns: 0)
    target.copy(source)
    source[0, 1] = 5
    #expect(target.elements == [1, 2])
  }

  private func checkAdd<Scalar: KernelScalar>(_: Scalar.Type) {
    var sum = Matrix<Scalar>(rows: 2, columns: 2, elements: [1, 2, 3, 4])
    let addend = Matrix<Scalar>(rows: 2, columns: 2, elements: [10, -20, 30, 0.5])
    sum.add(addend)
    #expect(sum.elements == [11, -18, 33, 4.5])
    sum.add(addend, scaledBy: -0.5)
    #expect(sum.elements == [6, -8, 18, 4.25])
    sum.add(addend, scaledBy: 0)
    #expect(sum.elements == [6, -8, 18, 4.25])
    sum.add(sum)
    #expect(sum.elements == [12, -16, 36, 8.5])
  }

  @Test func addsWithAScale() {
    checkAdd(Float.self)
    checkAdd(Double.self)
  }

  private func checkElementwiseProducts<Scalar: KernelScalar>(_: Scalar.Type) {
    let a = Matrix<Scalar>(rows: 1, columns: 4, elements: [1, -2, 3, 0])
    let b = Matrix<Scalar>(rows: 1, columns: 4, elements: [4, 5, 0.5, 7])
    var c = Matrix<Scalar>.constant(.nan, rows: 1, columns: 4)
    c.setElementwiseProduct(of: a, and: b)
    #expect(c.elements == [4, -10, 1.5, 0])
    c.addElementwiseProduct(of: a, and: b)
    #expect(c.elements == [8, -20, 3, 0])
    c.setElementwiseProduct(of: c, and: c)
    #expect(c.elements == [64, 400, 9, 0])
  }

  @Test func multipliesElementByElement() {
    checkElementwiseProducts(Float.self)
    checkElementwiseProducts(Double.self)
  }

  private func checkRowsAndColumns<Scalar: KernelScalar>(_: Scalar.Type) {
    var matrix = Matrix<Scalar>(rows: 3, columns: 2, elements: [1, 2, 3, 4, 5, 6])
    matrix.addToEachRow(Matrix(rows: 1, columns: 2, elements: [10, -1]))
    #expect(matrix.elements == [11, 1, 13, 3, 15, 5])
    var sums = Matrix<Scalar>(rows: 1, columns: 2, elements: [100, 0.5])
    sums.addColumnSums(of: matrix)
    #expect(sums.elements == [139, 9.5])
  }

  @Test func rowsAndColumns() {
    checkRowsAndColumns(Float.self)
    checkRowsAndColumns(Double.self)
  }

  /// A row added to each row is a column of ones times the row; the sums of the columns are a row of ones times all.
  @Test func rowsAndColumnsAreProductsWithOnes() {
    for seed: UInt64 in 1...40 {
      var random = SeededRandom(seed: seed)
      let (rows, columns) = (Int.random(in: 0...6, using: &random), Int.random(in: 0...6, using: &random))
      let matrix = Matrix<Double>.wholeNumbers(rows: rows, columns: columns, using: &random)
      let row = Matrix<Double>.wholeNumbers(rows: 1, columns: columns, using: &random)

      var spread = matrix
      spread.addToEachRow(row)
      var expected = matrix
      expected.add(ReferenceKernels.product(.constant(1, rows: rows, columns: 1), row))
      #expect(spread == expected, "each row of \(matrix.shape), seed \(seed)")

      var sums = row
      sums.addColumnSums(of: matrix)
      expected = row
      expected.add(ReferenceKernels.product(.constant(1, rows: 1, columns: rows), matrix))
      #expect(sums == expected, "column sums of \(matrix.shape), seed \(seed)")
    }
  }

  /// √((1 + 49 + 25 + 25) / 4) = 5
  private func checkRootMeanSquare<Scalar: KernelScalar>(_: Scalar.Type) {
    #expect(Matrix<Scalar>(rows: 2, columns: 2, elements: [1, -7, 5, -5]).rootMeanSquare == 5)
    #expect(Matrix<Scalar>(rows: 1, columns: 1, elements: [-2]).rootMeanSquare == 2)
    #expect(Matrix<Scalar>(rows: 2, columns: 3).rootMeanSquare == 0)
    #expect(Matrix<Scalar>(rows: 0, columns: 3).rootMeanSquare == 0)
    #expect(Matrix<Scalar>(rows: 1, columns: 2, elements: [1, .nan]).rootMeanSquare.isNaN)
  }

  @Test func rootMeanSquare() {
    checkRootMeanSquare(Float.self)
    checkRootMeanSquare(Double.self)
  }

  /// Also where the elements are as many.
  @Test func otherShapesAreOurMistake() async {
    await #expect(processExitsWith: .failure) {
      var matrix = Matrix<Float>(rows: 2, columns: 3)
      matrix.add(Matrix(rows: 3, columns: 2))
    }
    await #expect(processExitsWith: .failure) {
      var matrix = Matrix<Float>(rows: 2, columns: 3)
      matrix.setElementwiseProduct(of: Matrix(rows: 2, columns: 3), and: Matrix(rows: 3, columns: 2))
    }
    await #expect(processExitsWith: .failure) {
      var matrix = Matrix<Float>(rows: 2, columns: 3)
      matrix.addElementwiseProduct(of: Matrix(rows: 3, columns: 2), and: Matrix(rows: 2, columns: 3))
    }
    await #expect(processExitsWith: .failure) {
      var matrix = Matrix<Double>(rows: 2, columns: 3)
      matrix.addToEachRow(Matrix(rows: 3, columns: 1))
    }
    await #expect(processExitsWith: .failure) {
      var sums = Matrix<Double>(rows: 3, columns: 1)
      sums.addColumnSums(of: Matrix(rows: 2, columns: 3))
    }
  }
}
