import TaggedText
import TestSupport
import Testing
import WindowNetwork

@Suite struct TagSetConfidenceTests {
  /// The entities are those that come without confidence, and the probabilities those of each sentence by itself.
  @Test(arguments: Decoding.allCases, TagScheme.allCases)
  func sentencesHaveProbabilitiesOfTheirOwn(_ decoding: Decoding, _ scheme: TagScheme) {
    let tagSet = TagSet(labels: ["A", "B"], scheme: scheme)
    var random = SeededRandom(seed: 20_052)
    let lengths = [3, 0, 1, 7]
    let scores = (0..<11 * tagSet.count).map { _ in Float.random(in: -3...3, using: &random) }
    let decoder = PathDecoder(tagSet: tagSet, outsideBias: 1)
    let found = tagSet.confidentEntities(
      scores: scores, sentenceLengths: lengths, decoder: decoder, decoding, temperature: 1.5)
    let entities = tagSet.entities(scores: scores, sentenceLengths: lengths, decoder: decoder, decoding)
    #expect(found.map(\.entities) == entities)
    #expect(found.contains { !$0.entities.isEmpty })
    let distribution =
      decoding == .legal
      ? decoder.distribution(temperature: 1.5) : decoder.independentDistribution(temperature: 1.5)
    var first = 0
    for (length, found) in zip(lengths, found) {
      let own = Array(scores[first * tagSet.count..<(first + length) * tagSet.count])
      first += length
      let path =
        decoding == .legal ? decoder.best(scores: own, count: length) : decoder.greedy(scores: own, count: length)
      let probabilities = distribution.probabilities(scores: own, count: length)
      #expect(found.confidence == probabilities.confidence(of: path, entities: found.entities))
      #expect(found.confidence.tokens.count == length)
      #expect(found.confidence.entities.count == found.entities.count)
    }
  }
}
