import TaggedText

extension NetworkGradientCheck {
  /// The check as a plain text table, without a line feed at its end:
  /// ```text
  /// tensor                     shape        checked        error    verdict
  /// words (rows of the batch)  [3,537, 50]  200 of 500     5.1e-10  right
  /// hidden.weight              [300, 275]   200 of 82,500  4.2e-10  right
  /// hidden.bias                [1, 300]     200 of 300     1.0e+00  wrong
  /// output.bias                [1, 17]      all 17         9.4e-11  right
  /// ```
  ///
  /// - Parameter bound: the largest error of a gradient that passes for right.
  public func table(bound: Double) -> String {
    let head = ["tensor", "shape", "checked", "error", "verdict"]
    let body = rows.map { row in
      [
        row.parameter, "[\(row.shape.rows.grouped), \(row.shape.columns.grouped)]",
        row.count == row.available
          ? "all \(row.count.grouped)" : "\(row.count.grouped) of \(row.available.grouped)",
        row.error.scientific(1), row.error <= bound ? "right" : "wrong",
      ]
    }
    return TextTable.lines([head] + body, leftAligned: head.count)
  }

  /// Which gradients are wrong, in a line; nil where none is.
  public func complaint(bound: Double) -> String? {
    let wrong = wrong(bound: bound)
    guard !wrong.isEmpty else { return nil }
    let names = wrong.map(\.parameter).joined(separator: ", ")
    return "the gradient of \(names) differs from central differences by more than \(bound)"
  }
}
