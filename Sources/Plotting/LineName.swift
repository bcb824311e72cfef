/// The name of a series to the right of its panel, with a sample of its line.
struct LineName: Sendable, Hashable {
  /// The least distance between names, above each other.
  static let gap = 6.0
  /// The length of the sample.
  static let sample = 36.0
  /// The room between the panel and the sample.
  private static let leading = 16.0
  /// The room between the sample and the name.
  private static let trailing = 7.0

  let style: SeriesStyle
  /// Whether the sample has a marker on it, as the line has.
  let hasMarker: Bool
  let lines: [String]
  /// Where the middle of the sample's left end is.
  private(set) var place = Place(x: 0, y: 0)

  /// The room that a name takes beside a panel; none for a series without a name.
  static func width(of name: String, longest: Double) -> Double {
    let widest = TextStyle.label.lines(of: name, width: longest).map(TextStyle.label.width).max()
    return widest.map { leading + sample + trailing + $0 } ?? 0
  }

  private init(_ name: String, of trace: Trace, longest: Double) {
    style = trace.style
    hasMarker = !trace.markers.isEmpty
    lines = TextStyle.label.lines(of: name, width: longest)
  }

  /// The height that the names of a panel's series need.
  static func height(of series: [LineChart.Series], longest: Double) -> Double {
    let heights = series.map { TextStyle.label.lines(of: $0.name, width: longest).count }.filter { $0 > 0 }
    return heights.reduce(-gap) { $0 + Double($1) * TextStyle.label.lineHeight + gap }
  }

  /// The names of a panel's series, from top to bottom: at the ends of their lines, moved apart where these are close,
  /// and last those of series without a point.
  static func names(
    of series: [LineChart.Series], at traces: [Trace], beside area: Frame, longest: Double
  ) -> [LineName] {
    let wanted = zip(series, traces).map { series, trace in
      (name: LineName(series.name, of: trace, longest: longest), y: trace.end ?? area.bottom)
    }
    let sorted = wanted.filter { !$0.name.lines.isEmpty }.sorted { left, right in
      (left.y, left.name.style.index) < (right.y, right.name.style.index)
    }
    let centres = Spreading.centres(
      wanted: sorted.map(\.y), sizes: sorted.map(\.name.height), gap: gap, within: area.y...area.bottom)
    return zip(sorted, centres).map { entry, centre in
      var name = entry.name
      name.place = Place(x: area.right + leading, y: centre)
      return name
    }
  }

  var height: Double { Double(lines.count) * TextStyle.label.lineHeight }

  /// Where the lines of the name are, each with its baseline.
  var texts: [(text: String, place: Place)] {
    lines.enumerated().map { index, text in
      let middle = place.y - height / 2 + (Double(index) + 0.5) * TextStyle.label.lineHeight
      return (text, Place(x: place.x + Self.sample + Self.trailing, y: middle + 4))
    }
  }
}
