/// Measurements as lines: one panel, or several above each other that share their horizontal axis.
///
/// A series ends at its name, to the right of the panel, so that no legend covers data. Series differ by colour and by
/// the shape of their markers, and by dashes where these are asked for.
///
/// ```swift
/// let chart = LineChart(
///   title: "Loss by learning rate",
///   summary: "The loss falls up to a rate of 0.003 and rises steeply after it.",
///   horizontal: .init("learning rate", scale: .logarithmic),
///   panels: [.init(.init("loss", unit: "nats a token"), [.init(points: rates.map { .init($0.rate, $0.loss) })])],
///   marks: [.init(at: 0.001, "recommended: 0.001")])
/// try chart.svg().write(toFile: "rates.svg", atomically: true, encoding: .utf8)
/// ```
public struct LineChart: Sendable, Hashable {
  public var title: String
  /// What the numbers come from, in smaller letters below the title.
  public var subtitle: String
  /// What one sees, in words, for those who do not see it.
  public var summary: String
  public var horizontal: Axis
  /// The panels, from top to bottom.
  public var panels: [Panel]
  public var marks: [Mark]

  public init(
    title: String,
    subtitle: String = "",
    summary: String,
    horizontal: Axis,
    panels: [Panel],
    marks: [Mark] = []
  ) {
    self.title = title
    self.subtitle = subtitle
    self.summary = summary
    self.horizontal = horizontal
    self.panels = panels
    self.marks = marks
  }

  /// Series that share a vertical axis.
  public struct Panel: Sendable, Hashable {
    public var vertical: Axis
    public var series: [Series]
    /// The least height of the area with the lines, in pixels.
    public var height: Double

    /// - Precondition: a height of 40 to 4,000 pixels.
    public init(_ vertical: Axis, _ series: [Series], height: Double = 220) {
      precondition((40...4_000).contains(height), "a panel of \(height) pixels shows nothing")
      self.vertical = vertical
      self.series = series
      self.height = height
    }
  }

  /// A value of the horizontal axis to be pointed out, as a vertical line through all panels: a recommended rate, a
  /// threshold.
  public struct Mark: Sendable, Hashable {
    public var x: Double
    public var label: String

    public init(at x: Double, _ label: String) {
      self.x = x
      self.label = label
    }
  }
}
