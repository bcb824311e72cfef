import TaggedText

/// Rows of cells as lines to read, each column as wide as its widest cell.
struct TextTable {
  enum Alignment {
    case left, right
  }

  private let alignments: [Alignment]
  private var rows: [[String]] = []

  /// - Parameter alignments: one a column.
  init(_ alignments: [Alignment]) {
    self.alignments = alignments
  }

  /// Adds a row; cells that it lacks at its end are empty.
  mutating func add(_ cells: [String]) {
    precondition(cells.count <= alignments.count, "\(cells.count) cells in \(alignments.count) columns")
    rows.append(cells)
  }

  /// The lines, columns two spaces apart, without spaces at the end.
  func lines(indent: Int = 0) -> [String] {
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
