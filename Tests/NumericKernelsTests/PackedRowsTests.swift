import NumericKernels
import TestSupport
import Testing

@Suite struct PackedRowsTests {
  /// Rows of `parts` parts of `columns` numbers, filled up with zeros, as they are packed.
  private func rows(
    _ count: Int, parts: Int, columns: Int, _ draw: () -> Float
  ) -> (rows: Matrix<Float>, packed: PackedRows) {
    var packed = PackedRows(parts: parts, columns: columns)
    var rows = Matrix<Float>(rows: count, columns: parts * packed.width)
    for row in 0..<count {
      for part in 0..<parts {
        for column in 0..<columns { rows[row, part * packed.width + column] = draw() }
      }
    }
    packed.append(rows, 0..<count)
    return (rows, packed)
  }

  /// The sums of the definition, one number after the other, of rows that were never packed.
  private func sums(
    of rows: Matrix<Float>, parts: Int, width: Int, at text: RowWindows, bias: Matrix<Float>,
    limits: ClosedRange<Float>
  ) -> Matrix<Double> {
    var sums = Matrix<Double>(rows: text.firsts.count, columns: width)
    for (window, first) in text.firsts.enumerated() {
      for column in 0..<width {
        var sum = Double(bias[0, column])
        for part in 0..<parts {
          for set in 0..<text.sets {
            sum += Double(rows[Int(text.rows[(Int(first) + part) * text.sets + set]), part * width + column])
          }
        }
        let (lower, upper) = (Double(limits.lowerBound), Double(limits.upperBound))
        sums[window, column] = sum < lower ? lower : sum > upper ? upper : sum
      }
    }
    return sums
  }

  private func text(places: Int, sets: Int, parts: Int, rows: Int, _ random: inout SeededRandom) -> RowWindows {
    RowWindows(
      rows: (0..<places * sets).map { _ in Int32.random(in: 0..<Int32(rows), using: &random) }, sets: sets,
      firsts: (0...places - parts).map { Int32($0) })
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var parts: Int
    var columns: Int
    var sets: Int
    var limits: ClosedRange<Float> = -Float.infinity ... .infinity
    var testDescription: String { "\(parts) parts of \(columns), \(sets) rows a place, within \(limits)" }
  }

  static let cases = [
    Case(parts: 1, columns: 1, sets: 1), Case(parts: 3, columns: 15, sets: 1), Case(parts: 5, columns: 16, sets: 2),
    Case(parts: 5, columns: 17, sets: 1, limits: 0 ... .infinity), Case(parts: 5, columns: 300, sets: 1),
    Case(parts: 7, columns: 64, sets: 3, limits: -1...1), Case(parts: 3, columns: 1_000, sets: 2),
    // more rows in a window than are added up in one go
    Case(parts: 33, columns: 20, sets: 4, limits: 0 ... .infinity),
  ]

  /// Whole numbers are packed as they are, and their sums are not rounded.
  @Test(arguments: cases) func sumsOfWholeNumbersAreExact(_ c: Case) {
    let seed: UInt64 = 71
    var random = SeededRandom(seed: seed)
    let (rows, packed) = rows(300, parts: c.parts, columns: c.columns) {
      Float(Int.random(in: -16_383...16_383, using: &random))
    }
    var bias = Matrix<Float>(rows: 1, columns: packed.width)
    for column in 0..<c.columns { bias[0, column] = Float(Int.random(in: -99...99, using: &random)) }
    for places in [c.parts, c.parts + 1, c.parts + 40] {
      let text = text(places: places, sets: c.sets, parts: c.parts, rows: 300, &random)
      let expected = sums(
        of: rows, parts: c.parts, width: packed.width, at: text, bias: bias, limits: c.limits)
      var found = Matrix<Float>(rows: 0, columns: 0)
      found.setSums(of: packed, at: text, windows: text.firsts.indices, bias: bias, limits: c.limits)
      #expect(Matrix<Double>(found) == expected, "seed \(seed), \(places) places")
      // and those of some windows alone
      let some = text.firsts.count / 3..<text.firsts.count
      found.setSums(of: packed, at: text, windows: some, bias: bias, limits: c.limits)
      #expect(
        found.elements.map { Double($0) } == Array(expected.elements[(some.lowerBound * packed.width)...]))
    }
  }

  /// Other numbers are off by no more than 2⁻¹⁵ of the largest of their part.
  @Test(arguments: [Float](arrayLiteral: 1e-20, 0.01, 1, 300, 1e20)) func numbersAreNearlyWhatTheyWere(_ scale: Float) {
    let seed: UInt64 = 72
    var random = SeededRandom(seed: seed)
    let (rows, packed) = rows(40, parts: 1, columns: 100) { scale * Float.random(in: -1...1, using: &random) }
    let text = RowWindows(rows: (0..<40).map { $0 }, sets: 1, firsts: (0..<40).map { $0 })
    var found = Matrix<Float>(rows: 0, columns: 0)
    found.setSums(
      of: packed, at: text, windows: 0..<40, bias: Matrix(rows: 1, columns: packed.width),
      limits: -Float.infinity ... .infinity)
    var largestError: Float = 0
    for (a, b) in zip(found.elements, rows.elements) { largestError = max(largestError, (a - b).magnitude) }
    #expect(largestError <= scale / 32_768, "seed \(seed)")
    #expect(largestError > 0)
  }

  /// Of what is no number, or infinite, nothing is left but that; other parts and other rows have their numbers.
  @Test(arguments: [Float.nan, .infinity, -.infinity]) func whatIsNoNumberStaysNone(_ odd: Float) {
    var packed = PackedRows(parts: 2, columns: 20)
    var rows = Matrix<Float>(rows: 2, columns: 2 * packed.width)
    rows.fill(with: 1)
    rows[0, packed.width + 3] = odd
    packed.append(rows, 0..<2)
    let text = RowWindows(rows: [0, 1, 0, 1, 1], sets: 1, firsts: [0, 1, 2, 3])
    var found = Matrix<Float>(rows: 0, columns: 0)
    for limits: ClosedRange<Float> in [-Float.infinity ... .infinity, 0 ... .infinity, -1...1] {
      found.setSums(
        of: packed, at: text, windows: 0..<4, bias: Matrix(rows: 1, columns: packed.width), limits: limits)
      let isNumber = (0..<4).map { window in found.row(window).allSatisfy { !$0.isNaN } }
      #expect(isNumber == [true, false, true, true])
      #expect((0..<packed.width).allSatisfy { found[1, $0].isNaN })
      #expect(found.row(0).allSatisfy { $0 == min(2, limits.upperBound) })
    }
  }

  /// Rows of one chunk and of several; a snapshot has those that were there when it was taken.
  @Test func rowsAreAppended() {
    var packed = PackedRows(parts: 1, columns: 16)
    var snapshots: [PackedRows] = []
    let rows = Matrix<Float>(rows: 700, columns: 16, elements: (0..<700 * 16).map { Float($0 / 16) })
    var first = 0
    for count in [0, 1, 255, 1, 300, 143] {
      packed.append(rows, first..<first + count)
      first += count
      #expect(packed.count == first)
      snapshots.append(packed)
    }
    for snapshot in snapshots where snapshot.count > 0 {
      let all = RowWindows(
        rows: (0..<Int32(snapshot.count)).map { $0 }, sets: 1, firsts: (0..<Int32(snapshot.count)).map { $0 })
      var found = Matrix<Float>(rows: 0, columns: 0)
      found.setSums(
        of: snapshot, at: all, windows: all.firsts.indices, bias: Matrix(rows: 1, columns: 16),
        limits: -Float.infinity ... .infinity)
      #expect(found.elements == Array(rows.elements.prefix(snapshot.count * 16)))
    }
  }

  @Test func noWindowsHaveNoSums() {
    let packed = PackedRows(parts: 3, columns: 4)
    var found = Matrix<Float>(rows: 5, columns: 16)
    found.setSums(
      of: packed, at: RowWindows(rows: [], sets: 1, firsts: []), windows: 0..<0, bias: Matrix(rows: 1, columns: 16),
      limits: 0...1)
    #expect(found.shape == Shape(rows: 0, columns: 16))
  }

  @Test(arguments: [[0, 1, 2, 5], [0, -1, 0, 0]]) func refusesRowsThatAreNotThere(_ numbers: [Int32]) async {
    await #expect(processExitsWith: .failure) { [numbers] in
      var packed = PackedRows(parts: 4, columns: 16)
      packed.append(Matrix(rows: 5, columns: 64), 0..<5)
      var found = Matrix<Float>(rows: 0, columns: 0)
      found.setSums(
        of: packed, at: RowWindows(rows: numbers, sets: 1, firsts: [0]), windows: 0..<1,
        bias: Matrix(rows: 1, columns: 16), limits: 0...1)
    }
  }

  @Test(arguments: [-1, 2] as [Int32]) func refusesWindowsThatReachBeyondTheText(_ first: Int32) async {
    await #expect(processExitsWith: .failure) { [first] in
      var packed = PackedRows(parts: 2, columns: 16)
      packed.append(Matrix(rows: 1, columns: 32), 0..<1)
      var found = Matrix<Float>(rows: 0, columns: 0)
      found.setSums(
        of: packed, at: RowWindows(rows: [0, 0, 0], sets: 1, firsts: [first]), windows: 0..<1,
        bias: Matrix(rows: 1, columns: 16), limits: 0...1)
    }
  }

  @Test func refusesToAppendToTwoCopies() async {
    await #expect(processExitsWith: .failure) {
      var packed = PackedRows(parts: 1, columns: 16)
      packed.append(Matrix(rows: 2, columns: 16), 0..<1)
      var copy = packed
      packed.append(Matrix(rows: 2, columns: 16), 0..<1)
      copy.append(Matrix(rows: 2, columns: 16), 0..<2)
    }
  }
}
