/// A series as it runs through its panel; nothing of it is outside the area.
struct Trace: Sendable, Hashable {
  let style: SeriesStyle
  /// The polylines between gaps.
  private(set) var lines: [[Place]] = []
  /// The polygons between the ends of the spreads.
  private(set) var bands: [[Place]] = []
  /// The spreads of points that have no neighbour with one, each from high to low.
  private(set) var whiskers: [[Place]] = []
  private(set) var markers: [Place] = []
  /// The height at which the line ends; nil where nothing is drawn.
  private(set) var end: Double?

  /// The least distance of markers from left to right, on average; where many points are closer, the line is enough.
  private static let markerDistance = 9.0
  /// How many points are many.
  private static let manyPoints = 40

  /// - Complexity: O(points).
  init(
    _ series: LineChart.Series, style: SeriesStyle, in area: Frame, horizontal: AxisRange, vertical: AxisRange
  ) {
    self.style = style
    func place(_ x: Double, _ y: Double) -> Place? {
      guard let across = horizontal.fraction(of: x), let up = vertical.fraction(of: y) else { return nil }
      // so far away that it does not matter how far, and near enough to calculate with
      let (right, top) = (min(max(across, -1e5), 1e5), min(max(up, -1e5), 1e5))
      return Place(x: area.x + right * area.width, y: area.bottom - top * area.height)
    }
    let runs = series.points.runs { place($0.x, $0.y) }
    lines = runs.flatMap { area.clipping(polyline: $0) }
    let length = runs.reduce(0) { sum, run in
      zip(run, run.dropFirst()).reduce(sum) { $0 + ($1.1.x - $1.0.x).magnitude }
    }
    let count = runs.reduce(0) { $0 + $1.count }
    let isSparse = count < Self.manyPoints || length >= Self.markerDistance * Double(count)
    markers = runs.filter { isSparse || $0.count == 1 }.joined().filter(area.contains)
    end = runs.last?.last.map { min(max($0.y, area.y), area.bottom) }

    let spreads = series.points.runs { point -> (high: Place, low: Place)? in
      guard let one = place(point.x, point.low), let other = place(point.x, point.high) else { return nil }
      return one.y < other.y ? (one, other) : (other, one)
    }
    for run in spreads {
      if run.count == 1 {
        whiskers += run.flatMap { area.clipping(polyline: [$0.high, $0.low]) }
      } else {
        let band = area.clipping(polygon: run.map(\.high) + run.reversed().map(\.low))
        if !band.isEmpty { bands.append(band) }
      }
    }
  }
}

extension Array {
  /// The stretches without a nil of what `transform` makes of the elements.
  func runs<Result>(_ transform: (Element) -> Result?) -> [[Result]] {
    var runs: [[Result]] = [[]]
    for element in self {
      if let result = transform(element) {
        runs[runs.count - 1].append(result)
      } else {
        runs.append([])
      }
    }
    return runs.filter { !$0.isEmpty }
  }
}
