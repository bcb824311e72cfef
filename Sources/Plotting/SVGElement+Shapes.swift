/// The shapes that pictures are made of.
extension SVGElement {
  /// Where a text is, in relation to its place.
  enum Anchor: String {
    case start, middle, end
  }

  /// A line of text with its baseline at a place.
  static func text(_ text: String, _ style: TextStyle, at place: Place, _ anchor: Anchor = .start) -> SVGElement {
    var element = SVGElement("text", ["class": style.name, "x": place.x, "y": place.y])
    if anchor != .start { element.add("text-anchor", anchor.rawValue) }
    if style.isMonospaced { element.add("xml:space", "preserve") }
    element.content = [.text(text)]
    return element
  }

  /// A line of text with what is behind it covered, so that no line runs through it.
  static func plate(_ text: String, _ style: TextStyle, at place: Place, _ anchor: Anchor) -> [SVGElement] {
    let width = style.width(of: text)
    let left =
      switch anchor {
      case .start: place.x
      case .middle: place.x - width / 2
      case .end: place.x - width
      }
    let plate = Frame(x: left - 3, y: place.y - style.size, width: width + 6, height: style.size * 1.3)
    return [.rectangle("page", plate), .text(text, style, at: place, anchor)]
  }

  /// A number, perhaps with a power of ten.
  static func number(_ label: NumberLabel, _ style: TextStyle, at place: Place, _ anchor: Anchor) -> SVGElement {
    var element = text(label.text, style, at: place, anchor)
    if !label.superscript.isEmpty {
      let attributes: KeyValuePairs<String, any AttributeValue> = [
        "class": TextStyle.superscript.name, "dy": -0.4 * style.size,
      ]
      element.content.append(.element(SVGElement("tspan", attributes, text: label.superscript)))
    }
    return element
  }

  /// A straight line.
  static func line(_ name: String, from start: Place, to end: Place) -> SVGElement {
    SVGElement("line", ["class": name, "x1": start.x, "y1": start.y, "x2": end.x, "y2": end.y])
  }

  /// A rectangle, perhaps with round corners.
  static func rectangle(_ name: String, _ frame: Frame, radius: Double = 0) -> SVGElement {
    var element = SVGElement(
      "rect", ["class": name, "x": frame.x, "y": frame.y, "width": frame.width, "height": frame.height])
    if radius > 0 { element.add("rx", radius) }
    return element
  }

  /// A rectangle with round corners at its top.
  static func roundedTop(_ name: String, _ frame: Frame, radius: Double) -> SVGElement {
    let (left, top) = (frame.x.coordinate, frame.y.coordinate)
    let inner = (left: (frame.x + radius).coordinate, right: (frame.right - radius).coordinate)
    let (right, shoulder) = (frame.right.coordinate, (frame.y + radius).coordinate)
    let path =
      "M\(left),\(frame.bottom.coordinate)V\(shoulder)Q\(left),\(top) \(inner.left),\(top)H\(inner.right)"
      + "Q\(right),\(top) \(right),\(shoulder)V\(frame.bottom.coordinate)Z"
    return SVGElement("path", ["class": name, "d": path])
  }
}

extension NumberLabel {
  /// How wide the label is, in pixels.
  func width(_ style: TextStyle) -> Double {
    style.width(of: text) + TextStyle.superscript.width(of: superscript)
  }
}
