/// How many entities of the gold standard are found, those that training has seen apart from those that it has not;
/// gathered sentence by sentence.
public struct SeenScore: Sendable, Hashable {
  /// Entities of the gold standard.
  public struct Counts: Sendable, Hashable {
    public var gold = 0
    /// Those that were predicted with the same borders and label.
    public var correct = 0

    public init(gold: Int = 0, correct: Int = 0) {
      self.gold = gold
      self.correct = correct
    }

    /// The part of the entities that was found; `nil` where there are none.
    public var recall: Double? { gold > 0 ? Double(correct) / Double(gold) : nil }
  }

  public let training: SeenEntities

  private var counts: [SeenEntities.Kind: Counts] = [:]

  public init(training: SeenEntities) { self.training = training }

  /// Takes in one sentence.
  ///
  /// - Complexity: O(length of the entities).
  public mutating func add(words: [String], gold: [EntitySpan], predicted: [EntitySpan]) {
    let found = Set(predicted)
    for entity in gold {
      let kind = training.kind(of: entity, in: words)
      counts[kind, default: Counts()].gold += 1
      if found.contains(entity) { counts[kind, default: Counts()].correct += 1 }
    }
  }

  /// The counts of the entities of a kind.
  public func counts(_ kind: SeenEntities.Kind) -> Counts { counts[kind, default: Counts()] }
}
