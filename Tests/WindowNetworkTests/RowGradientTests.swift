import NumericKernels
import TestSupport
import Testing
import WindowFeatures

@testable import WindowNetwork

@Suite struct RowGradientTests {
  /// A source whose piece number `i` is `[i + 1, (i + 1) · 10]`.
  private func pieces<Scalar: KernelScalar>(_ count: Int, _: Scalar.Type = Scalar.self) -> Matrix<Scalar> {
    Matrix(
      rows: count, columns: 2, elements: (0..<count).flatMap { [Scalar($0 + 1), Scalar($0 + 1) * 10] })
  }

  @Test func piecesOfOneRowAreSummed() {
    var gradient = RowGradient<Double>(touchedRowsOf: Shape(rows: 6, columns: 2))
    gradient.scatter(pieces(5), toRows: [4, 1, 4, 5, 4], within: 0..<6)
    #expect(gradient.rows == [4, 1, 5])
    #expect(gradient.values == Matrix(rows: 3, columns: 2, elements: [9, 90, 2, 20, 4, 40]))
  }

  @Test func piecesOfLaterBatchesAreAdded() {
    var gradient = RowGradient<Double>(touchedRowsOf: Shape(rows: 6, columns: 2))
    gradient.scatter(pieces(2), toRows: [4, 1], within: 0..<6)
    gradient.scatter(pieces(3), toRows: [0, 1, 0], within: 0..<6)
    #expect(gradient.rows == [4, 1, 0])
    #expect(gradient.values == Matrix(rows: 3, columns: 2, elements: [1, 10, 4, 40, 4, 40]))
  }

  struct RangeCase: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var trainable: Range<Int>
    var rows: [Int32]
    var values: [Double]
  }

  static let ranges = [
    RangeCase(testDescription: "all rows", trainable: 0..<6, rows: [4, 1, 5], values: [9, 90, 2, 20, 4, 40]),
    RangeCase(testDescription: "the first rows", trainable: 0..<2, rows: [1], values: [2, 20]),
    RangeCase(testDescription: "rows in the middle", trainable: 2..<5, rows: [4], values: [9, 90]),
    RangeCase(testDescription: "rows that do not occur", trainable: 2..<4, rows: [], values: []),
    RangeCase(testDescription: "no rows", trainable: 0..<0, rows: [], values: []),
  ]

  @Test(arguments: ranges) func onlyTrainableRowsAreTouched(_ c: RangeCase) {
    var gradient = RowGradient<Double>(touchedRowsOf: Shape(rows: 6, columns: 2))
    gradient.scatter(pieces(5), toRows: [4, 1, 4, 5, 4], within: c.trainable)
    #expect(gradient.rows == c.rows)
    #expect(gradient.values == Matrix(rows: c.rows.count, columns: 2, elements: c.values))
  }

  /// Windows are rows of several pieces; only the order of the elements counts.
  @Test func theSourceMayHaveSeveralPiecesARow() {
    var gradient = RowGradient<Float>(touchedRowsOf: Shape(rows: 3, columns: 2))
    gradient.scatter(
      Matrix(rows: 2, columns: 4, elements: [1, 2, 3, 4, 5, 6, 7, 8]), toRows: [2, 0, 0, 2], within: 0..<3)
    #expect(gradient.dense(rowCount: 3).elements == [8, 10, 0, 0, 8, 10])
  }

  // MARK: Bags

  /// Bag 1 holds rows 4 and 1, bag 2 row 4 twice, row 0 and row 1.
  private static let bags: RowBags = {
    var bags = RowBags()
    _ = bags.append([4, 1])
    _ = bags.append([4, 0, 1, 4])
    return bags
  }()

  static let bagRanges = [
    RangeCase(testDescription: "all rows", trainable: 0..<6, rows: [4, 0, 1], values: [2, 20, 0.5, 5, 1.5, 15]),
    RangeCase(testDescription: "the first rows", trainable: 0..<2, rows: [0, 1], values: [0.5, 5, 1.5, 15]),
    RangeCase(testDescription: "rows that do not occur", trainable: 2..<4, rows: [], values: []),
    RangeCase(testDescription: "no rows", trainable: 0..<0, rows: [], values: []),
  ]

  /// Of the first piece each place in bag 2 has a quarter, of the second each in bag 1 a half.
  @Test(arguments: bagRanges) func rowsOfABagShareAPiece(_ c: RangeCase) {
    var gradient = RowGradient<Double>(touchedRowsOf: Shape(rows: 6, columns: 2))
    let pieces = Matrix<Double>(rows: 2, columns: 2, elements: [2, 20, 2, 20])
    gradient.scatter(pieces, toBags: [2, 1], of: RowGradientTests.bags, within: c.trainable)
    #expect(gradient.rows == c.rows)
    #expect(gradient.values == Matrix(rows: c.rows.count, columns: 2, elements: c.values))
  }

  @Test func bagsAndRowsAreAdded() {
    var gradient = RowGradient<Float>(touchedRowsOf: Shape(rows: 6, columns: 2))
    gradient.scatter(pieces(1), toRows: [1], within: 0..<6)
    gradient.scatter(pieces(1), toBags: [1], of: RowGradientTests.bags, within: 0..<6)
    #expect(gradient.rows == [1, 4])
    #expect(gradient.values == Matrix(rows: 2, columns: 2, elements: [1.5, 15, 0.5, 5]))
    gradient.clear()
    gradient.scatter(pieces(1), toBags: [0], of: RowGradientTests.bags, within: 0..<6)
    #expect(gradient.rows == [0])
    #expect(gradient.values == Matrix(rows: 1, columns: 2, elements: [1, 10]))
  }

  @Test func eachBagHasAPiece() async {
    await #expect(processExitsWith: .failure) {
      var gradient = RowGradient<Double>(touchedRowsOf: Shape(rows: 6, columns: 2))
      gradient.scatter(Matrix(rows: 2, columns: 2), toBags: [0], of: RowBags(), within: 0..<6)
    }
  }

  // MARK: Steps

  @Test func clearForgetsATable() {
    var gradient = RowGradient<Double>(touchedRowsOf: Shape(rows: 6, columns: 2))
    gradient.scatter(pieces(3), toRows: [4, 1, 5], within: 0..<6)
    gradient.clear()
    #expect(gradient.rows.isEmpty)
    #expect(gradient.values.shape == Shape(rows: 0, columns: 2))
    #expect(gradient.dense(rowCount: 6) == Matrix(rows: 6, columns: 2))
    gradient.scatter(pieces(3), toRows: [1, 2, 1], within: 0..<6)
    #expect(gradient.rows == [1, 2])
    #expect(gradient.values == Matrix(rows: 2, columns: 2, elements: [4, 40, 2, 20]))
  }

  @Test func aDenseGradientHasEveryRowInOrder() {
    var gradient = RowGradient<Double>(everyRowOf: Shape(rows: 3, columns: 2))
    #expect(gradient.rows == [0, 1, 2])
    #expect(gradient.values == Matrix(rows: 3, columns: 2))
    gradient.scatter(pieces(3), toRows: [2, 0, 2], within: 0..<3)
    #expect(gradient.rows == [0, 1, 2])
    #expect(gradient.values == Matrix(rows: 3, columns: 2, elements: [2, 20, 0, 0, 4, 40]))
    #expect(gradient.dense(rowCount: 3) == gradient.values)
    gradient.clear()
    #expect(gradient.rows == [0, 1, 2])
    #expect(gradient.values == Matrix(rows: 3, columns: 2))
  }

  private func checkSparseAgainstDense<Scalar: KernelScalar>(_: Scalar.Type) {
    let seed: UInt64 = 40_001
    var random = SeededRandom(seed: seed)
    let shape = Shape(rows: 20, columns: 3)
    var sparse = RowGradient<Scalar>(touchedRowsOf: shape)
    var dense = RowGradient<Scalar>(everyRowOf: shape)
    for round in 0..<60 {
      let first = Int.random(in: 0...20, using: &random)
      let trainable = first..<Int.random(in: first...20, using: &random)
      var sums = Matrix<Scalar>(rows: 20, columns: 3)
      var order: [Int32] = []
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let targets = (0..<Int.random(in: 0...12, using: &random)).map { _ in Int32.random(in: 0..<20, using: &random) }
        var source = Matrix<Scalar>(rows: targets.count, columns: 3)
        for index in source.elements.indices { source.elements[index] = Scalar(Int.random(in: -9...9, using: &random)) }
        sparse.scatter(source, toRows: targets, within: trainable)
        dense.scatter(source, toRows: targets, within: trainable)
        for (piece, target) in targets.enumerated() where trainable.contains(Int(target)) {
          if !order.contains(target) { order.append(target) }
          for column in 0..<3 { sums[Int(target), column] += source[piece, column] }
        }
      }
      #expect(sparse.rows == order, "seed \(seed), round \(round)")
      #expect(sparse.dense(rowCount: 20) == sums, "seed \(seed), round \(round)")
      #expect(dense.dense(rowCount: 20) == sums, "seed \(seed), round \(round)")
      sparse.clear()
      dense.clear()
    }
  }

  @Test func sparseIsDense() {
    checkSparseAgainstDense(Float.self)
    checkSparseAgainstDense(Double.self)
  }

  @Test func refusesASourceOfAnotherSize() async {
    await #expect(processExitsWith: .failure) {
      var gradient = RowGradient<Double>(touchedRowsOf: Shape(rows: 3, columns: 2))
      gradient.scatter(Matrix(rows: 2, columns: 2), toRows: [0], within: 0..<3)
    }
  }

  @Test func refusesATrainableRowBeyondTheTable() async {
    await #expect(processExitsWith: .failure) {
      var gradient = RowGradient<Double>(touchedRowsOf: Shape(rows: 3, columns: 2))
      gradient.scatter(Matrix(rows: 1, columns: 2), toRows: [3], within: 0..<4)
    }
  }
}
