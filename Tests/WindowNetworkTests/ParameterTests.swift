import NumericKernels
import Testing
import WindowNetwork

@Suite struct ParameterTests {
  static let matrix = Matrix<Float>(rows: 3, columns: 2, elements: [1, 2, 3, 4, 5, 6])

  @Test func aDenseParameterMovesAsAWhole() {
    let parameter = Parameter(name: "weight", value: Self.matrix, isPenalized: true)
    #expect(parameter.name == "weight")
    #expect(parameter.value == Self.matrix)
    #expect(parameter.trainableRows == 0..<3)
    #expect(!parameter.isFrozen)
    #expect(parameter.trainableCount == 6)
    #expect(parameter.gradient.rows == [0, 1, 2])
    #expect(parameter.gradient.values == Matrix(rows: 3, columns: 2))
  }

  @Test func thePenaltyIsForWeightsAlone() {
    #expect(Parameter(name: "weight", value: Self.matrix, isPenalized: true).isPenalized)
    #expect(!Parameter(name: "bias", value: Self.matrix, isPenalized: false).isPenalized)
    #expect(!Parameter(name: "table", table: Self.matrix, trainableRows: 0..<3).isPenalized)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var trainableRows: Range<Int>
    var isFrozen: Bool
    var trainableCount: Int
  }

  static let cases = [
    Case(testDescription: "all rows", trainableRows: 0..<3, isFrozen: false, trainableCount: 6),
    Case(testDescription: "the first rows", trainableRows: 0..<2, isFrozen: false, trainableCount: 4),
    Case(testDescription: "the last row", trainableRows: 2..<3, isFrozen: false, trainableCount: 2),
    Case(testDescription: "no rows", trainableRows: 0..<0, isFrozen: true, trainableCount: 0),
    Case(testDescription: "no rows, at the end", trainableRows: 3..<3, isFrozen: true, trainableCount: 0),
  ]

  @Test(arguments: cases) func aTableMovesInItsTrainableRows(_ c: Case) {
    let parameter = Parameter(name: "table", table: Self.matrix, trainableRows: c.trainableRows)
    #expect(parameter.value == Self.matrix)
    #expect(parameter.trainableRows == c.trainableRows)
    #expect(parameter.isFrozen == c.isFrozen)
    #expect(parameter.trainableCount == c.trainableCount)
    #expect(parameter.gradient.rows.isEmpty)
    #expect(parameter.gradient.values.shape == Shape(rows: 0, columns: 2))
  }

  @Test func rowsBeyondTheTableAreRefused() async {
    await #expect(processExitsWith: .failure) {
      _ = Parameter(name: "table", table: ParameterTests.matrix, trainableRows: 0..<4)
    }
    await #expect(processExitsWith: .failure) {
      _ = Parameter(name: "table", table: ParameterTests.matrix, trainableRows: -1..<2)
    }
  }
}
