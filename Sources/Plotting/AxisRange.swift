/// The stretch of an axis that a chart shows, with what is marked at it.
struct AxisRange: Sendable, Hashable {
  /// A mark at the axis, perhaps with its number.
  struct Tick: Sendable, Hashable {
    /// Where it is, from 0 at the lower end to 1 at the upper.
    var fraction: Double
    var label: NumberLabel?
  }

  private let scale: LineChart.Scale
  /// The ends, as lengths of the scale.
  private let ends: ClosedRange<Double>
  /// Those with numbers first.
  private(set) var ticks: [Tick] = []

  /// - Parameter data: the numbers to be shown; those without a place on the scale do not count.
  /// - Parameter count: how many numbers there is room for, at least 1.
  init(_ axis: LineChart.Axis, data: [Double], slack: AxisBounds.Slack, count: Int) {
    scale = axis.scale
    let bounds = AxisBounds(axis, data: data)
    ends = bounds.ends(slack, count: count)
    if !axis.ticks.isEmpty {
      let given = axis.ticks.filter(\.isDrawable)
      let numbers = given.map { DecimalNumber($0, significantDigits: 6) }
      let notation = NumberLabel.Notation(for: numbers, sameDecimals: false)
      ticks = zip(given, numbers).compactMap { tick(at: $0, NumberLabel($1, notation)) }
      return
    }
    let found =
      switch axis.scale {
      case .linear: Ticks.linear(ends, count: count)
      case .logarithmic: Ticks.logarithmic(ends, values: bounds.values, count: count)
      }
    let notation = NumberLabel.Notation(for: found.labelled, sameDecimals: axis.scale == .linear)
    ticks = found.labelled.compactMap { tick(at: $0.value, NumberLabel($0, notation)) }
    ticks += found.minor.compactMap { tick(at: $0.value, nil) }
  }

  /// Where a number is: 0 at the lower end, 1 at the upper, beyond them less or more; nil where it has no place.
  func fraction(of value: Double) -> Double? {
    scale.length(of: value).map { ($0 - ends.lowerBound) / (ends.upperBound - ends.lowerBound) }
  }

  /// The numbers at the axis, each with its distance from the lower end, without those that would run into the one
  /// before.
  ///
  /// - Parameter length: the length of the axis, in pixels.
  /// - Parameter size: what a number takes of it.
  func numbers(along length: Double, size: (NumberLabel) -> Double) -> [(label: NumberLabel, offset: Double)] {
    var end = -Double.infinity
    return ticks.sorted { $0.fraction < $1.fraction }.compactMap { tick in
      guard let label = tick.label else { return nil }
      let (offset, half) = (tick.fraction * length, size(label) / 2)
      guard offset - half >= end else { return nil }
      end = offset + half
      return (label, offset)
    }
  }

  private func tick(at value: Double, _ label: NumberLabel?) -> Tick? {
    guard let fraction = fraction(of: value), fraction > -1e-6, fraction < 1 + 1e-6 else { return nil }
    return Tick(fraction: min(max(fraction, 0), 1), label: label)
  }
}
