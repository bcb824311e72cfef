import TaggedText
import Testing

@testable import WindowNetwork

@Suite struct PathDecoderDecodingTests {
  /// I-A has the highest score, and may not stand at the beginning.
  @Test func eachWayHasItsPathAndItsProbabilities() {
    let decoder = PathDecoder(tagSet: TagSet(labels: ["A"], scheme: .iob2))
    let scores: [Float] = [0, 0, 2]
    #expect(decoder.path(scores: scores.span, count: 1, .legal) == [0])
    #expect(decoder.path(scores: scores.span, count: 1, .greedy) == [2])
    func probability(_ decoding: Decoding) -> Double {
      decoder.distribution(of: decoding, temperature: 2).probabilities(scores: scores, count: 1)
        .probability(ofClass: 2, at: 0)
    }
    #expect(probability(.legal) == 0)
    // e / (1 + 1 + e)
    #expect(abs(probability(.greedy) - 0.576_117) < 1e-6)
  }
}
