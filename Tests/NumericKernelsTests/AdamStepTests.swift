import TestSupport
import Testing

@testable import NumericKernels

@Suite struct AdamStepTests {
  /// Values, means and squares of nine rows.
  private struct Memory {
    var value: [Float]
    var mean: [Float]
    var square: [Float]
  }

  private func memory(width: Int, _ random: inout SeededRandom) -> Memory {
    func numbers(_ range: ClosedRange<Float>) -> [Float] {
      (0..<9 * width).map { _ in Float.random(in: range, using: &random) }
    }
    return Memory(value: numbers(-1...1), mean: numbers(-1...1), square: numbers(0...1))
  }

  private static let step = AdamStep<Float>(
    decayOfMean: 0.9, decayOfSquare: 0.999, rate: 0.01, meanCorrection: 0.5, squareCorrection: 0.1, epsilon: 1e-8)

  private func stepped(_ memory: Memory, _ rows: [Int32], width: Int, _ gradient: [Float], by team: Team?) -> Memory {
    var (values, means, squares) = (memory.value, memory.mean, memory.square)
    var value = values.mutableSpan
    var mean = means.mutableSpan
    var square = squares.mutableSpan
    if let team {
      Float.stepRows(
        Self.step, rows.span, width: width, gradient: gradient.span, value: &value, mean: &mean, square: &square,
        by: team)
    } else {
      ReferenceLoops.stepRows(
        Self.step, rows.span, width: width, gradient: gradient.span, value: &value, mean: &mean, square: &square)
    }
    return Memory(value: values, mean: means, square: squares)
  }

  /// Rows that stand side by side, and such that do not.
  @Test(arguments: [[], [0, 1, 2, 3, 4, 5, 6, 7, 8], [8, 3, 4, 5, 0], [2]] as [[Int32]], [1, 17, 500])
  func theLoopInCIsThatInSwift(_ rows: [Int32], _ width: Int) {
    var random = SeededRandom(seed: 1)
    let memory = memory(width: width, &random)
    var gradient = (0..<rows.count * width).map { _ in Float.random(in: -1...1, using: &random) }
    for (index, special) in [Float.nan, .infinity, 0].enumerated() where 5 * index < gradient.count {
      gradient[5 * index] = special
    }
    let expected = stepped(memory, rows, width: width, gradient, by: nil)
    for team in ElementKernelsTests.teams {
      let ours = stepped(memory, rows, width: width, gradient, by: team)
      #expect(ElementKernelsTests.agree(ours.value, expected.value, within: 1e-6))
      #expect(ElementKernelsTests.agree(ours.mean, expected.mean))
      #expect(ElementKernelsTests.agree(ours.square, expected.square))
    }
  }

  @Test func aTeamChangesNoBit() {
    var random = SeededRandom(seed: 2)
    let memory = memory(width: 1_000, &random)
    let gradient = (0..<5_000).map { _ in Float.random(in: -1...1, using: &random) }
    let alone = stepped(memory, [7, 1, 2, 5, 4], width: 1_000, gradient, by: .alone)
    for team in ElementKernelsTests.teams {
      let together = stepped(memory, [7, 1, 2, 5, 4], width: 1_000, gradient, by: team)
      #expect(together.value == alone.value && together.mean == alone.mean && together.square == alone.square)
    }
  }
}
