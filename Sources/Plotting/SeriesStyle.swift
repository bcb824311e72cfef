/// What a series looks like.
struct SeriesStyle: Sendable, Hashable {
  /// The shape of the markers at the points.
  enum Marker: Sendable, Hashable, CaseIterable {
    case circle, square, triangle, diamond, invertedTriangle
  }

  /// The number of the series in the chart, which decides colour and marker: with six of one and five of the other, 30
  /// series differ.
  var index: Int
  var dash: LineChart.Dash

  var colourClass: String { Theme.seriesClass(index) }
  var marker: Marker { Marker.allCases[index % Marker.allCases.count] }

  /// The styles of the series of each panel: a name has the same number in all panels, and a series without a name has
  /// a number of its own.
  static func styles(of panels: [LineChart.Panel]) -> [[SeriesStyle]] {
    var numbers: [String: Int] = [:]
    var next = 0
    return panels.map { panel in
      panel.series.map { series in
        let known = series.name.isEmpty ? nil : numbers[series.name]
        let number = known ?? next
        if known == nil { next += 1 }
        numbers[series.name] = number
        return SeriesStyle(index: number, dash: series.dash)
      }
    }
  }
}
