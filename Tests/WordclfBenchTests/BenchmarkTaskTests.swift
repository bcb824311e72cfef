import Testing

@testable import wordclf_bench

@Suite struct BenchmarkTaskTests {
  @Test(arguments: [0, 0.5, 1]) func anErrorWithinTheBoundPasses(_ error: Double) throws {
    try WrongAnswer.unless(error, isWithin: 1, of: "the outputs")
  }

  @Test(arguments: [1.5, .infinity, .nan]) func aLargerOneDoesNotNorWhatIsNoNumber(_ error: Double) {
    let wrong = #expect(throws: WrongAnswer.self) { try WrongAnswer.unless(error, isWithin: 1, of: "the outputs") }
    #expect(wrong?.description == "the outputs differ by \(error) from those of the oracle, more than 1.0")
  }

  @Test func theBlackHoleKeepsWhatItSwallows() {
    var hole = BlackHole()
    for number in 1...4 { hole.swallow(Double(number)) }
    #expect(hole.sum == 10)
  }
}
