import TaggedText
import Testing

@Suite struct ReliabilityTests {
  private func reliability(bins: Int, _ predictions: [(Double, Bool)]) -> Reliability {
    var reliability = Reliability(bins: bins)
    for (confidence, isRight) in predictions { reliability.add(confidence: confidence, isRight: isRight) }
    return reliability
  }

  @Test func binsHaveTheirUpperBorders() {
    let bins = reliability(bins: 4, [(0, false), (0.25, true), (0.26, true), (0.5, false), (0.75, true), (1, true)])
      .bins
    #expect(bins.map(\.count) == [2, 2, 1, 1])
    #expect(bins.map(\.right) == [1, 1, 1, 1])
    #expect(bins.map(\.accuracy) == [0.5, 0.5, 1, 1])
    #expect(bins.map(\.confidence) == [0.125, 0.38, 0.75, 1])
  }

  /// Of five predictions two are in the upper bin, at 0.75 in the mean and half of them right; three in the lower, at 0.25
  /// and a third of them right: (2 · 0.25 + 3 · (1/3 − 1/4)) / 5 = 0.15.
  @Test func theErrorByHand() {
    let predictions = [(0.5, true), (0.25, false), (0, false), (0.75, true), (0.75, false)]
    let found = reliability(bins: 2, predictions)
    #expect(found.count == 5)
    #expect(abs(found.expectedCalibrationError - 0.15) < 1e-15)
  }

  /// What is said with probability 0.8 and comes true four times of five.
  @Test func ofCalibratedPredictionsIsNone() {
    let found = reliability(bins: 15, [(0.8, true), (0.8, true), (0.8, false), (0.8, true), (0.8, true)])
    #expect(found.expectedCalibrationError < 1e-15)
  }

  @Test func ofCertainErrorsIsAll() {
    #expect(reliability(bins: 15, [(1, false), (0, true)]).expectedCalibrationError == 1)
  }

  @Test func withoutPredictionsIsNone() {
    let nothing = Reliability()
    #expect(nothing.bins.count == 15)
    #expect(nothing.expectedCalibrationError == 0)
    #expect(nothing.bins[0].accuracy == 0 && nothing.bins[0].confidence == 0)
  }

  @Test(arguments: [-0.1, 1.1]) func refusesWhatIsNoProbability(_ confidence: Double) async {
    await #expect(processExitsWith: .failure) { [confidence] in
      var reliability = Reliability()
      reliability.add(confidence: confidence, isRight: true)
    }
  }
}
