import TaggedText

extension PathDecoder {
  /// The path that a way of decoding chooses.
  ///
  /// - Complexity: that of ``TaggedText/PathDecoder/best(scores:count:)``, or less.
  func path(scores: Span<Float>, count: Int, _ decoding: Decoding) -> [Int] {
    switch decoding {
    case .legal: best(scores: scores, count: count)
    case .greedy: greedy(scores: scores, count: count)
    }
  }

  /// The probabilities of the paths among which a way of decoding chooses.
  func distribution(of decoding: Decoding, temperature: Double) -> PathDistribution {
    switch decoding {
    case .legal: distribution(temperature: temperature)
    case .greedy: independentDistribution(temperature: temperature)
    }
  }
}
