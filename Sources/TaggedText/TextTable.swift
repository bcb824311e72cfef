/// Rows of text as lines to read, with two spaces between columns.
package enum TextTable {
  /// - Parameter leftAligned: the number of columns, from the first, whose text stands to the left; that of the others
  ///   stands to the right, as numbers do.
  /// - Precondition: all rows have as many cells as the first.
  package static func lines(_ rows: [[String]], leftAligned: Int = 0) -> String {
    let columns = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == columns }, "a table of \(columns) columns has a row of another length")
    let widths = (0..<columns).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).enumerated().map { column, cell in
        column < leftAligned ? cell.0.rightPadded(to: cell.1) : cell.0.leftPadded(to: cell.1)
      }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }
}
