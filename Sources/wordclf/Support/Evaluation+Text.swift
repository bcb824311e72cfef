import TaggedText

extension Evaluation {
  /// The tables, with an empty line between them and without a line feed at the end.
  ///
  /// - Parameter errorLimit: how many errors are listed at most; `nil` for no list.
  func text(errorLimit: Int?) -> String {
    let tables = [score.table(reading: reading), confusion.description, borders.description, seen?.description]
    return (tables + [errorLimit.map(list)]).compactMap(\.self).joined(separator: "\n\n")
  }

  /// One line an error: where, what kind, the labels, and the words around it.
  private func list(_ limit: Int) -> String {
    let shown = errors.prefix(limit)
    let part = shown.count < errors.count ? "the first \(shown.count.grouped) of " : ""
    let heading =
      "\(part)\(errors.count.counted("error")); [gold] and {found}, or [gold] alone where borders are the same"
    var table = TextTable([.left, .left, .left, .left, .left])
    table.add(["place", "kind", "gold", "found", "words"])
    for error in shown {
      let labels = [error.pair.gold, error.pair.predicted].map { $0.map { excerpt(of: $0.label) } ?? "-" }
      table.add(["\(error.place)", error.pair.kind.explanation] + labels + [error.text(showing: excerpt)])
    }
    return ([heading] + (shown.isEmpty ? [] : table.lines())).joined(separator: "\n")
  }
}
