import Testing

@testable import VectorTraining

@Suite struct VectorTrainingProgressTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var share: Double?
    var shareAtStart: Double
    var seconds: Double
    var secondsLeft: Double?
  }

  static let cases = [
    Case(testDescription: "a quarter is done", share: 0.25, shareAtStart: 0, seconds: 10, secondsLeft: 30),
    Case(testDescription: "all is done", share: 1, shareAtStart: 0, seconds: 10, secondsLeft: 0),
    Case(testDescription: "another run did half", share: 0.75, shareAtStart: 0.5, seconds: 10, secondsLeft: 10),
    Case(testDescription: "nothing is done yet", share: 0, shareAtStart: 0, seconds: 10, secondsLeft: nil),
    Case(testDescription: "nothing is done in this run", share: 0.5, shareAtStart: 0.5, seconds: 10, secondsLeft: nil),
    Case(testDescription: "nobody knows the share", share: nil, shareAtStart: 0, seconds: 10, secondsLeft: nil),
  ]

  @Test(arguments: cases) func foretells(_ c: Case) {
    let progress = VectorTrainingProgress(
      phase: .reading, share: c.share, shareAtStart: c.shareAtStart, seconds: c.seconds, count: 1)
    #expect(progress.secondsLeft == c.secondsLeft)
  }
}
