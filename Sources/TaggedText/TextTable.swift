/// Rows of cells as lines to read, each column as wide as its widest cell, with two spaces between columns.
package struct TextTable {
  package enum Alignment: Sendable {
    case left, right
  }

  private let alignments: [Alignment]
  private var rows: [[String]] = []

  /// - Parameter alignments: one a column.
  package init(_ alignments: [Alignment]) {
    self.alignments = alignments
  }

  /// Rows that are all there at once, as one text.
  ///
  /// - Parameter leftAligned: the number of columns, from the first, whose text stands to the left; that of the others
  ///   stands to the right, as numbers do.
  /// - Precondition: all rows have as many cells as the first.
  package static func lines(_ rows: [[String]], leftAligned: Int = 0) -> String {
    let columns = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == columns }, "a table of \(columns) columns has a row of another length")
    var table = TextTable((0..<columns).map { $0 < leftAligned ? .left : .right })
    table.rows = rows
    return table.lines().joined(separator: "\n")
  }

  /// Adds a row; cells that it lacks at its end are empty.
  package mutating func add(_ cells: [String]) {
    precondition(cells.count <= alignments.count, "\(cells.count) cells in \(alignments.count) columns")
    rows.append(cells)
  }

  /// The lines, without spaces at their ends.
  package func lines(indent: Int = 0) -> [String] {
    let widths = alignments.indices.map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = zip(row, zip(alignments, widths)).map { cell, column in
        column.0 == .left ? cell.rightPadded(to: column.1) : cell.leftPadded(to: column.1)
      }
      var line = String(repeating: " ", count: indent) + cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
