extension BorderScore: CustomStringConvertible {
  /// The counts as a plain text table, without a line feed at its end:
  /// ```text
  /// kinds of errors
  /// right                       14
  /// right borders, wrong label   1
  /// right label, wrong borders   1
  /// both wrong, overlapping      0
  /// missed                       0
  /// spurious                     2
  /// borders alone: precision 83.33, recall 93.75, F1 88.24
  /// ```
  public var description: String {
    """
    \(BorderScore.heading)
    \(TextTable.lines(rows, leftAligned: 1))
    \(bordersLine)
    """
  }

  package static let heading = "kinds of errors"

  /// The table, which has no header.
  package var rows: [[String]] { SpanComparison.Kind.allCases.map { [$0.explanation, String(count($0))] } }

  /// As in `borders alone: precision 83.33, recall 93.75, F1 88.24`.
  package var bordersLine: String {
    let rates = borders.rates
    return "borders alone: precision \(rates[0]), recall \(rates[1]), F1 \(rates[2])"
  }
}

extension SpanComparison.Kind {
  /// What it means, in words.
  package var explanation: String {
    switch self {
    case .right: "right"
    case .wrongLabel: "right borders, wrong label"
    case .wrongBorders: "right label, wrong borders"
    case .wrongBoth: "both wrong, overlapping"
    case .missed: "missed"
    case .spurious: "spurious"
    }
  }
}
