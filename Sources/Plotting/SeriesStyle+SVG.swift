extension SeriesStyle {
  /// A line of the series.
  func line(_ path: String) -> SVGElement {
    var line = SVGElement("path", ["class": "\(colourClass) line", "d": path])
    if let pattern = dash.pattern { line.add("stroke-dasharray", pattern) }
    return line
  }

  /// A marker of the series; all shapes look equally large.
  func marker(at place: Place) -> SVGElement {
    let (x, y) = (place.x, place.y)
    switch marker {
    case .circle:
      return SVGElement("circle", ["class": "\(colourClass) marker", "cx": x, "cy": y, "r": 4.0])
    case .square: return polygon([(-3.6, -3.6), (3.6, -3.6), (3.6, 3.6), (-3.6, 3.6)], at: place)
    case .triangle: return polygon([(0, -5.2), (4.7, 3.2), (-4.7, 3.2)], at: place)
    case .diamond: return polygon([(0, -5.2), (5.2, 0), (0, 5.2), (-5.2, 0)], at: place)
    case .invertedTriangle: return polygon([(0, 5.2), (4.7, -3.2), (-4.7, -3.2)], at: place)
    }
  }

  private func polygon(_ corners: [(x: Double, y: Double)], at place: Place) -> SVGElement {
    let path = Path.polygon(corners.map { Place(x: place.x + $0.x, y: place.y + $0.y) })
    return SVGElement("path", ["class": "\(colourClass) marker", "d": path])
  }
}
