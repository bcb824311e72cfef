import TaggedText

extension AnalogyScore: CustomStringConvertible {
  /// The counts as a plain text table, accuracies in percent, without a line feed at its end:
  /// ```text
  /// analogies of questions.txt: the best of 20,000 words by cos(x, b) - cos(x, a) + cos(x, c)
  /// category       accuracy  correct  asked  skipped
  /// capitals          75.00        3      4        2
  /// gram1-plurals     50.00        2      4        0
  /// semantic          75.00        3      4        2
  /// syntactic         50.00        2      4        0
  /// total             62.50        5      8        2
  /// ```
  public var description: String {
    var rows = [["category", "accuracy", "correct", "asked", "skipped"]]
    rows += categories.map { Self.row($0.name, $0.counts) }
    if let semantic { rows.append(Self.row("semantic", semantic)) }
    if let syntactic { rows.append(Self.row("syntactic", syntactic)) }
    rows.append(Self.row("total", total))
    return """
      analogies of \(file): the best of \(candidates.counted("word")) by \(method.formula)
      \(TextTable.lines(rows, leftAligned: 1))
      """
  }

  private static func row(_ name: String, _ counts: Counts) -> [String] {
    [name, counts.accuracy.map { (100 * $0).fixed(2) } ?? "n/a"]
      + [counts.correct, counts.asked, counts.skipped].map(String.init)
  }
}

extension AnalogyMethod {
  /// How a candidate x is scored, in symbols.
  fileprivate var formula: String {
    switch self {
    case .add: "cos(x, b) - cos(x, a) + cos(x, c)"
    case .multiply: "cos(x, b) · cos(x, c) / (cos(x, a) + 0.001), cosines on 0 to 1"
    }
  }
}
