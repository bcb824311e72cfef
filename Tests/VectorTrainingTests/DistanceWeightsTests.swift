import Testing

@testable import VectorTraining

@Suite struct DistanceWeightsTests {
  @Test(arguments: [
    (1, 1), (2, 2), (3, 6), (4, 12), (5, 60), (6, 60), (8, 840), (10, 2520), (15, 360_360), (16, 720_720),
  ])
  func weightsAreExactWhereTheirUnitsAreFew(window: Int, units: Int) {
    let weights = DistanceWeights(window: window)
    #expect(weights.unitsPerOccurrence == units)
    #expect(weights.units.count == window)
    for (index, weight) in weights.units.enumerated() { #expect(Int(weight) * (index + 1) == units) }
  }

  @Test(arguments: [17, 20, 50, 1000]) func weightsOfWideWindowsAreRounded(window: Int) {
    let weights = DistanceWeights(window: window)
    #expect(weights.unitsPerOccurrence == 1 << 20)
    for (index, weight) in weights.units.enumerated() {
      #expect(abs(Double(weight) - Double(1 << 20) / Double(index + 1)) <= 0.5)
    }
  }

  @Test func unitsAreCountedBack() {
    let weights = DistanceWeights(window: 3)
    #expect(weights.count(ofUnits: 6) == 1)
    #expect(weights.count(ofUnits: 3 + 2) == 5 / 6.0)
  }

  @Test func aWindowOfNothingIsRefused() async {
    await #expect(processExitsWith: .failure) { _ = DistanceWeights(window: 0) }
  }
}
