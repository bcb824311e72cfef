extension BarChart {
  /// The chart as an SVG text, 800 pixels wide: the same bytes for the same chart, on every platform.
  ///
  /// The picture needs nothing but itself, and follows the reader's choice of light or dark pages.
  ///
  /// - Complexity: O(bars).
  public func svg() -> String {
    let picture = Picture(title: title, subtitle: subtitle, summary: summary, width: BarChartLayout.width)
    let layout = BarChartLayout(self, top: picture.top + 22)
    let zero = SVGElement.line(
      "axis", from: Place(x: layout.zero, y: layout.area.y - 4), to: Place(x: layout.zero, y: layout.area.bottom + 4))
    return picture.svg(
      height: (layout.area.bottom + Picture.margin).rounded(),
      sides(of: layout) + layout.rows.flatMap { layout.elements(of: $0) } + [zero])
  }

  /// What the two sides stand for, above them.
  private func sides(of layout: BarChartLayout) -> [SVGElement] {
    let baseline = layout.area.y - 10
    let half = layout.area.width / 2 - 12
    let left = TextStyle.heading.shortened("← " + negative, width: half)
    let right = TextStyle.heading.shortened(positive + " →", width: half)
    return [
      .text(left, .heading, at: Place(x: layout.zero - 10, y: baseline), .end),
      .text(right, .heading, at: Place(x: layout.zero + 10, y: baseline)),
    ]
  }
}

extension BarChartLayout {
  fileprivate func elements(of row: Row) -> [SVGElement] {
    let baseline = row.y + 4
    let side = row.isNegative ? -1.0 : 1
    let end = row.bar.map { row.isNegative ? $0.x : $0.right } ?? zero
    let place = Place(x: end + side * Self.gap * 0.75, y: baseline)
    let value = row.value ?? NumberLabel(text: "–")
    // what leads the eye from the label to the bar
    let leaderEnd = row.isNegative ? max(area.x, place.x - value.width(.tick) - 4) : zero
    var elements = [
      SVGElement.line("grid", from: Place(x: area.x, y: row.y), to: Place(x: leaderEnd, y: row.y)),
      .text(row.label, .label, at: Place(x: area.x - Self.gap, y: baseline), .end),
    ]
    if let bar = row.bar {
      elements.append(.rectangle(Theme.seriesClass(row.isNegative ? 1 : 0) + " bar", bar))
    }
    elements.append(.number(value, .tick, at: place, row.isNegative ? .end : .start))
    return elements
  }
}
