import NetworkTraining
import TaggedText

@testable import struct NetworkTraining.EpochReport

extension EpochReport {
  /// A report of epoch 3 of 12, to be varied.
  static func example(
    epoch: Int = 3, epochs: Int = 12, loss: Double = 0.123456, score: SpanScore? = nil,
    outsideBias: Double = 0, isBest: Bool = true, tokensPerSecond: Double = 12_345.6, secondsLeft: Double = 41.2
  ) -> EpochReport {
    EpochReport(
      epoch: epoch, epochs: epochs, loss: loss, learningRate: 0.00075, score: score, outsideBias: outsideBias,
      isBest: isBest, tokensPerSecond: tokensPerSecond, secondsLeft: secondsLeft)
  }
}

extension SpanScore {
  /// A score of so many entities of one token each.
  static func example(gold: Int, predicted: Int, correct: Int) -> SpanScore {
    let count = gold + predicted
    let right = (0..<correct).map { EntitySpan("PER", $0..<$0 + 1) }
    var score = SpanScore()
    score.add(
      gold: right + (correct..<gold).map { EntitySpan("PER", $0..<$0 + 1) },
      predicted: right + (gold..<gold + predicted - correct).map { EntitySpan("PER", $0..<$0 + 1) },
      tokens: count)
    return score
  }
}
