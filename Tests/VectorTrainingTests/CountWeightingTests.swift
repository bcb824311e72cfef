import Testing

@testable import VectorTraining

@Suite struct CountWeightingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var most: Double
    var exponent: Double
    var count: Double
    var weight: Double
  }

  static let cases = [
    Case(testDescription: "a sixteenth, to the power 3/4", most: 16, exponent: 0.75, count: 1, weight: 0.125),
    Case(testDescription: "a quarter, to the power 1/2", most: 100, exponent: 0.5, count: 25, weight: 0.5),
    Case(testDescription: "the power 1 is a share", most: 30, exponent: 1, count: 6, weight: 0.2),
    Case(testDescription: "the power 0 weighs all the same", most: 30, exponent: 0, count: 0.1, weight: 1),
    Case(testDescription: "at the edge", most: 30, exponent: 0.75, count: 30, weight: 1),
    Case(testDescription: "above the edge", most: 30, exponent: 0.75, count: 1e9, weight: 1),
  ]

  @Test(arguments: cases) func weighs(_ c: Case) {
    let weight = CountWeighting(most: c.most, exponent: c.exponent).weight(of: c.count)
    #expect(abs(weight - c.weight) <= 2 * c.weight.ulp)
  }

  @Test func growsWithoutAJumpUpToTheEdge() {
    let weighting = CountWeighting(most: 30, exponent: 0.75)
    let weights = [0.1, 1, 15, 29, 30.0.nextDown, 30, 30.0.nextUp].map { weighting.weight(of: $0) }
    #expect(weights == weights.sorted())
    #expect(weights[4] >= 1 - 4 * 1.0.ulp)
    #expect(weights[5] == 1)
  }
}
