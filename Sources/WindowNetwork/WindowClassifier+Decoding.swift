import TaggedText
import WindowFeatures

/// How the tags of a sentence are chosen from the scores of its tokens.
public enum Decoding: String, Sendable, CaseIterable, Codable {
  /// The best path that the tag scheme allows (Viterbi).
  case legal
  /// The best tag of each token, whatever its neighbours have.
  case greedy
}

extension WindowClassifier where Scalar == Float {
  /// The entities of each sentence of a text.
  ///
  /// - Complexity: O(tokens · (hidden · inputs + classes²)); memory for `batchSize` windows and all scores.
  public func entities(
    in text: EncodedText,
    decoder: PathDecoder,
    tagSet: TagSet,
    _ decoding: Decoding,
    batchSize: Int = 512
  ) -> [[EntitySpan]] {
    var scores: [Float] = []
    scores.reserveCapacity(text.tokenCount * tagSet.count)
    var batch = WindowBatch(featureCount: text.rows.count)
    for start in stride(from: 0, to: text.tokenCount, by: batchSize) {
      batch.fill(from: text, tokens: start..<min(start + batchSize, text.tokenCount))
      scores.append(contentsOf: self.scores(of: batch).elements)
    }
    var first = 0
    return text.sentenceLengths.map { length in
      let sentenceScores = scores.span.extracting(first * tagSet.count..<(first + length) * tagSet.count)
      first += length
      switch decoding {
      case .legal: return tagSet.spans(of: decoder.best(scores: sentenceScores, count: length))
      case .greedy: return tagSet.spans(of: decoder.greedy(scores: sentenceScores, count: length))
      }
    }
  }
}
