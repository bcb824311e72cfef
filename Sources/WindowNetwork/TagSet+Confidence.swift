import TaggedText

extension TagSet {
  /// The entities of each sentence, chosen as ``entities(scores:sentenceLengths:decoder:_:)`` chooses them, with the
  /// probabilities of the tags and of the entities.
  ///
  /// - Parameters:
  ///   - scores: `[tokens, classes]`, row by row, sentence after sentence.
  ///   - temperature: what scores are divided by before they become probabilities.
  /// - Complexity: O(tokens · classes²).
  public func confidentEntities(
    scores: [Float], sentenceLengths: [Int], decoder: PathDecoder, _ decoding: Decoding, temperature: Double
  ) -> [(entities: [EntitySpan], confidence: Confidence)] {
    let distribution = decoder.distribution(of: decoding, temperature: temperature)
    var first = 0
    return sentenceLengths.map { length in
      let sentenceScores = scores.span.extracting(first * count..<(first + length) * count)
      first += length
      let path = decoder.path(scores: sentenceScores, count: length, decoding)
      let entities = spans(of: path)
      let probabilities = distribution.probabilities(scores: sentenceScores, count: length)
      return (entities, probabilities.confidence(of: path, entities: entities))
    }
  }
}
