/// A table of numbers as HTML: the cells are plain text, and the first of each row names it.
struct HTMLTable: Sendable, Hashable {
  var rows: [[String]]

  /// Whether the first row names the columns.
  var hasHeader = true

  /// Whether the last row sums up the others.
  var hasTotal = false

  /// The table, which scrolls by itself where it is wider than the page.
  var html: String {
    let lines = rows.enumerated().map { number, cells in
      let isHeader = hasHeader && number == 0
      let isTotal = hasTotal && number == rows.count - 1
      let elements = cells.enumerated().map { column, text in
        let scope = isHeader ? " scope=\"col\"" : " scope=\"row\""
        if isHeader || column == 0 { return "<th\(scope)>\(text.htmlEscaped)</th>" }
        return "<td\(text == "0" ? " class=\"zero\"" : "")>\(text.htmlEscaped)</td>"
      }
      return "<tr\(isTotal ? " class=\"total\"" : "")>\(elements.joined())</tr>\n"
    }
    return "<div class=\"scroll\">\n<table>\n\(lines.joined())</table>\n</div>\n"
  }
}
