/// Where everything in a line chart is.
struct LineChartLayout: Sendable, Hashable {
  static let width = 800.0
  /// The greatest width of a name at the end of a line.
  private static let longestName = 190.0
  /// The room between an area and the numbers at its side.
  static let tickGap = 8.0
  /// The room between two panels.
  private static let panelGap = 18.0

  /// A line of text and where its baseline begins, or has its middle.
  struct TextLine: Sendable, Hashable {
    var text: String
    var place: Place
  }

  /// The area of a panel, with what belongs to it.
  struct Panel: Sendable, Hashable {
    var heading: [TextLine]
    var area: Frame
    var vertical: AxisRange
    var traces: [Trace]
    var names: [LineName]
  }

  private(set) var panels: [Panel] = []
  let horizontal: AxisRange
  let marks: [MarkPlacement]
  /// The title of the horizontal axis, below its middle.
  private(set) var axisTitle: [TextLine] = []
  private(set) var height = 0.0

  /// - Parameter top: where what is below the title begins.
  init(_ chart: LineChart, top: Double) {
    let series = chart.panels.flatMap(\.series)
    let nameWidth = series.map { LineName.width(of: $0.name, longest: Self.longestName) }.max() ?? 0
    let right = (Self.width - Picture.margin - nameWidth).rounded()
    let ranges = chart.panels.map { panel in
      AxisRange(
        panel.vertical,
        data: panel.series.flatMap(\.points).filter { chart.horizontal.scale.length(of: $0.x) != nil }
          .flatMap { [$0.y, $0.low, $0.high] },
        slack: .roundNumber,
        count: max(2, Int(panel.height / 36)))
    }
    let numberWidth = ranges.flatMap(\.ticks).compactMap { $0.label?.width(.tick) }.max() ?? 0
    let left = (Picture.margin + numberWidth + Self.tickGap).rounded()
    let data = series.flatMap(\.points).map(\.x) + chart.marks.map(\.x)
    horizontal = AxisRange(
      chart.horizontal, data: data, slack: .margin,
      count: Self.count(along: chart.horizontal, data: data, width: right - left))
    marks = MarkPlacement.placements(of: chart.marks, along: horizontal, left: left, right: right)

    var y = top
    let styles = SeriesStyle.styles(of: chart.panels)
    for (index, panel) in chart.panels.enumerated() {
      let heading = Self.lines(
        of: panel.vertical.label, at: Place(x: Picture.margin, y: y), width: Self.width - 2 * Picture.margin)
      y += Double(heading.count) * TextStyle.heading.lineHeight + 10
      if index == 0 { y += (marks.map { Double($0.row) + 1 }.max() ?? 0) * MarkPlacement.rowHeight }
      let area = Frame(x: left, y: y, width: right - left, height: panel.height)
      panels.append(place(panel, styles[index], in: area, heading: heading, vertical: ranges[index]))
      y = (panels.last?.area.bottom ?? y) + Self.panelGap
    }
    y += TextStyle.tick.lineHeight - 4
    axisTitle = Self.lines(
      of: chart.horizontal.label, at: Place(x: (left + right) / 2, y: y), width: right - left)
    height = (y + Double(axisTitle.count) * TextStyle.heading.lineHeight + Picture.margin - 4).rounded()
  }

  /// A panel in its area, which grows where the names need more height.
  private func place(
    _ panel: LineChart.Panel, _ styles: [SeriesStyle], in frame: Frame, heading: [TextLine], vertical: AxisRange
  ) -> Panel {
    var area = frame
    area.height = max(frame.height, LineName.height(of: panel.series, longest: Self.longestName))
    let traces = zip(panel.series, styles).map { series, style in
      Trace(series, style: style, in: area, horizontal: horizontal, vertical: vertical)
    }
    let names = LineName.names(of: panel.series, at: traces, beside: area, longest: Self.longestName)
    return Panel(heading: heading, area: area, vertical: vertical, traces: traces, names: names)
  }

  /// The lines of a heading, below each other.
  private static func lines(of text: String, at top: Place, width: Double) -> [TextLine] {
    TextStyle.heading.lines(of: text, width: width).enumerated().map { index, line in
      TextLine(text: line, place: Place(x: top.x, y: top.y + Double(index + 1) * TextStyle.heading.lineHeight - 4))
    }
  }

  /// How many numbers the horizontal axis has room for; where all data are whole numbers, as epochs are, so few that
  /// these are, too.
  private static func count(along axis: LineChart.Axis, data: [Double], width: Double) -> Int {
    guard axis.scale == .linear else { return max(2, Int(width / 85)) }
    let places = (data + [axis.lower, axis.upper].compactMap(\.self)).filter(\.isDrawable)
    let isWhole = places.allSatisfy { $0 == $0.rounded() }
    let span = (places.max() ?? 0) - (places.min() ?? 0)
    return Int(min(max(2, width / 60), isWhole && span >= 1 ? (1.1 * span).rounded(.up) : .infinity))
  }
}
