import Testing

@testable import Plotting

@Suite struct SeriesStyleTests {
  private func numbers(_ names: [[String]]) -> [[Int]] {
    let panels = names.map { LineChart.Panel(.init("y"), $0.map { LineChart.Series($0, points: []) }) }
    return SeriesStyle.styles(of: panels).map { $0.map(\.index) }
  }

  @Test func eachSeriesHasItsNumber() { #expect(numbers([["a", "b", "c"]]) == [[0, 1, 2]]) }

  @Test func aNameLooksTheSameInAllPanels() {
    #expect(numbers([["a", "b"], ["b", "a", "c"]]) == [[0, 1], [1, 0, 2]])
  }

  @Test func seriesWithoutANameDiffer() { #expect(numbers([["", ""], ["", "a", "a"]]) == [[0, 1], [2, 3, 3]]) }

  @Test func noPanels() { #expect(numbers([]).isEmpty) }

  @Test func thirtyLookDifferent() {
    let styles = (0..<30).map { SeriesStyle(index: $0, dash: .solid) }
    #expect(Set(styles.map { "\($0.colourClass) \($0.marker)" }).count == 30)
  }

  @Test func dashesAreThoseAskedFor() {
    let panel = LineChart.Panel(.init("y"), LineChart.Dash.allCases.map { .init("\($0)", dash: $0, points: []) })
    #expect(SeriesStyle.styles(of: [panel])[0].map(\.dash) == LineChart.Dash.allCases)
  }
}
