extension GraphDrawing {
  /// The least width of a drawing, for the sake of its title.
  private static let leastWidth = 480.0

  /// The drawing as an SVG text, as wide as the graph needs: the same bytes for the same drawing, on every platform.
  ///
  /// The picture needs nothing but itself, and follows the reader's choice of light or dark pages.
  ///
  /// - Complexity: quadratic in edges between neighbouring layers, of which edges that pass several have one each.
  public func svg() -> String {
    let layout = GraphLayout(self)
    let width = max(Self.leastWidth, layout.width + 2 * Picture.margin).rounded(.up)
    let picture = Picture(title: title, subtitle: subtitle, summary: summary, width: width)
    let (keyElements, keyHeight) = keyElements(top: picture.top, width: width)
    let origin = Place(x: ((width - layout.width) / 2).rounded(), y: picture.top + keyHeight)
    let transform = "translate(\(Path.text(origin)))"
    let graph = SVGElement(
      "g", ["transform": transform],
      layout.routes.map(\.element)
        + zip(layout.labels, edges).flatMap { middle, edge -> [SVGElement] in
          middle.map { SVGElement.plate(edge.label, .label, at: Place(x: $0.x, y: $0.y + 4), .middle) } ?? []
        }
        + zip(boxes, layout.frames).map { box, frame in box.element(in: frame) })
    return picture.svg(height: (origin.y + layout.height + Picture.margin).rounded(.up), keyElements + [graph])
  }

  /// What the emphases stand for, in as many rows as it takes.
  private func keyElements(top: Double, width: Double) -> (elements: [SVGElement], height: Double) {
    var elements: [SVGElement] = []
    var place = Place(x: Picture.margin, y: top)
    for entry in key {
      let extent = 22 + TextStyle.label.width(of: entry.text)
      if place.x > Picture.margin && place.x + extent > width - Picture.margin {
        place = Place(x: Picture.margin, y: place.y + 22)
      }
      let swatch = Frame(x: place.x, y: place.y, width: 15, height: 13)
      elements.append(
        SVGElement(
          "g", ["class": entry.emphasis.rawValue],
          [.rectangle("tint", swatch, radius: 3), .rectangle("border", swatch, radius: 3)]))
      elements.append(.text(entry.text, .label, at: Place(x: place.x + 22, y: place.y + 11)))
      place.x += extent + 20
    }
    return (elements, elements.isEmpty ? 0 : place.y - top + 13 + 22)
  }
}

extension GraphDrawing.Box {
  private static let padding = 12.0
  private static let headingHeight = 26.0

  /// The size of the box, at no place yet.
  var frame: Frame {
    let widths = [TextStyle.heading.width(of: heading)] + lines.map(TextStyle.code.width)
    let text = lines.isEmpty ? 0 : Double(lines.count) * TextStyle.code.lineHeight + 12
    let width = max(84, (widths.max() ?? 0) + 2 * Self.padding).rounded(.up)
    return Frame(x: 0, y: 0, width: width, height: Self.headingHeight + text)
  }

  fileprivate func element(in frame: Frame) -> SVGElement {
    let head = Frame(x: frame.x, y: frame.y, width: frame.width, height: Self.headingHeight)
    var elements: [SVGElement] = [.rectangle("page", frame, radius: 6)]
    elements.append(lines.isEmpty ? .rectangle("tint", frame, radius: 6) : .roundedTop("tint", head, radius: 6))
    elements.append(.rectangle("border", frame, radius: 6))
    elements.append(.text(heading, .heading, at: Place(x: frame.centre.x, y: frame.y + 17.5), .middle))
    for (index, line) in lines.enumerated() where !line.isEmpty {
      let baseline = head.bottom + 6 + (Double(index) + 0.75) * TextStyle.code.lineHeight
      elements.append(.text(line, .code, at: Place(x: frame.x + Self.padding, y: baseline)))
    }
    return SVGElement("g", ["class": emphasis.rawValue], elements)
  }
}

extension [GraphLayout.Upright] {
  /// An arrow through all uprights.
  fileprivate var element: SVGElement {
    guard let first, let last else { return SVGElement("g") }
    let tip = Place(x: last.x, y: last.bottom)
    var path = "M\(Path.text(Place(x: first.x, y: first.top)))"
    for (upper, lower) in zip(self, dropFirst()) {
      path += "V\(upper.bottom.coordinate)"
      let middle = (upper.bottom + lower.top) / 2
      let places = [Place(x: upper.x, y: middle), Place(x: lower.x, y: middle), Place(x: lower.x, y: lower.top)]
      path += "C" + places.map(Path.text).joined(separator: " ")
    }
    path += "V\((tip.y - 6).coordinate)"
    let head = [tip, Place(x: tip.x - 4, y: tip.y - 8), Place(x: tip.x + 4, y: tip.y - 8)]
    return SVGElement(
      "g", ["class": "arrow"],
      [
        SVGElement("path", ["class": "edge", "d": path]),
        SVGElement("path", ["class": "arrowhead", "d": Path.polygon(head)]),
      ])
  }
}
