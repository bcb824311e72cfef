import NetworkTraining
import Testing

@Suite struct EmbeddingTrainingTests {
  @Test(arguments: [
    (0, EmbeddingTraining.frozen), (1_999, .frozen), (2_000, .fineTuned), (203_621, .fineTuned),
  ])
  func theDefaultTurnsAtTheThreshold(tokens: Int, expected: EmbeddingTraining) {
    #expect(EmbeddingTraining(forTokens: tokens) == expected)
  }

  @Test func theNamesAreThoseOfModelFiles() {
    #expect(EmbeddingTraining.allCases.map(\.rawValue) == ["frozen", "fine-tuned"])
  }
}
