extension LabelConfusion: CustomStringConvertible {
  /// The counts as a plain text table, without a line feed at its end:
  /// ```text
  /// labels of entities with the same borders, gold down and found across; none: no entity there
  ///       LOC  PER  none
  /// LOC    14    1     1
  /// PER     0    4     0
  /// none    1    0
  /// ```
  public var description: String {
    """
    \(LabelConfusion.heading)
    \(TextTable.lines(rows, leftAligned: 1))
    """
  }

  package static let heading =
    "labels of entities with the same borders, gold down and found across; none: no entity there"

  /// The table with its header.
  package var rows: [[String]] {
    let labels = labels
    let columns: [String?] = labels + [nil]
    return [[""] + labels + ["none"]]
      + columns.map { gold in
        [gold ?? "none"]
          + columns.map { gold == nil && $0 == nil ? "" : String(count(gold: gold, predicted: $0)) }
      }
  }
}
