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
  public var description: String {
    var rows = [["label", "precision", "recall", "F1", "gold", "found", "right"]]
    for (label, counts) in byLabel { rows.append(Self.row(label, counts)) }
    rows.append(Self.row("overall", overall))
    let accuracy = Self.percent(tokenAccuracy)
    return """
      entity spans, exact match, counted as \(Self.mode) does
      \(TextTable.lines(rows, leftAligned: 1))
      token accuracy \(accuracy)% (\(correctTokens) of \(tokens) tags in \(scheme.rawValue))
      """
  }

  private static func row(_ label: String, _ counts: Counts) -> [String] {
    let rates = [counts.precision, counts.recall, counts.f1].map(percent)
    return [label] + rates + [counts.gold, counts.predicted, counts.correct].map(String.init)
  }

  /// `fraction` in percent with two decimals.
  private static func percent(_ fraction: Double) -> String { (100 * fraction).fixed(2) }
}
