import TestSupport
import Testing

@testable import VectorTraining

@Suite struct GloVeStepTests {
  /// An entry of the matrix, and the parameters of two words on each side before its step.
  struct Case: Sendable, CustomTestStringConvertible {
    var dimension: Int
    var weight: Double
    var seed: UInt64
    var row = 0
    var column = 1
    var testDescription: String { "dimension \(dimension), weight \(weight), seed \(seed)" }
    var layout: ParameterRow { ParameterRow(dimension: dimension) }
    let logarithm = 1.25

    /// Values from ±1, and sums of squares from 1 to 4 where they are finite.
    func parameters(_ side: ParameterRow.Side) -> [SIMD4<Double>] {
      var random = SeededRandom(seed: seed &* 2 &+ (side == .row ? 0 : 1))
      return (0..<2).flatMap { _ in
        var lanes = layout.initial((0...dimension).map { _ in Double.random(in: -1...1, using: &random) }, side)
        for lane in layout.lanes..<layout.stride {
          lanes[lane] *= SIMD4((0..<4).map { _ in Double.random(in: 1...4, using: &random) })
        }
        return lanes
      }
    }

    func step(_ rows: inout [SIMD4<Double>], _ columns: inout [SIMD4<Double>], rate: Double) -> Double {
      var w = rows.mutableSpan
      var c = columns.mutableSpan
      return GloVeStep.take(
        &w, row: row, &c, column: column, lanes: layout.lanes, logarithm: logarithm, weight: weight, rate: rate)
    }

    /// The gradient that the step went against: Δθ = −ηg / √G.
    func gradient() -> (rows: [Double], columns: [Double]) {
      let (w, c) = (parameters(.row), parameters(.column))
      var (rows, columns) = (w, c)
      let rate = 0.5
      _ = step(&rows, &columns, rate: rate)
      return (gradient(from: w, to: rows, rate), gradient(from: c, to: columns, rate))
    }

    private func gradient(from old: [SIMD4<Double>], to new: [SIMD4<Double>], _ rate: Double) -> [Double] {
      valuePlaces.map { place in
        let sums = old[place.sums][place.scalar]
        let change = new[place.values][place.scalar] - old[place.values][place.scalar]
        // nothing can be learnt about a gradient of which no step is taken
        return sums.isFinite ? -change * sums.squareRoot() / rate : 0
      }
    }

    /// (J(θ + h) − J(θ − h)) / 2h, of what may move.
    func differences() -> (rows: [Double], columns: [Double]) {
      let h = 1e-4
      let (w, c) = (parameters(.row), parameters(.column))
      func error(_ side: ParameterRow.Side, _ place: Place, _ change: Double) -> Double {
        var (rows, columns) = (w, c)
        if side == .row { rows[place.values][place.scalar] += change }
        if side == .column { columns[place.values][place.scalar] += change }
        return step(&rows, &columns, rate: 0.5)
      }
      func difference(_ side: ParameterRow.Side, _ place: Place) -> Double {
        let sums = (side == .row ? w : c)[place.sums][place.scalar]
        return sums.isFinite ? (error(side, place, h) - error(side, place, -h)) / (2 * h) : 0
      }
      return (valuePlaces.map { difference(.row, $0) }, valuePlaces.map { difference(.column, $0) })
    }

    struct Place {
      var values: Int
      var sums: Int
      var scalar: Int
    }

    /// Where the values of both words stand, without the zeros at the end.
    var valuePlaces: [Place] {
      (0..<2).flatMap { word in
        (0..<dimension + 2).map { index in
          let lane = word * layout.stride + index / 4
          return Place(values: lane, sums: lane + layout.lanes, scalar: index % 4)
        }
      }
    }
  }

  static let cases = (1...9).flatMap { dimension in
    [0.01, 0.5, 1].map { Case(dimension: dimension, weight: $0, seed: UInt64(dimension)) }
  }

  /// The largest difference, relative to the largest derivative.
  private func error(_ a: [Double], _ b: [Double]) -> Double {
    let largest = (a + b).map(\.magnitude).max() ?? 0
    return (zip(a, b).map { ($0 - $1).magnitude }.max() ?? 0) / largest
  }

  @Test(arguments: cases) func stepsGoAgainstTheGradient(_ c: Case) {
    let (gradient, differences) = (c.gradient(), c.differences())
    #expect(gradient.rows.contains { $0.magnitude > 1e-4 } && gradient.columns.contains { $0.magnitude > 1e-4 })
    #expect(error(gradient.rows, differences.rows) < 1e-7)
    #expect(error(gradient.columns, differences.columns) < 1e-7)
  }

  @Test(arguments: cases) func aWrongGradientIsCaught(_ c: Case) {
    var other = c
    (other.row, other.column) = (1, 0)
    #expect(error(other.gradient().rows, c.differences().rows) > 0.5)
    #expect(error(other.gradient().columns, c.differences().columns) > 0.5)
    other = c
    other.weight = c.weight * 1.01
    #expect(error(other.gradient().rows, c.differences().rows) > 0.005)
    #expect(error(other.gradient().columns, c.differences().columns) > 0.005)
  }

  /// J = ½ f(x)·(w·c + b + b̃ − log x)², from the numbers that the layout was made of.
  @Test(arguments: cases) func returnsTheErrorBeforeTheStep(_ c: Case) {
    var (rows, columns) = (c.parameters(.row), c.parameters(.column))
    func numbers(_ lanes: [SIMD4<Double>], _ word: Int) -> [Double] {
      (0..<c.dimension + 2).map { lanes[word * c.layout.stride + $0 / 4][$0 % 4] }
    }
    let (w, v) = (numbers(rows, c.row), numbers(columns, c.column))
    var difference = w[c.dimension] + v[c.dimension + 1] - c.logarithm
    for index in 0..<c.dimension { difference += w[index] * v[index] }
    let error = c.step(&rows, &columns, rate: 0.5)
    #expect((error - c.weight * difference * difference / 2).magnitude < 1e-14)
  }

  /// Neither the constants nor the zeros, nor the parameters of other words.
  @Test(arguments: cases) func nothingElseMoves(_ c: Case) {
    var (rows, columns) = (c.parameters(.row), c.parameters(.column))
    let before = (rows, columns)
    for _ in 0..<50 { _ = c.step(&rows, &columns, rate: 0.5) }
    for (side, new, old) in [(ParameterRow.Side.row, rows, before.0), (.column, columns, before.1)] {
      let word = side == .row ? c.row : c.column
      let one = c.layout.places(side).one
      for index in new.indices {
        for scalar in 0..<4 {
          let place = index % c.layout.stride % c.layout.lanes * 4 + scalar
          let isFixed = index / c.layout.stride != word || place == one || place > c.dimension + 1
          #expect((new[index][scalar] == old[index][scalar]) == isFixed, "\(side) \(index) \(scalar)")
        }
      }
      #expect(new[word * c.layout.stride + one / 4][one % 4] == 1)
    }
  }

  @Test func aRightPredictionMovesNothing() {
    let layout = ParameterRow(dimension: 2)
    var (rows, columns) = (layout.initial([1.0, 2, 0.5], .row), layout.initial([3.0, -1, 0.25], .column))
    let before = (rows, columns)
    var w = rows.mutableSpan
    var c = columns.mutableSpan
    let error = GloVeStep.take(
      &w, row: 0, &c, column: 0, lanes: layout.lanes, logarithm: 1.75, weight: 1, rate: 0.5)
    #expect(error == 0)
    #expect((rows, columns) == before)
  }

  // MARK: Outside numbers

  /// Three steps of two words on each side, in double precision:
  ///
  /// ```python
  /// import numpy as np
  /// rate, d = 0.05, 2
  /// w = np.array([[0.1, -0.2], [0.3, 0.15]]); b = np.array([0.05, -0.1])
  /// c = np.array([[-0.12, 0.08], [0.2, 0.25]]); a = np.array([0.02, 0.07])
  /// Gw, Gb, Gc, Ga = np.ones((2, d)), np.ones(2), np.ones((2, d)), np.ones(2)
  /// for i, j, x, f in [(0, 1, 4.0, 0.5), (1, 0, 0.25, 0.2), (0, 1, 40.0, 1.0)]:
  ///     e = w[i] @ c[j] + b[i] + a[j] - np.log(x)
  ///     g = f * e
  ///     gw, gc = g * c[j], g * w[i]
  ///     w[i] -= rate * gw / np.sqrt(Gw[i]); c[j] -= rate * gc / np.sqrt(Gc[j])
  ///     b[i] -= rate * g / np.sqrt(Gb[i]); a[j] -= rate * g / np.sqrt(Ga[j])
  ///     Gw[i] += (rate * gw) ** 2; Gc[j] += (rate * gc) ** 2; Gb[i] += (rate * g) ** 2; Ga[j] += (rate * g) ** 2
  ///     print(float(f * e**2 / 2))
  /// for v in (w, b, c, a, Gw, Gb, Gc, Ga): print(v.tolist())
  /// ```
  private enum Outside {
    static let records: [(row: Int, column: Int, count: Double, weight: Double)] = [
      (0, 1, 4, 0.5), (1, 0, 0.25, 0.2), (0, 1, 40, 1),
    ]
    static let errors = [0.4200947676678063, 0.16442788285598683, 6.227464404581242]
    /// The vectors and the bias of each word, then their sums of squares.
    static let rows = [
      [0.1423441125605692, -0.14892884960369163, 0.25877247679824344],
      [1.0013281925082933, 1.0019121226590892, 1.032187558942076],
      [0.30153875323334384, 0.1489741645111041, -0.1128229436111989],
      [1.000002367761513, 1.0000010523384504, 1.000164427882856],
    ]
    static let columns = [
      [-0.12384688308335967, 0.07807655845832016, 0.007177056388801093],
      [1.000014798509457, 1.0000036996273642, 1.000164427882856],
      [0.22203011348775326, 0.2096573302816668, 0.27877247679824346],
      [1.0003635467869856, 1.0011886383681083, 1.032187558942076],
    ]
  }

  private func takeOutsideSteps<Scalar: SIMDScalar & BinaryFloatingPoint>(_: Scalar.Type, tolerance: Double) {
    let layout = ParameterRow(dimension: 2)
    var rows: [SIMD4<Scalar>] = layout.initial([0.1, -0.2, 0.05], .row) + layout.initial([0.3, 0.15, -0.1], .row)
    var columns: [SIMD4<Scalar>] =
      layout.initial([-0.12, 0.08, 0.02], .column) + layout.initial([0.2, 0.25, 0.07], .column)
    let logarithms = [1.3862943611198906, -1.3862943611198906, 3.6888794541139363]
    for (index, record) in Outside.records.enumerated() {
      var w = rows.mutableSpan
      var c = columns.mutableSpan
      let error = GloVeStep.take(
        &w, row: record.row, &c, column: record.column, lanes: layout.lanes, logarithm: Scalar(logarithms[index]),
        weight: Scalar(record.weight), rate: 0.05)
      #expect((Double(error) - Outside.errors[index]).magnitude < tolerance * 10)
    }
    for (lanes, expected, places) in [(rows, Outside.rows, [0, 1, 2]), (columns, Outside.columns, [0, 1, 3])] {
      for (lane, numbers) in zip(lanes, expected) {
        for (place, number) in zip(places, numbers) {
          #expect((Double(lane[place]) - number).magnitude < tolerance)
        }
      }
    }
  }

  /// To 1e-12, and the error, which is up to ten, to as many digits.
  @Test func theFirstStepsInDoubleAreThoseComputedOutside() { takeOutsideSteps(Double.self, tolerance: 1e-12) }

  /// To 4 units in the last place of 1, and the error to as many digits.
  @Test func theFirstStepsInFloatAreThoseComputedOutside() {
    takeOutsideSteps(Float.self, tolerance: 4 * Double(Float(1).ulp))
  }

  @Test func manyStepsAreStepsInOrder() {
    var random = SeededRandom(seed: 3)
    let layout = ParameterRow(dimension: 5)
    func parameters(_ side: ParameterRow.Side) -> [SIMD4<Float>] {
      (0..<6).flatMap { _ in layout.initial((0..<6).map { _ in Float.random(in: -1...1, using: &random) }, side) }
    }
    var (rows, columns) = (parameters(.row), parameters(.column))
    var (expectedRows, expectedColumns) = (rows, columns)
    var records = PairRecords()
    for _ in 0..<100 {
      records.append(
        row: Int.random(in: 0..<6, using: &random), column: Int.random(in: 0..<6, using: &random),
        logarithm: Float.random(in: -2...5, using: &random), weight: Float.random(in: 0.01...1, using: &random))
    }
    var expected = 0.0
    for index in 0..<records.count {
      let record = records[index]
      var w = expectedRows.mutableSpan
      var c = expectedColumns.mutableSpan
      expected += Double(
        GloVeStep.take(
          &w, row: record.row, &c, column: record.column, lanes: layout.lanes, logarithm: record.logarithm,
          weight: record.weight, rate: 0.05))
    }
    let sum = GloVeStep.takeAll(records, rows: &rows, columns: &columns, lanes: layout.lanes, rate: 0.05)
    #expect(sum == expected)
    #expect(rows == expectedRows)
    #expect(columns == expectedColumns)
  }
}
