import Testing

@testable import Plotting

@Suite struct LineChartLayoutTests {
  @Test(arguments: ChartCase.all) func everythingIsInItsPlace(_ c: ChartCase) {
    let layout = LineChartLayout(c.chart, top: 70)
    #expect(layout.panels.count == c.chart.panels.count)
    var above = 70.0
    for (panel, wanted) in zip(layout.panels, c.chart.panels) {
      let area = panel.area
      #expect(area.y >= above && area.height >= wanted.height && area.x > 0 && area.right < LineChartLayout.width)
      #expect(area.width > 300)
      above = area.bottom
      for trace in panel.traces {
        let places = (trace.lines + trace.bands + trace.whiskers + [trace.markers]).joined()
        #expect(places.allSatisfy(area.contains))
        #expect(trace.whiskers.allSatisfy { $0[0].y <= $0[1].y })
      }
      for name in panel.names {
        #expect(name.place.x >= area.right && name.place.y >= area.y && name.place.y <= area.bottom)
        for text in name.texts {
          #expect(text.place.x + TextStyle.label.width(of: text.text) <= LineChartLayout.width)
        }
      }
      for (upper, lower) in zip(panel.names, panel.names.dropFirst()) {
        #expect(lower.place.y - upper.place.y >= (upper.height + lower.height) / 2)
      }
      #expect(panel.vertical.ticks.allSatisfy { (0...1).contains($0.fraction) })
      #expect(panel.heading.allSatisfy { $0.place.y < area.y })
    }
    #expect(layout.height > above && layout.height < 20_000)
  }

  /// Epochs have no fractions.
  @Test func wholeNumbersStayWhole() {
    func labels(_ epochs: [Double]) -> [String] {
      let points = epochs.map { LineChart.Point($0, 1) }
      let chart = LineChart(
        title: "", summary: "", horizontal: .init("epoch"), panels: [.init(.init("loss"), [.init(points: points)])])
      return LineChartLayout(chart, top: 0).horizontal.ticks.compactMap(\.label?.text)
    }
    #expect(labels([1, 2]) == ["1", "2"])
    #expect(labels([1, 2, 3, 4]) == ["1", "2", "3", "4"])
    #expect(labels([1, 1.5, 2]).contains("1.5"))
    #expect(labels([0, 1e300]).count > 2)
    #expect(labels([3]).contains("3.0"))
  }

  /// All panels begin and end at the same place, so that a value is above itself.
  @Test func panelsShareTheirAxis() {
    let layout = LineChartLayout(.rates, top: 70)
    #expect(layout.panels.count == 2)
    #expect(layout.panels[0].area.x == layout.panels[1].area.x)
    #expect(layout.panels[0].area.width == layout.panels[1].area.width)
    #expect(layout.panels[0].traces[0].markers.map(\.x) == layout.panels[1].traces[0].markers.map(\.x))
    #expect(layout.marks.map(\.x) == [layout.panels[0].traces[0].markers[2].x])
  }

  /// A band is where low and high are, and the line is inside.
  @Test func bandsAreAroundTheirLines() {
    let panel = LineChartLayout(.tokens, top: 70).panels[0]
    for trace in panel.traces {
      #expect(trace.bands.count == 1 && trace.bands[0].count == 6)
      for place in trace.lines[0] {
        let ends = trace.bands[0].filter { ($0.x - place.x).magnitude < 1e-6 }.map(\.y).sorted()
        #expect(ends.count == 2 && ends[0] < place.y && place.y < ends[1])
      }
    }
  }

  @Test func greaterIsHigher() {
    let panel = LineChartLayout(.tokens, top: 70).panels[0]
    for trace in panel.traces {
      #expect(trace.markers.map(\.x) == trace.markers.map(\.x).sorted())
      #expect(trace.markers.map(\.y) == trace.markers.map(\.y).sorted(by: >))
    }
    #expect(panel.names.map(\.lines) == [["fine-tuned"], ["frozen"], ["random"]])
  }

  @Test func manyNamesMakeAPanelHigher() {
    let series = (0..<25).map { LineChart.Series("series \($0)", points: []) }
    let chart = LineChart(
      title: "", summary: "", horizontal: .init("x"), panels: [.init(.init("y"), series, height: 50)])
    #expect(LineChartLayout(chart, top: 0).panels[0].area.height == 25 * 16 + 24 * 6)
  }

  /// A point that has no place from left to right does not make the vertical axis longer.
  @Test func onlyPointsThatAreShownCount() {
    let points: [LineChart.Point] = [.init(1, 1), .init(2, 2), .init(0, 1e6)]
    let chart = LineChart(
      title: "", summary: "", horizontal: .init("x", scale: .logarithmic),
      panels: [.init(.init("y"), [.init(points: points)])])
    let panel = LineChartLayout(chart, top: 0).panels[0]
    #expect(panel.traces[0].markers.map(\.y) == [panel.area.bottom, panel.area.y])
  }
}
