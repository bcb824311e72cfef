/// How far a training has come.
public struct VectorTrainingProgress: Sendable, Hashable {
  public enum Phase: Sendable, Hashable {
    /// The text is read and cut into words.
    case reading
    /// Pairs of words are counted.
    case counting
    /// The counts of several parts of the text are added up.
    case merging
    /// The counts are sorted into blocks.
    case arranging
    case training
  }

  public let phase: Phase
  /// The share of the phase that is done, in 0 … 1; nil if nobody knows, as in a pipe.
  public let share: Double?
  /// What of it was done before this run.
  public let shareAtStart: Double
  /// Seconds since this run began with the phase.
  public let seconds: Double
  /// How many tokens (in the first two phases), pairs (merging, arranging) or entries (training) were worked on in this
  /// run.
  public let count: Int

  /// How many seconds the phase will go on, if it goes on as before; nil if nobody knows.
  public var secondsLeft: Double? {
    guard let share, share > shareAtStart else { return nil }
    return seconds * (1 - share) / (share - shareAtStart)
  }
}

/// What a training found out on its way.
public enum VectorTrainingEvent: Sendable, Hashable {
  /// The text has been read.
  case corpus(tokens: Int, distinctWords: Int, invalidLines: Int)
  /// The words have been chosen; together they are `tokens` of the text's `allTokens`.
  case vocabulary(words: Int, tokens: Int, allTokens: Int)
  /// The pairs of words have been counted; `entries` are those of the whole symmetric matrix.
  case pairs(entries: Int)
  /// An epoch is done; `cost` is the mean error of its entries, each before its step.
  case epoch(Int, cost: Double, seconds: Double)
  /// A run that was interrupted goes on here.
  case resumed(VectorTrainingProgress.Phase)
}
