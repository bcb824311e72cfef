extension SeenScore: CustomStringConvertible {
  /// The counts as a plain text table, without a line feed at its end:
  /// ```text
  /// entities of the gold standard by what the training set has of them
  ///                          gold  right  recall
  /// seen                       10     10  100.00
  /// seen with another label     0      0       -
  /// unseen                     10      8   80.00
  /// ```
  public var description: String {
    """
    \(SeenScore.heading)
    \(TextTable.lines(rows, leftAligned: 1))
    """
  }

  package static let heading = "entities of the gold standard by what the training set has of them"

  /// The table with its header.
  package var rows: [[String]] {
    [["", "gold", "right", "recall"]]
      + SeenEntities.Kind.allCases.map { kind in
        let counts = counts(kind)
        return [kind.explanation, String(counts.gold), String(counts.correct)]
          + [counts.recall.map { (100 * $0).fixed(2) } ?? "-"]
      }
  }
}

extension SeenEntities.Kind {
  /// What it means, in words.
  fileprivate var explanation: String {
    switch self {
    case .seen: "seen"
    case .seenWithOtherLabel: "seen with another label"
    case .unseen: "unseen"
    }
  }
}
