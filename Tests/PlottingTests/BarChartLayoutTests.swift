import Testing

@testable import Plotting

@Suite struct BarChartLayoutTests {
  @Test(arguments: BarCase.all) func barsAreInTheArea(_ c: BarCase) {
    let layout = BarChartLayout(c.chart, top: 90)
    #expect(layout.rows.count == c.chart.bars.count)
    #expect(layout.area.x > 0 && layout.area.right < BarChartLayout.width && layout.area.width > 450)
    for (row, bar) in zip(layout.rows, c.chart.bars) {
      #expect(row.y > layout.area.y && row.y < layout.area.bottom)
      #expect((row.bar == nil) == (bar.value == 0 || !bar.value.isFinite))
      #expect(layout.area.x - BarChartLayout.gap - TextStyle.label.width(of: row.label) > 0)
      guard let frame = row.bar else { continue }
      #expect(row.isNegative == (bar.value < 0))
      #expect((row.isNegative ? frame.right : frame.x) == layout.zero)
      #expect(frame.width >= 0.5 && frame.centre.y == row.y)
      let room = (row.value?.width(.tick) ?? 0) + BarChartLayout.gap
      #expect(frame.x - (row.isNegative ? room : 0) >= layout.area.x)
      #expect(frame.right + (row.isNegative ? 0 : room) <= layout.area.right)
    }
    for (upper, lower) in zip(layout.rows, layout.rows.dropFirst()) { #expect(lower.y - upper.y == 22) }
  }

  @Test func zeroIsInTheMiddle() {
    let layout = BarChartLayout(BarCase.all[0].chart, top: 90)
    #expect((layout.zero - (layout.area.x + layout.area.right) / 2).magnitude < 1e-9)
  }

  @Test(arguments: BarCase.all) func lengthsAreProportional(_ c: BarCase) {
    let drawn = zip(BarChartLayout(c.chart, top: 0).rows, c.chart.bars).filter { ($0.0.bar?.width ?? 0) > 0.5 }
    let ratios = drawn.map { ($0.0.bar?.width ?? .nan) / $0.1.value.magnitude }
    for ratio in ratios { #expect((ratio / ratios[0] - 1).magnitude < 1e-9 || ratio > 1e300) }
  }

  struct Values: Sendable, CustomTestStringConvertible {
    var values: [Double]
    var texts: [String]
    var testDescription: String { "\(values)" }
  }

  static let values = [
    Values(values: [3.412, -0.641, 0.012, 0], texts: ["+3.41", "−0.64", "+0.01", "0.00"]),
    Values(values: [0.0234, -0.001], texts: ["+0.0234", "−0.0010"]),
    Values(values: [12_345.678, -99.5], texts: ["+12,346", "−100"]),
    Values(values: [-1.7e-6, 3e-8], texts: ["−1.7×10", "+3×10"]),
    Values(values: [0, -0.0001, 0.5], texts: ["0.000", "0.000", "+0.500"]),
  ]

  @Test(arguments: values) func threeDigitsOfTheGreatest(_ c: Values) {
    let chart = BarChart(
      title: "", summary: "", positive: "", negative: "", bars: c.values.map { .init("a", $0) })
    #expect(BarChartLayout(chart, top: 0).rows.map { $0.value?.text } == c.texts)
  }

  @Test func whatIsNoNumberHasNone() {
    let chart = BarChart(
      title: "", summary: "", positive: "", negative: "",
      bars: [.init("a", .nan), .init("b", -.infinity), .init("c", 1)])
    #expect(BarChartLayout(chart, top: 0).rows.map { $0.value?.text } == [nil, nil, "+1.00"])
  }
}
