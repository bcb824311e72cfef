/// The colours and letters of all pictures, on light pages and on dark ones.
///
/// The colours of data are those of Okabe and Ito, which people with any kind of colour vision tell apart; dark pages
/// take the light blue for the dark one, yellow for black, and a lighter vermilion and green.
///
/// - SeeAlso: Okabe and Ito, "Color Universal Design" (2008), https://jfly.uni-koeln.de/color/.
enum Theme {
  /// A colour on a light page and on a dark one.
  struct Colour: Sendable, Hashable {
    let light: String
    let dark: String
  }

  /// The colours of series, in the order in which they are taken.
  static let series = [
    Colour(light: "#0072b2", dark: "#56b4e9"),
    Colour(light: "#d55e00", dark: "#e8702a"),
    Colour(light: "#009e73", dark: "#00b485"),
    Colour(light: "#cc79a7", dark: "#cc79a7"),
    Colour(light: "#e69f00", dark: "#e69f00"),
    Colour(light: "#000000", dark: "#f0e442"),
  ]

  /// The class of the series with that number.
  static func seriesClass(_ index: Int) -> String { "series\(index % series.count)" }

  static let page = Colour(light: "#ffffff", dark: "#0d1117")
  static let ink = Colour(light: "#1f2328", dark: "#e6edf3")
  static let muted = Colour(light: "#59636e", dark: "#9198a1")
  static let grid = Colour(light: "#e3e7eb", dark: "#262c34")
  static let axis = Colour(light: "#868f99", dark: "#6e7781")

  private static let rules: [(selector: String, property: String, colour: Colour)] =
    [
      (".page", "fill", page),
      (".title, .heading, .label, .code", "fill", ink),
      (".subtitle, .tick, .superscript", "fill", muted),
      (".marker", "stroke", page),
      (".grid", "stroke", grid),
      (".axis", "stroke", axis),
      (".mark", "stroke", ink),
      (".arrow", "color", axis),
    ] + series.enumerated().map { (".\(seriesClass($0.offset))", "color", $0.element) }
    + GraphDrawing.Emphasis.allCases.map { (".\($0.rawValue)", "color", $0.colour) }

  /// The style sheet: texts, then the colours for light pages, then what differs on dark ones.
  static let stylesheet: String = {
    let sans = "Helvetica, Arial, 'Liberation Sans', sans-serif"
    let monospaced = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
    let texts = TextStyle.all.map { style in
      let weight = style.isBold ? "bold " : ""
      return ".\(style.name) { font: \(weight)\(style.size.coordinate)px \(style.isMonospaced ? monospaced : sans) }"
    }
    let shapes = [
      ".axis, .grid { stroke-width: 1px }",
      ".mark { stroke-width: 1.25px; stroke-dasharray: 4 3 }",
      ".band { fill: currentColor; fill-opacity: 0.18 }",
      ".line { fill: none; stroke: currentColor; stroke-width: 2px; stroke-linejoin: round }",
      ".marker { fill: currentColor; stroke-width: 1.25px }",
      ".bar { fill: currentColor }",
      ".tint { fill: currentColor; fill-opacity: 0.2 }",
      ".border { fill: none; stroke: currentColor; stroke-width: 1.25px }",
      ".muted .border { stroke-dasharray: 4 3 }",
      ".edge { fill: none; stroke: currentColor; stroke-width: 1.5px }",
      ".arrowhead { fill: currentColor }",
    ]
    let light = rules.map { "\($0.selector) { \($0.property): \($0.colour.light) }" }
    let dark = rules.filter { $0.colour.light != $0.colour.dark }.map {
      "  \($0.selector) { \($0.property): \($0.colour.dark) }"
    }
    return (texts + shapes + light + ["@media (prefers-color-scheme: dark) {"] + dark + ["}"]).joined(separator: "\n")
  }()
}
