extension LineChart {
  /// The chart as an SVG text, 800 pixels wide: the same bytes for the same chart, on every platform.
  ///
  /// The picture needs nothing but itself, and follows the reader's choice of light or dark pages.
  ///
  /// - Complexity: O(points).
  public func svg() -> String {
    let picture = Picture(title: title, subtitle: subtitle, summary: summary, width: LineChartLayout.width)
    let layout = LineChartLayout(self, top: picture.top)
    var body: [SVGElement] = []
    for panel in layout.panels { body += layout.axes(of: panel) }
    body += layout.markElements
    for panel in layout.panels { body += panel.traces.elements + panel.names.map(\.element) }
    if let last = layout.panels.last {
      let numbers = layout.horizontal.numbers(along: last.area.width) { $0.width(.tick) + 6 }
      let y = last.area.bottom + LineChartLayout.tickGap + TextStyle.tick.size
      body += numbers.map { .number($0.label, .tick, at: Place(x: last.area.x + $0.offset, y: y), .middle) }
    }
    body += layout.axisTitle.map { .text($0.text, .heading, at: $0.place, .middle) }
    return picture.svg(height: layout.height, body)
  }
}

extension LineChartLayout {
  /// The heading of a panel, its grid, and the numbers at its side.
  fileprivate func axes(of panel: Panel) -> [SVGElement] {
    let area = panel.area
    var elements = panel.heading.map { SVGElement.text($0.text, .heading, at: $0.place) }
    for tick in horizontal.ticks {
      let x = area.x + tick.fraction * area.width
      let bottom = Place(x: x, y: area.bottom)
      let isLabelled = tick.label != nil
      if isLabelled { elements.append(.line("grid", from: Place(x: x, y: area.y), to: bottom)) }
      elements.append(.line("axis", from: bottom, to: Place(x: x, y: area.bottom + (isLabelled ? 5 : 3))))
    }
    for tick in panel.vertical.ticks {
      let y = area.bottom - tick.fraction * area.height
      let start = Place(x: area.x, y: y)
      if tick.label != nil {
        elements.append(.line("grid", from: start, to: Place(x: area.right, y: y)))
      } else {
        elements.append(.line("axis", from: Place(x: area.x - 3, y: y), to: start))
      }
    }
    elements += panel.vertical.numbers(along: area.height) { _ in TextStyle.tick.size + 1 }.map { label, offset in
      .number(label, .tick, at: Place(x: area.x - Self.tickGap, y: area.bottom - offset + 4), .end)
    }
    let corner = Place(x: area.x, y: area.bottom)
    if panel.vertical.ticks.contains(where: { $0.label == nil }) {
      elements.append(.line("axis", from: Place(x: area.x, y: area.y), to: corner))
    }
    return elements + [.line("axis", from: corner, to: Place(x: area.right, y: area.bottom))]
  }

  /// The marks through all panels, with their labels above the first.
  fileprivate var markElements: [SVGElement] {
    marks.flatMap { mark -> [SVGElement] in
      guard let first = panels.first?.area else { return [] }
      let places = mark.places(above: first.y)
      let lines = panels.enumerated().map { index, panel in
        let start = index == 0 ? places.line : Place(x: mark.x, y: panel.area.y)
        return SVGElement.line("mark", from: start, to: Place(x: mark.x, y: panel.area.bottom))
      }
      return lines + SVGElement.plate(mark.label, .label, at: places.text, mark.isFlipped ? .end : .start)
    }
  }
}

extension [Trace] {
  /// All bands, above them all lines, above them all markers.
  fileprivate var elements: [SVGElement] {
    let bands = flatMap { trace in
      trace.bands.map { SVGElement("path", ["class": trace.style.colourClass + " band", "d": Path.polygon($0)]) }
    }
    let lines = flatMap { trace in trace.lines.map { trace.style.line(Path.polyline($0)) } }
    let whiskers = flatMap { trace in
      trace.whiskers.map { SVGElement("path", ["class": trace.style.colourClass + " line", "d": Path.polyline($0)]) }
    }
    return bands + lines + whiskers + flatMap { trace in trace.markers.map(trace.style.marker) }
  }
}

extension LineName {
  /// The sample of the line, with the marker on it, and the name.
  fileprivate var element: SVGElement {
    let end = Place(x: place.x + Self.sample, y: place.y)
    let middle = Place(x: place.x + Self.sample / 2, y: place.y)
    return SVGElement(
      "g", [:],
      [style.line(Path.polyline([place, end]))] + (hasMarker ? [style.marker(at: middle)] : [])
        + texts.map { .text($0.text, .label, at: $0.place) })
  }
}
