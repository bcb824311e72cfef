/// The least and the greatest number that an axis must show.
struct AxisBounds: Sendable, Hashable {
  /// What lies between the data and an end of the axis that is not given.
  enum Slack: Sendable, Hashable {
    /// The way to the next round number; on logarithmic axes a margin.
    case roundNumber
    /// A small part of the range.
    case margin
  }

  private let scale: LineChart.Scale
  /// The numbers themselves.
  let values: ClosedRange<Double>
  /// The numbers as lengths of the scale, made to differ.
  private let lengths: ClosedRange<Double>
  /// Whether the axis begins with the least number.
  private let isLowerFixed: Bool
  /// Whether the axis ends with the greatest number.
  private let isUpperFixed: Bool

  /// - Parameter data: those without a place on the scale do not count.
  init(_ axis: LineChart.Axis, data: [Double]) {
    scale = axis.scale
    let placed = data.filter { axis.scale.length(of: $0) != nil }
    let lower = axis.lower.flatMap { axis.scale.length(of: $0) == nil ? nil : $0 }
    let upper = axis.upper.flatMap { axis.scale.length(of: $0) == nil ? nil : $0 }
    let first = lower ?? placed.min() ?? upper ?? (axis.scale == .linear ? 0 : 1)
    let last = upper ?? placed.max() ?? lower ?? (axis.scale == .linear ? 1 : 10)
    values = min(first, last)...max(first, last)

    let start = scale.length(of: values.lowerBound) ?? 0
    let end = scale.length(of: values.upperBound) ?? 1
    let magnitude = max(start.magnitude, end.magnitude)
    if end - start >= (scale == .logarithmic ? 1e-9 : max(1e-9 * magnitude, 1e-290)) {
      lengths = start...end
      isLowerFixed = lower != nil || first > last
      isUpperFixed = upper != nil || first > last
    } else {
      // a single number, in the middle unless the axis ends there
      let room = scale == .logarithmic ? 0.5 : magnitude < 1e-280 ? 1 : magnitude / 10
      isLowerFixed = lower != nil && upper == nil
      isUpperFixed = upper != nil && lower == nil
      lengths = (isLowerFixed ? start : start - room)...(isUpperFixed ? end : end + room)
    }
  }

  /// The ends of the axis, as lengths of the scale.
  ///
  /// - Parameter count: how many labels there is room for.
  func ends(_ slack: Slack, count: Int) -> ClosedRange<Double> {
    let span = lengths.upperBound - lengths.lowerBound
    var (lower, upper) = (lengths.lowerBound, lengths.upperBound)
    switch (slack, scale) {
    case (.roundNumber, .linear):
      let step = Ticks.step(span: span, count: count)
      let first = (lower / step.value + 1e-6).rounded(.down)
      let last = (upper / step.value - 1e-6).rounded(.up)
      lower = DecimalNumber(Int(first) * step.mantissa, exponent: step.exponent).value
      upper = DecimalNumber(Int(last) * step.mantissa, exponent: step.exponent).value
    case (.roundNumber, .logarithmic), (.margin, _):
      lower -= span / 30
      upper += span / 30
    }
    return (isLowerFixed ? lengths.lowerBound : lower)...(isUpperFixed ? lengths.upperBound : upper)
  }
}
