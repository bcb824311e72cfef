/// Signed numbers as horizontal bars to both sides of a zero line: what speaks for something, and what against.
///
/// ```swift
/// let chart = BarChart(
///   title: "Why Oslo is a place",
///   summary: "The word in before it contributes most.",
///   positive: "for LOC", negative: "against LOC",
///   bars: [.init("in", 2.31), .init("Oslo", 1.7), .init(".", -0.4)])
/// try chart.svg().write(toFile: "bars.svg", atomically: true, encoding: .utf8)
/// ```
public struct BarChart: Sendable, Hashable {
  public var title: String
  /// What the numbers are, in smaller letters below the title.
  public var subtitle: String
  /// What one sees, in words, for those who do not see it.
  public var summary: String
  /// What bars to the right stand for.
  public var positive: String
  /// What bars to the left stand for.
  public var negative: String
  /// The bars, from top to bottom.
  public var bars: [Bar]

  public init(
    title: String, subtitle: String = "", summary: String, positive: String, negative: String, bars: [Bar]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.summary = summary
    self.positive = positive
    self.negative = negative
    self.bars = bars
  }

  /// A number with a name.
  public struct Bar: Sendable, Hashable {
    public var label: String
    /// A number that is not finite has no bar, and a dash for its value.
    public var value: Double

    public init(_ label: String, _ value: Double) {
      self.label = label
      self.value = value
    }
  }
}
