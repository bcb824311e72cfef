/// The data of SVG paths.
enum Path {
  /// Straight lines from place to place.
  static func polyline(_ places: [Place]) -> String {
    places.enumerated().map { index, place in "\(index == 0 ? "M" : "L")\(text(place))" }.joined()
  }

  /// Straight lines from place to place and back to the first.
  static func polygon(_ places: [Place]) -> String { polyline(places) + "Z" }

  /// A place as path data has it.
  static func text(_ place: Place) -> String { "\(place.x.coordinate),\(place.y.coordinate)" }
}
