/// The entities of a sentence in the gold standard and as predicted, each in a pair with its counterpart or alone.
///
/// Each entity is in exactly one pair. Counterparts are sought in four rounds: the same tokens and label, the same tokens,
/// tokens in common and the same label, tokens in common. In the last two, of several counterparts the one with most
/// tokens in common is taken, of equals the first.
public struct SpanComparison: Sendable, Hashable {
  /// How an entity of the gold standard and a predicted one agree.
  public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    /// The same tokens and the same label.
    case right
    /// The same tokens and another label.
    case wrongLabel
    /// Tokens in common and the same label.
    case wrongBorders
    /// Tokens in common and another label.
    case wrongBoth
    /// In the gold standard only.
    case missed
    /// Predicted only.
    case spurious
  }

  /// Two counterparts, or one entity that has none.
  public struct Pair: Sendable, Hashable {
    public let kind: Kind
    /// `nil` for what is spurious.
    public let gold: EntitySpan?
    /// `nil` for what was missed.
    public let predicted: EntitySpan?

    /// The tokens of both, and any between them.
    public var tokens: Range<Int> {
      guard let gold = gold?.tokens ?? predicted?.tokens, let predicted = predicted?.tokens ?? self.gold?.tokens else {
        preconditionFailure("a pair without an entity")
      }
      return min(gold.lowerBound, predicted.lowerBound)..<max(gold.upperBound, predicted.upperBound)
    }
  }

  /// In the order of their first tokens.
  public let pairs: [Pair]

  /// - Precondition: both lists are in order and do not overlap in themselves.
  /// - Complexity: O(*n* log *n*) in the number of entities.
  public init(gold: [EntitySpan], predicted: [EntitySpan]) {
    let touching = SpanComparison.touching(gold, predicted)
    var partnerOfGold = [Int?](repeating: nil, count: gold.count)
    var isTaken = [Bool](repeating: false, count: predicted.count)
    for (g, p) in touching.sorted(by: { $0.rank < $1.rank }).map({ ($0.gold, $0.predicted) })
    where partnerOfGold[g] == nil && !isTaken[p] {
      partnerOfGold[g] = p
      isTaken[p] = true
    }
    let found = zip(gold, partnerOfGold).map { SpanComparison.pair($0, $1.map { predicted[$0] }) }
    let spurious = predicted.indices.filter { !isTaken[$0] }.map {
      Pair(kind: .spurious, gold: nil, predicted: predicted[$0])
    }
    pairs = (found + spurious).sorted {
      ($0.tokens.lowerBound, $0.tokens.upperBound) < ($1.tokens.lowerBound, $1.tokens.upperBound)
    }
  }

  private static func pair(_ gold: EntitySpan, _ predicted: EntitySpan?) -> Pair {
    guard let predicted else { return Pair(kind: .missed, gold: gold, predicted: nil) }
    let kind: Kind =
      switch (gold.tokens == predicted.tokens, gold.label == predicted.label) {
      case (true, true): .right
      case (true, false): .wrongLabel
      case (false, true): .wrongBorders
      case (false, false): .wrongBoth
      }
    return Pair(kind: kind, gold: gold, predicted: predicted)
  }

  /// Two entities with tokens in common, by their numbers in the lists.
  private struct Touching {
    let gold, predicted: Int
    /// In ascending order: by round, most tokens in common first, and from the left.
    let rank: (Int, Int, Int, Int)
  }

  /// All pairs with tokens in common, which are fewer than the entities.
  private static func touching(_ gold: [EntitySpan], _ predicted: [EntitySpan]) -> [Touching] {
    var result: [Touching] = []
    var (g, p) = (0, 0)
    while g < gold.count, p < predicted.count {
      let (a, b) = (gold[g].tokens, predicted[p].tokens)
      let common = a.clamped(to: b)
      if !common.isEmpty {
        let round = (a == b ? 0 : 2) + (gold[g].label == predicted[p].label ? 0 : 1)
        result.append(Touching(gold: g, predicted: p, rank: (round, -common.count, g, p)))
      }
      if a.upperBound <= b.upperBound { g += 1 }
      if b.upperBound <= a.upperBound { p += 1 }
    }
    return result
  }
}
