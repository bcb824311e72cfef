import NumericKernels
import Testing

@Suite struct BlockPlaceTests {
  private func check<Scalar: KernelScalar>(_: Scalar.Type) {
    let narrow = Matrix<Scalar>(rows: 2, columns: 2, elements: [1, 2, 3, 4])
    var wide = Matrix<Scalar>(rows: 2, columns: 4)
    wide.copyColumns(of: narrow, to: 1)
    #expect(wide.elements == [0, 1, 2, 0, 0, 3, 4, 0])
    var part = Matrix<Scalar>(rows: 2, columns: 3)
    part.copyColumns(of: wide, from: 1)
    #expect(part.elements == [1, 2, 0, 3, 4, 0])
    var empty = Matrix<Scalar>(rows: 0, columns: 4)
    empty.copyColumns(of: Matrix(rows: 0, columns: 2), to: 2)
    #expect(empty.shape == Shape(rows: 0, columns: 4))
  }

  @Test func copiesColumns() {
    check(Float.self)
    check(Double.self)
  }

  @Test func columnsMustFit() async {
    await #expect(processExitsWith: .failure) {
      var wide = Matrix<Float>(rows: 2, columns: 4)
      wide.copyColumns(of: Matrix(rows: 2, columns: 2), to: 3)
    }
    await #expect(processExitsWith: .failure) {
      var wide = Matrix<Float>(rows: 3, columns: 4)
      wide.copyColumns(of: Matrix(rows: 2, columns: 2))
    }
  }
}
