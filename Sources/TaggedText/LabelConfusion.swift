/// Which labels are taken for which, gathered sentence by sentence: entities of the gold standard against predicted ones
/// with the same borders.
public struct LabelConfusion: Sendable, Hashable {
  /// A label of the gold standard and a predicted one; `nil` where there is no entity with these borders.
  private struct Cell: Hashable {
    let gold, predicted: String?
  }

  private var counts: [Cell: Int] = [:]

  public init() {}

  /// Takes in one sentence.
  ///
  /// - Precondition: neither list holds two entities on the same tokens.
  /// - Complexity: O(*n*) in the number of entities.
  public mutating func add(gold: [EntitySpan], predicted: [EntitySpan]) {
    var labels = Dictionary(uniqueKeysWithValues: predicted.map { ($0.tokens, $0.label) })
    for span in gold {
      counts[Cell(gold: span.label, predicted: labels.removeValue(forKey: span.tokens)), default: 0] += 1
    }
    for label in labels.values { counts[Cell(gold: nil, predicted: label), default: 0] += 1 }
  }

  /// All labels that were seen, in the order of their bytes.
  ///
  /// - Complexity: O(*n* log *n*) in the number of pairs of labels.
  public var labels: [String] {
    Set(counts.keys.flatMap { [$0.gold, $0.predicted].compactMap(\.self) }).sorted(by: isOrderedBytewise)
  }

  /// The number of entities with label `gold` in the gold standard that were predicted as `predicted`.
  ///
  /// `nil` stands for no entity with the same borders: `count(gold: "PER", predicted: nil)` is the number of people whose
  /// borders were not found, `count(gold: nil, predicted: "PER")` that of predicted ones with borders of no entity.
  public func count(gold: String?, predicted: String?) -> Int {
    counts[Cell(gold: gold, predicted: predicted), default: 0]
  }
}
