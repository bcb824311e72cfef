import Testing

@testable import Plotting

@Suite struct SeriesTests {
  @Test func aPointAloneHasNoSpread() {
    let point = LineChart.Point(2, 3)
    #expect(point.x == 2 && point.y == 3 && point.low.isNaN && point.high.isNaN)
  }

  @Test func dashesDiffer() {
    let patterns = LineChart.Dash.allCases.map(\.pattern)
    #expect(Set(patterns).count == patterns.count)
    #expect(LineChart.Dash.solid.pattern == nil)
  }
}
