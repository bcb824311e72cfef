import Testing

@testable import Plotting

@Suite struct PathTests {
  private let places = [Place(x: 0, y: 1), Place(x: 2.5, y: -3), Place(x: 1 / 3, y: 0)]

  @Test func polyline() {
    #expect(Path.polyline(places) == "M0,1L2.5,-3L0.33,0")
    #expect(Path.polyline([]).isEmpty)
  }

  @Test func polygon() { #expect(Path.polygon(places) == "M0,1L2.5,-3L0.33,0Z") }
}
