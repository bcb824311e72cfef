import NumericKernels
import Testing

@Suite struct MatrixTests {
  @Test func aShapeSaysRowsThenColumns() {
    let shape = Shape(rows: 2, columns: 3)
    #expect("\(shape)" == "[2, 3]")
    #expect(shape.count == 6)
    #expect(shape != Shape(rows: 3, columns: 2))
    #expect(Shape(rows: 0, columns: 3).count == 0)
  }

  @Test func startsWithZeros() {
    let matrix = Matrix<Float>(rows: 2, columns: 3)
    #expect(matrix.elements == [0, 0, 0, 0, 0, 0])
    #expect(matrix.shape == Shape(rows: 2, columns: 3))
    #expect(matrix.rows == 2)
    #expect(matrix.columns == 3)
    #expect(Matrix<Double>(rows: 0, columns: 3).elements.isEmpty)
  }

  @Test func liesRowAfterRow() {
    var matrix = Matrix<Double>(rows: 2, columns: 3, elements: [1, 2, 3, 4, 5, 6])
    #expect(matrix[0, 2] == 3)
    #expect(matrix[1, 0] == 4)
    matrix[1, 2] = 7
    #expect(matrix.elements == [1, 2, 3, 4, 5, 7])
  }

  @Test func rows() {
    let matrix = Matrix<Float>(rows: 3, columns: 2, elements: [1, 2, 3, 4, 5, 6])
    #expect((0..<3).map { Array(matrix.row($0)) } == [[1, 2], [3, 4], [5, 6]])
    #expect(Matrix<Float>(rows: 2, columns: 0).row(1).isEmpty)
  }

  @Test func shapesCountInEquality() {
    let elements: [Double] = [1, 2, 3, 4]
    let matrix = Matrix(rows: 2, columns: 2, elements: elements)
    #expect(matrix == Matrix(rows: 2, columns: 2, elements: elements))
    #expect(matrix != Matrix(rows: 1, columns: 4, elements: elements))
    #expect(matrix != Matrix(rows: 2, columns: 2, elements: [1, 2, 3, 5]))
    #expect(Matrix<Double>(rows: 0, columns: 2) != Matrix(rows: 0, columns: 3))
  }

  struct Reshaping: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var shape: Shape
    var elements: [Double]
  }

  /// All from a matrix of [2, 3] that holds 1 to 6.
  static let reshapings = [
    Reshaping(
      testDescription: "another row", shape: Shape(rows: 3, columns: 3), elements: [1, 2, 3, 4, 5, 6, 0, 0, 0]),
    Reshaping(
      testDescription: "another column", shape: Shape(rows: 2, columns: 4), elements: [1, 2, 3, 4, 5, 6, 0, 0]),
    Reshaping(testDescription: "the same elements", shape: Shape(rows: 3, columns: 2), elements: [1, 2, 3, 4, 5, 6]),
    Reshaping(testDescription: "the same shape", shape: Shape(rows: 2, columns: 3), elements: [1, 2, 3, 4, 5, 6]),
    Reshaping(testDescription: "a row less", shape: Shape(rows: 1, columns: 3), elements: [1, 2, 3]),
    Reshaping(testDescription: "a column less", shape: Shape(rows: 2, columns: 2), elements: [1, 2, 3, 4]),
    Reshaping(testDescription: "nothing", shape: Shape(rows: 0, columns: 5), elements: []),
  ]

  private func check<Scalar: KernelScalar>(_: Scalar.Type, _ c: Reshaping) {
    var matrix = Matrix<Scalar>(rows: 2, columns: 3, elements: [1, 2, 3, 4, 5, 6])
    matrix.reshape(to: c.shape)
    #expect(matrix.shape == c.shape)
    #expect(matrix.elements == c.elements.map { Scalar($0) })
  }

  @Test(arguments: reshapings) func reshapingKeepsTheFirstElements(_ c: Reshaping) {
    check(Float.self, c)
    check(Double.self, c)
  }

  /// What a smaller shape cut off does not come back.
  @Test func reshapingZeroesWhatComesNew() {
    var matrix = Matrix<Float>(rows: 2, columns: 2, elements: [1, 2, 3, 4])
    matrix.reshape(to: Shape(rows: 1, columns: 1))
    matrix.reshape(to: Shape(rows: 2, columns: 2))
    #expect(matrix.elements == [1, 0, 0, 0])
    matrix.reshape(to: Shape(rows: 0, columns: 0))
    matrix.reshape(to: Shape(rows: 1, columns: 2))
    #expect(matrix.elements == [0, 0])
  }

  @Test func reshapingKeepsTheStorage() {
    var matrix = Matrix<Float>(rows: 20, columns: 10)
    let capacity = matrix.elements.capacity
    for rows in [1, 20, 0, 20] {
      matrix.reshape(to: Shape(rows: rows, columns: 10))
      #expect(matrix.elements.capacity == capacity, "\(rows) rows")
    }
  }

  @Test func aCopyIsAMatrixOfItsOwn() {
    let first = Matrix<Double>(rows: 1, columns: 2, elements: [1, 2])
    var second = first
    second[0, 0] = 9
    second.reshape(to: Shape(rows: 1, columns: 1))
    #expect(first == Matrix(rows: 1, columns: 2, elements: [1, 2]))
    #expect(second == Matrix(rows: 1, columns: 1, elements: [9]))
  }

  @Test func shareOfZeros() {
    #expect(Matrix<Float>(rows: 2, columns: 2, elements: [0, 1, -0.0, .leastNonzeroMagnitude]).shareOfZeros == 0.5)
    #expect(Matrix<Double>(rows: 1, columns: 3).shareOfZeros == 1)
    #expect(Matrix<Double>(rows: 1, columns: 2, elements: [.nan, 2]).shareOfZeros == 0)
    #expect(Matrix<Double>(rows: 0, columns: 3).shareOfZeros == 0)
  }

  @Test func impossibleShapesAreOurMistake() async {
    await #expect(processExitsWith: .failure) { _ = Matrix<Float>(rows: -1, columns: -1) }
    await #expect(processExitsWith: .failure) { _ = Matrix<Float>(rows: 2, columns: 2, elements: [1, 2, 3]) }
    await #expect(processExitsWith: .failure) { _ = Matrix<Float>(rows: -1, columns: -1, elements: [1]) }
    await #expect(processExitsWith: .failure) {
      var matrix = Matrix<Float>(rows: 1, columns: 1)
      matrix.reshape(to: Shape(rows: -1, columns: -1))
    }
  }

  /// Also where another row's element lies in that place.
  @Test func elementsOutsideAreOurMistake() async {
    await #expect(processExitsWith: .failure) { _ = Matrix<Float>(rows: 2, columns: 3)[0, 3] }
    await #expect(processExitsWith: .failure) { _ = Matrix<Float>(rows: 2, columns: 3)[1, -1] }
    await #expect(processExitsWith: .failure) {
      var matrix = Matrix<Float>(rows: 2, columns: 3)
      matrix[0, 3] = 1
    }
    await #expect(processExitsWith: .failure) { _ = Matrix<Float>(rows: 2, columns: 3).row(2) }
  }

  @Test func doublePrecisionKeepsEveryBit() {
    let single = Matrix<Float>(
      rows: 2, columns: 3, elements: [0.1, -.leastNonzeroMagnitude, 3, .greatestFiniteMagnitude, -0.0, 1 / 3])
    let double = Matrix<Double>(single)
    #expect(double.shape == single.shape)
    #expect(double.elements.map { Float($0).bitPattern } == single.elements.map(\.bitPattern))
    #expect(double.elements[0] == 0.10000000149011612)
  }
}
