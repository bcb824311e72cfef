import Testing

@testable import Plotting

@Suite struct TraceTests {
  /// A pixel is 0.1 from left to right, and 1 from top to bottom.
  private let area = Frame(x: 100, y: 10, width: 100, height: 50)

  private func trace(_ points: [LineChart.Point], scale: LineChart.Scale = .linear) -> Trace {
    Trace(
      LineChart.Series(points: points), style: SeriesStyle(index: 0, dash: .solid), in: area,
      horizontal: AxisRange(
        .init("x", scale: scale, from: scale == .linear ? 0 : 1, to: 10), data: [], slack: .margin, count: 5),
      vertical: AxisRange(.init("y", from: 0, to: 50), data: [], slack: .roundNumber, count: 5))
  }

  @Test func pointsBecomePlaces() {
    let trace = trace([.init(0, 0), .init(5, 25), .init(10, 50)])
    #expect(trace.lines == [[Place(x: 100, y: 60), Place(x: 150, y: 35), Place(x: 200, y: 10)]])
    #expect(trace.markers == trace.lines[0])
    #expect(trace.end == 10)
    #expect(trace.bands.isEmpty && trace.whiskers.isEmpty)
  }

  struct Gap: Sendable, CustomTestStringConvertible {
    var x: Double
    var y: Double
    var testDescription: String { "(\(x), \(y))" }
  }

  static let gaps = [
    Gap(x: 5, y: .nan), Gap(x: .nan, y: 5), Gap(x: 5, y: .infinity), Gap(x: -.infinity, y: 5), Gap(x: 5, y: 1e301),
  ]

  @Test(arguments: gaps) func whatHasNoPlaceLeavesAGap(_ c: Gap) {
    let points: [LineChart.Point] = [.init(1, 1), .init(2, 2), .init(c.x, c.y), .init(8, 3), .init(9, 4)]
    let trace = trace(points)
    #expect(trace.lines.map(\.count) == [2, 2])
    #expect(trace.markers.count == 4)
  }

  @Test func onALogarithmicAxisZeroLeavesAGap() {
    let trace = trace([.init(1, 1), .init(10, 1), .init(0, 1), .init(2, 1), .init(3, 1)], scale: .logarithmic)
    #expect(trace.lines.map(\.count) == [2, 2])
    #expect(trace.lines[0] == [Place(x: 100, y: 59), Place(x: 200, y: 59)])
  }

  @Test func aPointAloneIsAMarker() {
    let trace = trace([.init(1, 10), .init(2, .nan), .init(3, 10)])
    #expect(trace.lines.isEmpty)
    #expect(trace.markers == [Place(x: 110, y: 50), Place(x: 130, y: 50)])
  }

  @Test func nothingIsDrawnOfNothing() {
    for points in [[], [LineChart.Point(.nan, .nan)]] {
      let trace = trace(points)
      #expect(trace.lines.isEmpty && trace.markers.isEmpty && trace.end == nil)
    }
  }

  @Test func whatLeavesTheAreaIsCut() {
    let trace = trace([.init(0, 25), .init(5, 75), .init(10, 25)])
    #expect(
      trace.lines == [
        [Place(x: 100, y: 35), Place(x: 125, y: 10)], [Place(x: 175, y: 10), Place(x: 200, y: 35)],
      ])
    #expect(trace.markers.count == 2)
    #expect(self.trace([.init(0, 25), .init(5, 1e300)]).end == 10)
  }

  @Test func bandsRunAlongTheSpreads() {
    let trace = trace([.init(0, 10, low: 5, high: 20), .init(5, 20, low: 30, high: 10), .init(10, 1)])
    // high ends from left to right, low ends back, whichever was given first
    #expect(
      trace.bands.map(Set.init) == [
        [Place(x: 100, y: 40), Place(x: 150, y: 30), Place(x: 150, y: 50), Place(x: 100, y: 55)]
      ])
    #expect(trace.whiskers.isEmpty)
    #expect(trace.lines[0].count == 3)
  }

  @Test func aSpreadAloneIsAWhisker() {
    let trace = trace([
      .init(5, 10, low: 0, high: 80), .init(6, 10, low: .nan, high: 20), .init(7, 10, low: 5, high: .nan),
    ])
    #expect(trace.bands.isEmpty)
    #expect(trace.whiskers == [[Place(x: 150, y: 10), Place(x: 150, y: 60)]])
  }

  @Test func manyPointsHaveNoMarkers() {
    func points(_ count: Int) -> [LineChart.Point] { (0..<count).map { .init(10 * Double($0) / Double(count), 5) } }
    #expect(trace(points(39)).markers.count == 39)
    #expect(trace(points(40)).markers.isEmpty)
    #expect(trace(points(40) + [.init(.nan, 0), .init(9, 9)]).markers == [Place(x: 190, y: 51)])
  }

  @Test func runs() {
    let numbers = [1, 2, 0, 0, 3, 0]
    #expect(numbers.runs { $0 == 0 ? nil : "\($0)" } == [["1", "2"], ["3"]])
    #expect([Int]().runs { $0 }.isEmpty)
  }
}
