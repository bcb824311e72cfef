import NumericKernels
import Testing

@testable import wordclf

@Suite struct MatrixExcerptTests {
  private let matrix = Matrix<Float>(rows: 2, columns: 2, elements: [3, 0, 0.5, -4])

  @Test func theNorm() {
    #expect((matrix.norm - 25.25.squareRoot()).magnitude < 1e-12)
    #expect(Matrix<Float>(rows: 0, columns: 3).norm == 0)
  }

  @Test(arguments: [(0, " …"), (1, "3 …"), (3, "3 0 0.500 …"), (4, "3 0 0.500 -4"), (9, "3 0 0.500 -4")])
  func theFirstElements(_ count: Int, _ text: String) {
    #expect(matrix.excerpt(count) == text)
  }
}
