extension SpanScore: CustomStringConvertible {
  /// The counts as a plain text table, in percent, without a line feed at its end:
  /// ```text
  /// entity spans, exact match, counted as conlleval does
  /// label    precision  recall      F1  gold  found  right
  /// LOC          93.33   87.50   90.32    16     15     14
  /// PER          80.00  100.00   88.89     4      5      4
  /// overall      90.00   90.00   90.00    20     20     18
  /// token accuracy 97.62% (205 of 210 tags in iob2)
  /// ```
  public var description: String { table(reading: .conlleval) }

  /// The same, where entities were read out of tags in another way, which the first line then names.
  public func table(reading: TagReading) -> String {
    """
    entity spans, exact match, \(heading(reading))
    \(TextTable.lines(rows, leftAligned: 1))
    \(accuracyLine)
    """
  }

  /// The table with its header and the row of all labels at the end.
  package var rows: [[String]] {
    [["label", "precision", "recall", "F1", "gold", "found", "right"]]
      + byLabel.map { Self.row($0.label, $0.counts) } + [Self.row("overall", overall)]
  }

  /// As in `token accuracy 97.62% (205 of 210 tags in iob2)`.
  package var accuracyLine: String {
    "token accuracy \((100 * tokenAccuracy).fixed(2))% (\(correctTokens) of \(tokens) tags in \(scheme.rawValue))"
  }

  /// What a way of reading means for a score.
  package func heading(_ reading: TagReading) -> String {
    switch reading {
    case .conlleval: "counted as \(Self.mode) does"
    case .strict: "of tags that are legal in \(scheme.rawValue) (mode strict)"
    case .discard: "improper sequences of \(scheme.rawValue) tags discarded (mode discard)"
    }
  }

  private static func row(_ label: String, _ counts: Counts) -> [String] {
    [label] + counts.rates + [counts.gold, counts.predicted, counts.correct].map(String.init)
  }
}

extension SpanScore.Counts {
  /// Precision, recall and F1 in percent with two decimals.
  var rates: [String] { [precision, recall, f1].map { (100 * $0).fixed(2) } }
}
