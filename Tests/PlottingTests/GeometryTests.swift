import Testing

@testable import Plotting

@Suite struct GeometryTests {
  private let frame = Frame(x: 10, y: 20, width: 100, height: 50)

  @Test func sides() {
    #expect(frame.right == 110 && frame.bottom == 70)
    #expect(frame.centre == Place(x: 60, y: 45))
  }

  @Test func containsItsBorder() {
    for place in [Place(x: 10, y: 20), Place(x: 110, y: 70), Place(x: 60, y: 45)] { #expect(frame.contains(place)) }
    for place in [Place(x: 9.9, y: 45), Place(x: 111, y: 45), Place(x: 60, y: 19), Place(x: 60, y: 71)] {
      #expect(!frame.contains(place))
    }
  }

  @Test func neighboursDoNotOverlap() {
    #expect(frame.overlaps(frame))
    #expect(frame.overlaps(Frame(x: 100, y: 60, width: 50, height: 50)))
    #expect(!frame.overlaps(Frame(x: 110, y: 20, width: 50, height: 50)))
    #expect(!frame.overlaps(Frame(x: 10, y: 70, width: 100, height: 50)))
    #expect(!frame.overlaps(Frame(x: 0, y: 0, width: 200, height: 20)))
  }
}
