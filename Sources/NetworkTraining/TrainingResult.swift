import NumericKernels
import TaggedText
import WindowNetwork

/// What one epoch brought.
public struct EpochReport: Sendable, Codable {
  /// Counted from 1.
  public let epoch: Int
  /// The number of epochs planned.
  public let epochs: Int
  /// The mean cross-entropy of the epoch's batches, dropout included.
  public let loss: Double
  /// The learning rate at the epoch's first step.
  public let learningRate: Double
  /// The score on the development set, if there is one.
  public let score: SpanScore?
  /// What was taken from the scores of words outside of entities for that score.
  public let outsideBias: Double
  /// Whether this epoch's weights are the best so far.
  public let isBest: Bool
  /// Training speed, without the scoring of the development set.
  public let tokensPerSecond: Double
  /// Estimated from the epochs so far.
  public let secondsLeft: Double

  /// Whether the network found no entity at all in the development set: the sign of training that went wrong.
  public var predictsNothing: Bool { score.map { $0.overall.predicted == 0 && $0.overall.gold > 0 } ?? false }
}

/// What a training run brought.
public struct TrainingResult: Sendable {
  public let architecture: WindowArchitecture
  /// The weights of the best epoch.
  public internal(set) var weights: WindowWeights<Float>
  /// The epoch of `weights`, counted from 1; 0 when no epoch was finished.
  public internal(set) var bestEpoch: Int
  public internal(set) var history: [EpochReport]
  public internal(set) var wasInterrupted: Bool

  /// The F1 of the best epoch on the development set; 0 where there is none.
  public var bestF1: Double { bestScore?.overall.f1 ?? 0 }

  /// The score of the best epoch on the development set.
  public var bestScore: SpanScore? { best?.score }

  /// What the best epoch takes from the scores of words outside of entities.
  public var outsideBias: Double { best?.outsideBias ?? 0 }

  private var best: EpochReport? { history.first { $0.epoch == bestEpoch } }
}
