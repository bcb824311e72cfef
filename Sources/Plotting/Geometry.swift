/// A place in a picture, in pixels from its left and top.
struct Place: Sendable, Hashable {
  var x: Double
  var y: Double
}

/// A rectangle in a picture.
struct Frame: Sendable, Hashable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  var right: Double { x + width }
  var bottom: Double { y + height }
  var centre: Place { Place(x: x + width / 2, y: y + height / 2) }

  /// Whether the place is inside or on the border, to within a millionth of a pixel.
  func contains(_ place: Place) -> Bool {
    place.x >= x - 1e-6 && place.x <= right + 1e-6 && place.y >= y - 1e-6 && place.y <= bottom + 1e-6
  }

  /// Whether the two share more than a border.
  func overlaps(_ other: Frame) -> Bool {
    x < other.right && other.x < right && y < other.bottom && other.y < bottom
  }
}
