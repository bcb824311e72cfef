import TestSupport
import Testing

@testable import NumericKernels

/// The loops in C against those in Swift, alone and by a team.
@Suite struct ElementKernelsTests {
  static let sizes = [0, 1, 15, 16, 17, 1_000, 5_003]
  /// Of each test its own, as a team has one caller.
  static var teams: [Team] { [.alone, Team(size: 2), Team(size: 3)] }

  /// Numbers from -1 to 1, and among them some that are special.
  static func numbers(_ count: Int, _ random: inout SeededRandom) -> [Float] {
    var numbers = (0..<count).map { _ in Float.random(in: -1...1, using: &random) }
    for (index, special) in [Float.nan, .infinity, -.infinity, 0, -0.0].enumerated() where 3 * index < count {
      numbers[3 * index] = special
    }
    return numbers
  }

  /// Whether two lists have the same numbers, to within the rounding of a product that is added without being rounded.
  static func agree(_ a: [Float], _ b: [Float], within tolerance: Float = 3e-7) -> Bool {
    a.count == b.count
      && zip(a, b).allSatisfy { a, b in
        a == b || a.isNaN && b.isNaN || (a - b).magnitude <= tolerance * max(a.magnitude, b.magnitude, 1)
      }
  }

  /// Computes with what is tested and with the oracle, into the same numbers.
  private func compare(
    _ count: Int, within tolerance: Float = 3e-7, _ random: inout SeededRandom,
    _ tested: (inout MutableSpan<Float>) -> Void, _ oracle: (inout MutableSpan<Float>) -> Void,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let before = ElementKernelsTests.numbers(count, &random)
    var (ours, expected) = (before, before)
    var oursSpan = ours.mutableSpan
    tested(&oursSpan)
    var expectedSpan = expected.mutableSpan
    oracle(&expectedSpan)
    #expect(
      ElementKernelsTests.agree(ours, expected, within: tolerance), "\(count) numbers", sourceLocation: sourceLocation)
  }

  @Test(arguments: sizes) func elements(_ size: Int) {
    var random = SeededRandom(seed: 1)
    let x = Self.numbers(size, &random)
    let z = Array(Self.numbers(size, &random).reversed())
    for team in Self.teams {
      compare(
        size, &random, { Float.rectify(x.span, into: &$0, by: team) }, { ReferenceLoops.rectify(x.span, into: &$0) })
      compare(
        size, &random, { Float.add(x.span, scaledBy: 0.3, to: &$0, by: team) },
        { ReferenceLoops.add(x.span, scaledBy: 0.3, to: &$0) })
      compare(
        size, &random, { Float.fill(&$0, with: 0.5, by: team) }, { ReferenceLoops.fill(&$0, with: 0.5) })
      let places = size / 3..<size
      compare(
        size, &random, { Float.fade(&$0, towards: x.span, keeping: 0.9, at: places, by: team) },
        { ReferenceLoops.fade(&$0, towards: x.span, keeping: 0.9, at: places) })
      for adds in [false, true] {
        compare(
          size, &random, { Float.rectifyBack(x.span, z.span, into: &$0, adds: adds, by: team) },
          { ReferenceLoops.rectifyBack(x.span, z.span, into: &$0, adds: adds) })
        compare(
          size, &random, { Float.multiplyElements(x.span, z.span, into: &$0, adds: adds, by: team) },
          { ReferenceLoops.multiplyElements(x.span, z.span, into: &$0, adds: adds) })
      }
    }
  }

  @Test(arguments: [(0, 5), (1, 1), (3, 17), (64, 33), (7, 1_000), (3_000, 3)])
  func rowsAndColumns(rows: Int, width: Int) {
    var random = SeededRandom(seed: 2)
    let row = Self.numbers(width, &random)
    let x = (0..<rows * width).map { _ in Float.random(in: -1...1, using: &random) }
    for team in Self.teams {
      compare(
        rows * width, &random, { Float.addToEachRow(row.span, of: &$0, by: team) },
        { ReferenceLoops.addToEachRow(row.span, of: &$0) })
      // in one order, row after row
      compare(
        width, within: 0, &random, { Float.addColumnSums(of: x.span, to: &$0, by: team) },
        { ReferenceLoops.addColumnSums(of: x.span, to: &$0) })
    }
  }

  @Test(arguments: sizes, [0, 4, 64, 4_096]) func masks(_ size: Int, first: Int) {
    var random = SeededRandom(seed: 3)
    let x = Self.numbers(size, &random)
    let dropout = DropoutMask(rate: 0.3, seed: 77)
    for team in Self.teams {
      var (mask, expectedMask) = ([Float](repeating: -1, count: size), [Float](repeating: -1, count: size))
      var maskSpan = mask.mutableSpan
      var expectedSpan = expectedMask.mutableSpan
      compare(
        size, within: 0, &random,
        { Float.drop(dropout, first: first, x.span, mask: &maskSpan, into: &$0, by: team) },
        { ReferenceLoops.drop(dropout, first: first, x.span, mask: &expectedSpan, into: &$0) })
      #expect(mask == expectedMask)
    }
  }

  @Test(arguments: [(0, 3), (1, 1), (5, 17), (320, 50), (2_000, 3)]) func gathersAndScatters(count: Int, width: Int) {
    var random = SeededRandom(seed: 4)
    let table = (0..<9 * width).map { _ in Float.random(in: -1...1, using: &random) }
    let pieces = (0..<count * width).map { _ in Float.random(in: -1...1, using: &random) }
    let rows = (0..<count).map { _ in Int32.random(in: 0...8, using: &random) }
    let targets = (0..<count).map { _ in Int32.random(in: -1...8, using: &random) }
    for team in Self.teams {
      compare(
        count * width, within: 0, &random,
        { Float.gatherRows(rows.span, width: width, of: table.span, into: &$0, by: team) },
        { ReferenceLoops.gatherRows(rows.span, width: width, of: table.span, into: &$0) })
      compare(
        9 * width, within: 0, &random,
        { Float.scatterRows(pieces.span, width: width, to: targets.span, of: &$0, by: team) },
        { ReferenceLoops.scatterRows(pieces.span, width: width, to: targets.span, of: &$0) })
    }
  }

  @Test func copiesABlock() {
    var random = SeededRandom(seed: 5)
    let source = (0..<200 * 40).map { _ in Float.random(in: -1...1, using: &random) }
    let from = BlockPlace(in: Shape(rows: 200, columns: 40), row: 3, column: 7)
    let to = BlockPlace(in: Shape(rows: 210, columns: 50), row: 9, column: 1)
    for (team, size) in zip(
      Self.teams, [Shape(rows: 197, columns: 33), Shape(rows: 150, columns: 20), Shape(rows: 0, columns: 3)])
    {
      compare(
        210 * 50, within: 0, &random,
        { Float.copyBlock(size, from: source.span, at: from, to: &$0, at: to, by: team) },
        { ReferenceLoops.copyBlock(size, from: source.span, at: from, to: &$0, at: to) })
    }
  }
}
