import Testing

@testable import Plotting

@Suite struct SeriesStyleSVGTests {
  @Test func lines() {
    #expect(
      SeriesStyle(index: 1, dash: .solid).line("M0,0L1,1").rendered
        == "<path class=\"series1 line\" d=\"M0,0L1,1\"/>")
    #expect(
      SeriesStyle(index: 7, dash: .dashed).line("M0,0").rendered
        == "<path class=\"series1 line\" d=\"M0,0\" stroke-dasharray=\"8 4\"/>")
  }

  /// Every marker is around its place, and about as large as the others.
  @Test(arguments: SeriesStyle.Marker.allCases.indices) func markers(_ index: Int) throws {
    let element = SeriesStyle(index: index, dash: .solid).marker(at: Place(x: 100, y: 50))
    let parsed = try ParsedSVG(element.rendered).root
    #expect(parsed.classes == ["series\(index)", "marker"])
    if index == 0 {
      #expect(parsed.name == "circle" && parsed.number("cx") == 100 && parsed.number("cy") == 50)
      return
    }
    let numbers = ParsedSVG.numbers(in: try #require(parsed.attributes["d"]))
    let corners = stride(from: 0, to: numbers.count, by: 2).map { Place(x: numbers[$0] - 100, y: numbers[$0 + 1] - 50) }
    #expect(corners.reduce(0) { $0 + $1.x }.magnitude < 0.01)
    let twice = zip(corners, corners.dropFirst() + corners.prefix(1)).reduce(0) {
      $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y
    }
    // a circle of radius 4 has 50.3
    #expect((38...56).contains(twice.magnitude / 2))
  }
}
