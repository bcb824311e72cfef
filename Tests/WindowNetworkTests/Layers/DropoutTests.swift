import Foundation
import NumericKernels
import Testing
import WindowNetwork

@Suite struct DropoutTests {
  /// What dropout makes of ones: its mask.
  private func mask<Scalar: KernelScalar>(
    _ rate: Double, rows: Int = 1, columns: Int, seed: UInt64, stream: UInt64 = 1, _: Scalar.Type = Scalar.self
  ) -> Matrix<Scalar> {
    var ones = Matrix<Scalar>(rows: rows, columns: columns)
    ones.fill(with: 1)
    return Graph.value(of: Dropout(rate: rate, stream: stream), ones, pass: .training(seed: seed))
  }

  @Test func seedAndStreamDecideTheMask() {
    let first = mask(0.5, columns: 200, seed: 1, Float.self)
    #expect(first == mask(0.5, columns: 200, seed: 1))
    #expect(first != mask(0.5, columns: 200, seed: 2))
    #expect(first != mask(0.5, columns: 200, seed: 1, stream: 2))
    #expect(mask(0.5, columns: 200, seed: 1, stream: 2) != mask(0.5, columns: 200, seed: 2, stream: 1, Float.self))
  }

  @Test func floatAndDoubleDropTheSame() {
    let single = mask(0.3, columns: 200, seed: 1, Float.self)
    let double = mask(0.3, columns: 200, seed: 1, Double.self)
    #expect(single.elements.map { $0 == 0 } == double.elements.map { $0 == 0 })
  }

  @Test func theShapeAndTheValuesDoNotChangeTheMask() {
    let flat = mask(0.5, rows: 1, columns: 60, seed: 3, Double.self)
    #expect(mask(0.5, rows: 6, columns: 10, seed: 3).elements == flat.elements)
    #expect(mask(0.5, rows: 2, columns: 10, seed: 3).elements == Array(flat.elements[..<20]))
    let x = Matrix<Double>.offKink(rows: 1, columns: 60, seed: 4)
    let value = Graph.value(of: Dropout(rate: 0.5, stream: 1), x, pass: .training(seed: 3))
    #expect(value.elements.map { $0 == 0 } == flat.elements.map { $0 == 0 })
  }

  /// Of n elements, rate · n are dropped, give or take √(rate · (1 − rate) · n); the bound is five times that.
  @Test(arguments: [0.01, 0.1, 0.25, 0.5, 0.9]) func theShareDroppedIsTheRate(_ rate: Double) {
    for seed: UInt64 in 1...3 {
      let mask = mask(rate, rows: 100, columns: 100, seed: seed, Float.self)
      let dropped = mask.elements.count { $0 == 0 }
      let deviation = (rate * (1 - rate) * 10_000).squareRoot()
      #expect((Double(dropped) - rate * 10_000).magnitude < 5 * deviation, "seed \(seed)")
      #expect(mask.elements.allSatisfy { $0 == 0 || $0 == Float(1 / (1 - rate)) }, "seed \(seed)")
    }
  }

  /// Four elements share one draw of 64 bits; each of them, and each pair of them, must be as random as any.
  @Test func elementsAreDroppedIndependently() {
    let rounds = 4_000
    var dropped = [Int](repeating: 0, count: 8)
    var both = [Int](repeating: 0, count: 64)
    for seed in 0..<rounds {
      let zeros = mask(0.25, columns: 8, seed: UInt64(seed), Float.self).elements.map { $0 == 0 }
      for a in 0..<8 where zeros[a] {
        dropped[a] += 1
        for b in 0..<a where zeros[b] { both[a * 8 + b] += 1 }
      }
    }
    // five standard deviations
    for a in 0..<8 {
      #expect((Double(dropped[a]) / Double(rounds) - 0.25).magnitude < 0.035, "element \(a)")
      for b in 0..<a {
        #expect((Double(both[a * 8 + b]) / Double(rounds) - 0.0625).magnitude < 0.02, "elements \(a) and \(b)")
      }
    }
  }

  @Test(arguments: [0.25, 0.5]) func keptElementsAreScaled(_ rate: Double) {
    let x = Matrix<Double>.offKink(rows: 20, columns: 5, seed: 5)
    let value = Graph.value(of: Dropout(rate: rate, stream: 1), x, pass: .training(seed: 1))
    for (y, x) in zip(value.elements, x.elements) where y != 0 { #expect(y == x * (1 / (1 - rate))) }
    #expect(value.elements.contains(0) && value.elements.contains { $0 != 0 })
  }

  /// The mean over many seeds comes near the input: its deviation is |x| · √(rate / (1 − rate) / seeds).
  @Test func theExpectationIsTheInput() {
    let x = Matrix<Double>.offKink(rows: 2, columns: 6, seed: 6)
    var sum = Matrix<Double>(rows: 2, columns: 6)
    let seeds = 1_000
    for seed in 0..<seeds {
      sum.add(Graph.value(of: Dropout(rate: 0.4, stream: 1), x, pass: .training(seed: UInt64(seed))))
    }
    let deviation = (0.4 / 0.6 / Double(seeds)).squareRoot()
    for (sum, x) in zip(sum.elements, x.elements) {
      #expect((sum / Double(seeds) - x).magnitude < 5 * deviation * x.magnitude)
    }
  }

  @Test func inferenceDropsNothing() {
    let x = Matrix<Float>.offKink(rows: 5, columns: 5, seed: 7)
    #expect(Graph.value(of: Dropout(rate: 0.9, stream: 1), x) == x)
  }

  @Test func theRateZeroDropsNothing() {
    let x = Matrix<Float>.offKink(rows: 5, columns: 5, seed: 8)
    #expect(Graph.value(of: Dropout(rate: 0, stream: 1), x, pass: .training(seed: 1)) == x)
  }

  @Test func theGradientPassesTheSameMask() {
    let graph = Graph<Double>()
    let input = graph.add(Source(.offKink(rows: 4, columns: 5, seed: 9)))
    let loss = graph.add(WeightedSum(), graph.add(Dropout(rate: 0.5, stream: 1), input))
    graph.forward(to: loss, .training(seed: 1))
    graph.backward(from: loss)
    let mask = mask(0.5, rows: 4, columns: 5, seed: 1, Double.self)
    #expect(input.gradient.elements == mask.elements.enumerated().map { $1 * WeightedSum.coefficient($0) })
    graph.forward(to: loss, .inference)
    graph.backward(from: loss)
    #expect(input.gradient.elements == (0..<20).map(WeightedSum.coefficient))
  }

  @Test func aRateIsAProbabilityBelowOne() async {
    await #expect(processExitsWith: .failure) { _ = Dropout<Float>(rate: 1, stream: 1) }
    await #expect(processExitsWith: .failure) { _ = Dropout<Float>(rate: -0.1, stream: 1) }
    await #expect(processExitsWith: .failure) { _ = Dropout<Float>(rate: .nan, stream: 1) }
  }

  @Test func rates() throws {
    #expect(DropoutRates.none == DropoutRates(input: 0, hidden: 0))
    let rates = DropoutRates(input: 0.25, hidden: 0.5)
    let json = try JSONEncoder().encode(rates)
    #expect(try JSONDecoder().decode(DropoutRates.self, from: json) == rates)
    let decoded = try JSONDecoder().decode([String: Double].self, from: json)
    #expect(decoded == ["input": 0.25, "hidden": 0.5])
  }
}
