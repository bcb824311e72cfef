import Testing

@testable import Plotting

@Suite struct LineNameTests {
  private let area = Frame(x: 50, y: 100, width: 500, height: 200)

  private func names(_ series: [(name: String, end: Double)]) -> [LineName] {
    let series = series.map { LineChart.Series($0.name, points: $0.end.isNaN ? [] : [.init(0, 0), .init(1, $0.end)]) }
    let styles = SeriesStyle.styles(of: [LineChart.Panel(.init("y"), series)])[0]
    let range = AxisRange(.init("x", from: 0, to: 1), data: [], slack: .margin, count: 5)
    let traces = zip(series, styles).map { Trace($0, style: $1, in: area, horizontal: range, vertical: range) }
    return LineName.names(of: series, at: traces, beside: area, longest: 120)
  }

  private func extent(_ name: LineName) -> ClosedRange<Double> {
    name.place.y - name.height / 2...name.place.y + name.height / 2
  }

  @Test func atTheEndsOfTheLines() {
    let names = names([("low", 0.2), ("high", 0.8)])
    #expect(names.map(\.lines) == [["high"], ["low"]])
    #expect(names.map(\.style.index) == [1, 0])
    #expect(names.map(\.place.y) == [140, 260])
    #expect(names.allSatisfy { $0.place.x > area.right && $0.hasMarker })
  }

  @Test func closeEndsAreMovedApart() {
    let names = names((0..<6).map { ("series \($0)", 0.5) })
    #expect(names.map(\.style.index) == [0, 1, 2, 3, 4, 5])
    for (upper, lower) in zip(names, names.dropFirst()) {
      #expect(extent(lower).lowerBound - extent(upper).upperBound >= LineName.gap - 1e-9)
    }
  }

  @Test func namesStayBesideTheArea() {
    for name in names([("top", 1), ("also at the top", 1), ("bottom", 0), ("no point", .nan)]) {
      #expect(extent(name).lowerBound >= area.y && extent(name).upperBound <= area.bottom)
    }
  }

  @Test func withoutAPointLast() {
    let names = names([("nothing", .nan), ("something", 0.5)])
    #expect(names.map(\.lines) == [["something"], ["nothing"]])
    #expect(!names[1].hasMarker)
  }

  @Test func withoutANameNone() {
    #expect(names([("", 0.5)]).isEmpty)
    #expect(LineName.width(of: "", longest: 120) == 0)
    #expect(LineName.height(of: [.init(points: [])], longest: 120) <= 0)
  }

  @Test func longNamesAreBroken() {
    let name = "vectors that were trained on text of six billion words"
    let names = names([(name, 0.5)])
    #expect(names[0].lines.count > 1 && names[0].lines.joined(separator: " ") == name)
    #expect(names[0].texts.map(\.text) == names[0].lines)
    #expect(names[0].texts.map(\.place.y) == names[0].texts.map(\.place.y).sorted())
    #expect(names[0].texts.allSatisfy { extent(names[0]).contains($0.place.y) })
    #expect(LineName.width(of: name, longest: 120) < 120 + 16 + 36 + 7 + 1e-9)
    #expect(
      LineName.height(of: [.init(name, points: []), .init("b", points: [])], longest: 120) == names[0].height + 6 + 16)
  }
}
