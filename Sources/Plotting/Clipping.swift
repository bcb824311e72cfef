/// Cutting lines and areas at the border of a frame: what lies beyond the range of an axis is not drawn.
extension Frame {
  /// The parts of a polyline that lie inside.
  ///
  /// - Complexity: O(places).
  /// - SeeAlso: Liang and Barsky, "A New Concept and Method for Line Clipping", ACM Transactions on Graphics 3 (1984).
  func clipping(polyline places: [Place]) -> [[Place]] {
    var parts: [[Place]] = []
    for (start, end) in zip(places, places.dropFirst()) {
      guard let (first, last) = clipping(from: start, to: end) else { continue }
      if parts.last?.last == first {
        parts[parts.count - 1].append(last)
      } else {
        parts.append([first, last])
      }
    }
    return parts
  }

  /// The part of a segment that lies inside; a segment that only touches the border has none.
  private func clipping(from start: Place, to end: Place) -> (Place, Place)? {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    var (entry, exit) = (0.0, 1.0)
    for (step, room) in [(-dx, start.x - x), (dx, right - start.x), (-dy, start.y - y), (dy, bottom - start.y)] {
      if step == 0 && room < 0 { return nil }
      if step < 0 { entry = max(entry, room / step) }
      if step > 0 { exit = min(exit, room / step) }
    }
    guard entry < exit else { return nil }
    func place(at fraction: Double) -> Place {
      nearest(to: Place(x: start.x + fraction * dx, y: start.y + fraction * dy))
    }
    return (entry == 0 ? start : place(at: entry), exit == 1 ? end : place(at: exit))
  }

  /// The part of a polygon that lies inside; where the polygon leaves the frame and comes back, its parts are joined
  /// along the border.
  ///
  /// - Complexity: O(places).
  /// - SeeAlso: Sutherland and Hodgman, "Reentrant Polygon Clipping", Communications of the ACM 17 (1974).
  func clipping(polygon places: [Place]) -> [Place] {
    let borders: [(Place) -> Double] = [{ $0.x - x }, { right - $0.x }, { $0.y - y }, { bottom - $0.y }]
    let inside = borders.reduce(places) { polygon, room in
      guard var previous = polygon.last else { return [] }
      var inside: [Place] = []
      for place in polygon {
        let (before, now) = (room(previous), room(place))
        if (before < 0) != (now < 0) {
          let fraction = before / (before - now)
          inside.append(
            Place(
              x: previous.x + fraction * (place.x - previous.x), y: previous.y + fraction * (place.y - previous.y)))
        }
        if now >= 0 { inside.append(place) }
        previous = place
      }
      return inside
    }
    return inside.map(nearest)
  }

  /// The place itself if it is inside, else the nearest that is: places far outside leave large errors of rounding.
  private func nearest(to place: Place) -> Place {
    Place(x: min(max(place.x, x), right), y: min(max(place.y, y), bottom))
  }
}
