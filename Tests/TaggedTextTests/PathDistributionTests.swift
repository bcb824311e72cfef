import TaggedText
import Testing

/// What comes out of a distribution is in ``PathProbabilitiesTests``.
@Suite struct PathDistributionTests {
  private static let tagSet = TagSet(labels: ["A"], scheme: .iob2)

  @Test(arguments: [0, -1, 1e13]) func refusesATemperatureThatIsNone(_ temperature: Double) async {
    await #expect(processExitsWith: .failure) { [temperature] in
      _ = PathDecoder(tagSet: TagSet(labels: ["A"], scheme: .iob2)).distribution(temperature: temperature)
    }
  }

  @Test func refusesScoresOfAnotherShape() async {
    await #expect(processExitsWith: .failure) {
      _ = PathDecoder(tagSet: TagSet(labels: ["A"], scheme: .iob2)).distribution().probabilities(scores: [0], count: 1)
    }
  }

  /// Scores that all lie higher by as much are the same scores.
  @Test func onlyDifferencesCount() {
    let decoder = PathDecoder(tagSet: Self.tagSet)
    let scores: [Float] = [0, 1, 2, 3, -1, 0.5]
    for distribution in [decoder.distribution(temperature: 2), decoder.independentDistribution(temperature: 2)] {
      let (low, high) = (
        distribution.probabilities(scores: scores, count: 2),
        distribution.probabilities(scores: scores.map { $0 + 1_000 }, count: 2)
      )
      for token in 0..<2 {
        for number in 0..<3 {
          let difference =
            low.probability(ofClass: number, at: token) - high.probability(ofClass: number, at: token)
          #expect(abs(difference) < 1e-12)
        }
      }
    }
  }
}
