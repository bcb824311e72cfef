/// What kinds of errors there are, gathered sentence by sentence, and how well entities are found whatever their label.
public struct BorderScore: Sendable, Hashable {
  private var counts: [SpanComparison.Kind: Int] = [:]

  public init() {}

  /// Takes in one sentence.
  public mutating func add(_ comparison: SpanComparison) {
    for pair in comparison.pairs { counts[pair.kind, default: 0] += 1 }
  }

  /// The number of pairs of a kind.
  public func count(_ kind: SpanComparison.Kind) -> Int { counts[kind, default: 0] }

  /// The score of borders alone: a predicted entity is right when one of the gold standard has the same tokens.
  public var borders: SpanScore.Counts {
    let both = [.right, .wrongLabel, .wrongBorders, .wrongBoth].reduce(0) { $0 + count($1) }
    return SpanScore.Counts(
      gold: both + count(.missed), predicted: both + count(.spurious), correct: count(.right) + count(.wrongLabel))
  }
}
