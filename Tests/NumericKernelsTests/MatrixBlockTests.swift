import NumericKernels
import TestSupport
import Testing

@Suite struct MatrixBlockTests {
  static let cases: [[MatrixBlock]] = [
    [], [MatrixBlock(columns: 0..<40)], [MatrixBlock(columns: 3..<3), MatrixBlock(rows: [], columns: 3..<9)],
    [MatrixBlock(rows: [5], columns: 0..<40)],
    [
      MatrixBlock(rows: [1, 3, 90], columns: 0..<10), MatrixBlock(rows: [99, 0, 2, 3], columns: 10..<17),
      MatrixBlock(columns: 20..<40),
    ],
  ]

  private func check<Scalar: KernelScalar>(_: Scalar.Type, _ blocks: [MatrixBlock], inner: Int, by team: Team) {
    var random = SeededRandom(seed: 1)
    let a = Matrix<Scalar>.wholeNumbers(rows: 100, columns: inner, using: &random)
    let b = Matrix<Scalar>.wholeNumbers(rows: inner, columns: 40, using: &random)
    let before = Matrix<Scalar>.wholeNumbers(rows: 100, columns: 40, using: &random)
    let product = ReferenceKernels.product(a, b)
    var expected = before
    for block in blocks {
      for row in block.rows ?? (0..<100).map({ $0 }) {
        for column in block.columns { expected[Int(row), column] += product[Int(row), column] }
      }
    }
    var scratch = BlockScratch<Scalar>()
    // twice, the second time in room that has been used
    for _ in 0..<2 {
      var sum = before
      sum.addProduct(of: a, and: b, in: blocks, &scratch, by: team)
      #expect(sum == expected)
    }
  }

  @Test(arguments: cases, [1, 2, 3, 200]) func blocksAreThoseOfTheWholeProduct(_ blocks: [MatrixBlock], inner: Int) {
    for team in [Team.alone, Team(size: 2), Team(size: 3)] {
      check(Float.self, blocks, inner: inner, by: team)
      check(Double.self, blocks, inner: inner, by: team)
    }
  }

  @Test func blocksLieInTheMatrix() async {
    await #expect(processExitsWith: .failure) {
      var sum = Matrix<Float>(rows: 2, columns: 2)
      var scratch = BlockScratch<Float>()
      let one = Matrix<Float>(rows: 2, columns: 2)
      sum.addProduct(of: one, and: one, in: [MatrixBlock(columns: 1..<3)], &scratch, by: .alone)
    }
    await #expect(processExitsWith: .failure) {
      var sum = Matrix<Float>(rows: 2, columns: 2)
      var scratch = BlockScratch<Float>()
      let one = Matrix<Float>(rows: 2, columns: 2)
      sum.addProduct(of: one, and: one, in: [MatrixBlock(rows: [2], columns: 0..<2)], &scratch, by: .alone)
    }
  }
}
