extension LineChart {
  /// Points that belong together, joined by a line.
  public struct Series: Sendable, Hashable {
    /// What stands at the end of the line; series of the same name look the same in all panels.
    public var name: String
    /// The points, in the order in which the line joins them.
    public var points: [Point]
    public var dash: Dash

    public init(_ name: String = "", dash: Dash = .solid, points: [Point]) {
      self.name = name
      self.points = points
      self.dash = dash
    }
  }

  /// A measurement, perhaps with the spread that repetitions of it had.
  ///
  /// A point with a coordinate that is not finite, or not positive on a logarithmic axis, leaves a gap in its line; a
  /// spread of that kind leaves a gap in the band.
  public struct Point: Sendable, Hashable {
    public var x: Double
    public var y: Double
    /// The ends of the spread.
    public var low: Double
    public var high: Double

    /// A point without a spread.
    public init(_ x: Double, _ y: Double) { self.init(x, y, low: .nan, high: .nan) }

    /// A point with a spread, in either order.
    public init(_ x: Double, _ y: Double, low: Double, high: Double) {
      self.x = x
      self.y = y
      self.low = low
      self.high = high
    }
  }

  /// How a line is broken, which tells series apart without colour.
  public enum Dash: String, Sendable, Hashable, CaseIterable {
    case solid, dashed, dotted, dashDotted

    /// The lengths of dashes and gaps, as SVG writes them; nil for an unbroken line.
    var pattern: String? {
      switch self {
      case .solid: nil
      case .dashed: "8 4"
      case .dotted: "2 4"
      case .dashDotted: "9 3.5 2 3.5"
      }
    }
  }
}
