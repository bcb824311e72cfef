extension EntityMarkup {
  /// The labels in their colours, as a list; empty where there are no labels.
  var legend: String {
    guard !labels.isEmpty else { return "" }
    return list(
      labels.map { "<mark class=\"\(colourClass(of: $0))\"><span class=\"label\">\($0.htmlEscaped)</span></mark>" })
  }

  /// What the marks of a comparison mean, as a list.
  var comparisonLegend: String {
    list(
      Agreement.allCases.map { agreement in
        let label = "<span class=\"label\">\(agreement.symbol)</span>"
        let lines =
          agreement == .wrongBorders ? "<span class=\"gold\">a </span><span class=\"gold found\">b</span> " : ""
        return "<mark class=\"c0 \(agreement.rawValue)\">\(lines)\(label)</mark> \(agreement.meaning)"
      })
  }

  private func list(_ items: [String]) -> String {
    "<ul class=\"legend\">\n" + items.map { "<li>\($0)</li>\n" }.joined() + "</ul>\n"
  }
}
