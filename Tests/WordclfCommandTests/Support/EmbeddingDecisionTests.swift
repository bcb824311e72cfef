import NetworkTraining
import TaggedText
import Testing

@testable import wordclf

@Suite struct EmbeddingDecisionTests {
  @Test func aFlagDecides() {
    let decision = EmbeddingDecision(flag: .frozen, configured: .fineTuned, tokens: 1_000_000)
    #expect(decision.training == .frozen)
    #expect(decision.reason == "word vectors are frozen, as asked")
    #expect(EmbeddingDecision(flag: .fineTuned, configured: nil, tokens: 1).training == .fineTuned)
  }

  @Test func storesThatStayFrozenAreNamed() {
    let decision = EmbeddingDecision(flag: .fineTuned, configured: nil, frozenStores: [2, 3], tokens: 1)
    #expect(decision.training == .fineTuned)
    #expect(decision.frozenStores == [2, 3])
    #expect(decision.reason == "word vectors are fine-tuned, as asked; those of store 2 and 3 stay frozen")
    #expect(
      EmbeddingDecision(flag: .frozen, configured: nil, frozenStores: [2], tokens: 1).reason
        == "word vectors are frozen, as asked")
  }

  @Test func thenAConfiguration() {
    let decision = EmbeddingDecision(flag: nil, configured: .frozen, tokens: 1_000_000)
    #expect(decision.training == .frozen)
    #expect(decision.reason == "word vectors are frozen, as configured")
  }

  @Test func thenTheSizeOfTheTrainingSet() {
    let threshold = EmbeddingTraining.threshold
    let few = EmbeddingDecision(flag: nil, configured: nil, tokens: threshold - 1)
    #expect(few.training == .frozen)
    #expect(
      few.reason == """
        \((threshold - 1).grouped) tokens < \(threshold.grouped): freezing the word vectors (--freeze-embeddings or \
        --fine-tune-embeddings decides otherwise)
        """)
    let many = EmbeddingDecision(flag: nil, configured: nil, tokens: threshold)
    #expect(many.training == .fineTuned)
    #expect(many.reason.hasPrefix("\(threshold.grouped) tokens ≥ \(threshold.grouped): fine-tuning the word vectors ("))
  }
}
