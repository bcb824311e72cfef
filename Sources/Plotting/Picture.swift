/// What every picture has: a page, a title, and a summary for those who do not see it.
struct Picture {
  /// The room between the border of the page and what is on it.
  static let margin = 24.0

  var title: String
  var subtitle: String
  var summary: String
  var width: Double

  private var titleLines: [String] { TextStyle.title.lines(of: title, width: width - 2 * Self.margin) }
  private var subtitleLines: [String] { TextStyle.subtitle.lines(of: subtitle, width: width - 2 * Self.margin) }

  /// Where what is below the title begins.
  var top: Double {
    let lines = titleLines.map { _ in TextStyle.title } + subtitleLines.map { _ in TextStyle.subtitle }
    return lines.reduce(Self.margin - 6) { $0 + $1.lineHeight } + (lines.isEmpty ? 0 : 14)
  }

  /// The whole SVG text, with a line feed at its end.
  func svg(height: Double, _ body: [SVGElement]) -> String {
    let svg = SVGElement(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg",
        "width": width,
        "height": height,
        "viewBox": "0 0 \(width.coordinate) \(height.coordinate)",
        "role": "img",
      ],
      [SVGElement("title", text: title)]
        + (summary.isEmpty ? [] : [SVGElement("desc", text: summary)])
        + [
          SVGElement("style", text: Theme.stylesheet),
          SVGElement("rect", ["class": "page", "width": width, "height": height]),
        ] + header + body)
    return svg.rendered + "\n"
  }

  private var header: [SVGElement] {
    var baseline = Self.margin - 10
    let lines = titleLines.map { (TextStyle.title, $0) } + subtitleLines.map { (TextStyle.subtitle, $0) }
    return lines.map { style, text in
      baseline += style.lineHeight
      return .text(text, style, at: Place(x: Self.margin, y: baseline))
    }
  }
}
