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

  /// The paths of several sentences side by side.
  ///
  /// - Parameter scores: `[tokens, classes]`, row by row, sentence after sentence.
  /// - Complexity: that of ``TaggedText/PathDecoder/classes(scores:sentenceLengths:)``, or less.
  package func classes(scores: Span<Float>, sentenceLengths: [Int], _ decoding: Decoding) -> [Int32] {
    switch decoding {
    case .legal: classes(scores: scores, sentenceLengths: sentenceLengths)
    case .greedy: greedy(scores: scores, count: sentenceLengths.reduce(0, +)).map { Int32($0) }
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
