/// The colours of labels: the tint behind an entity and the line under it, on light pages and on dark ones.
///
/// The hues are those of Okabe and Ito, which people with any kind of colour vision tell apart, darker on light pages
/// and lighter on dark ones until a line stands out from the page by 3 : 1. Text is always in the ink of the page, and a
/// label always stands in words beside its colour.
///
/// - SeeAlso: Okabe and Ito, "Color Universal Design" (2008), https://jfly.uni-koeln.de/color/; WCAG 2.2, success
///   criteria 1.4.3 and 1.4.11.
struct EntityColour: Sendable, Hashable {
  /// Red, green and blue, 0 to 255.
  typealias RGB = SIMD3<UInt8>

  let light: RGB
  let dark: RGB

  /// In the order in which labels take them; after the last comes the first again.
  static let palette = [
    EntityColour(light: RGB(0, 114, 178), dark: RGB(86, 180, 233)),
    EntityColour(light: RGB(213, 94, 0), dark: RGB(240, 126, 60)),
    EntityColour(light: RGB(0, 140, 102), dark: RGB(0, 190, 140)),
    EntityColour(light: RGB(178, 84, 143), dark: RGB(215, 140, 185)),
    EntityColour(light: RGB(166, 118, 0), dark: RGB(230, 165, 20)),
    EntityColour(light: RGB(90, 90, 90), dark: RGB(240, 228, 66)),
  ]

  /// How much of the colour a tint holds: that of an entity, and that of the label in it.
  static let tint = (entity: 0.14, label: 0.24)

  /// The properties of a mark in a colour.
  private static func properties(_ colour: RGB) -> String {
    let channels = "\(colour.x), \(colour.y), \(colour.z)"
    return """
      --edge: rgb(\(channels)); --tint: rgba(\(channels), \(tint.entity)); --chip: rgba(\(channels), \(tint.label));
      """
  }

  /// The rules that give the classes `c0`, `c1` … their colours.
  static let stylesheet: String = {
    let light = palette.enumerated().map { ".c\($0) { \(properties($1.light)) }" }
    let dark = palette.enumerated().map { "  .c\($0) { \(properties($1.dark)) }" }
    return (light + ["@media (prefers-color-scheme: dark) {"] + dark + ["}"]).joined(separator: "\n")
  }()
}
