/// Where everything in a bar chart is.
struct BarChartLayout: Sendable, Hashable {
  static let width = 800.0
  /// The height that a bar takes with the room around it.
  static let rowHeight = 22.0
  private static let barHeight = 14.0
  /// The greatest width of a label.
  private static let longestLabel = 240.0
  /// The room between a bar and its value, and between labels and bars.
  static let gap = 8.0

  /// A bar with what is written at it.
  struct Row: Sendable, Hashable {
    var label: String
    /// What is written at the outer end of the bar.
    var value: NumberLabel?
    /// The bar; nil where the value is 0 or not a number.
    var bar: Frame?
    var isNegative: Bool
    /// The middle of the row, from top to bottom.
    var y: Double
  }

  /// The area of all rows, without their labels.
  let area: Frame
  let rows: [Row]

  /// Where 0 is.
  var zero: Double { area.centre.x }

  init(_ chart: BarChart, top: Double) {
    let labels = chart.bars.map { TextStyle.label.shortened($0.label, width: Self.longestLabel) }
    let widest = labels.map(TextStyle.label.width).max() ?? 0
    let left = (Picture.margin + widest + 2 * Self.gap).rounded()
    let area = Frame(
      x: left, y: top, width: Self.width - Picture.margin - left, height: Self.rowHeight * Double(chart.bars.count))
    let numbers = BarChartLayout.numbers(of: chart.bars.map(\.value))
    let room = numbers.compactMap { $0?.width(.tick) }.max() ?? 0
    let longest = area.width / 2 - room - 2 * Self.gap
    let greatest = chart.bars.map(\.value.magnitude).filter(\.isDrawable).max() ?? 0
    self.area = area
    rows = chart.bars.indices.map { index in
      let value = chart.bars[index].value
      let y = top + (Double(index) + 0.5) * Self.rowHeight
      var row = Row(label: labels[index], value: numbers[index], bar: nil, isNegative: value < 0, y: y)
      if value.isDrawable && value != 0 {
        let length = max(0.5, value.magnitude / greatest * longest)
        row.bar = Frame(
          x: area.centre.x - (row.isNegative ? length : 0), y: y - Self.barHeight / 2, width: length,
          height: Self.barHeight)
      }
      return row
    }
  }

  /// The values with as many decimals as give the greatest three digits; nil for those that are not numbers.
  private static func numbers(of values: [Double]) -> [NumberLabel?] {
    let greatest = values.map(\.magnitude).filter(\.isDrawable).max() ?? 0
    let decade = greatest < 1e-300 ? 0 : greatest.decade
    let decimals = max(0, 2 - decade)
    return values.map { value in
      guard value.isDrawable else { return nil }
      guard (-4...6).contains(decade) else {
        return NumberLabel(DecimalNumber(value, significantDigits: 3), .scientific, isSigned: true)
      }
      let rounded = (value * .powerOfTen(decimals)).rounded()
      return NumberLabel(DecimalNumber(Int(rounded), exponent: -decimals), .plain(decimals: decimals), isSigned: true)
    }
  }
}
