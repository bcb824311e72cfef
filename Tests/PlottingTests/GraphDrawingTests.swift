import Testing

@testable import Plotting

@Suite struct GraphDrawingTests {
  @Test func boxesHaveNumbers() {
    var drawing = GraphDrawing(title: "", summary: "")
    #expect(drawing.add(.init("a")) == 0 && drawing.add(.init("b", lines: ["1"], emphasis: .result)) == 1)
    drawing.connect(0, to: 1, label: "x")
    #expect(drawing.boxes.map(\.heading) == ["a", "b"])
    #expect(drawing.edges.map { [$0.start, $0.end] } == [[0, 1]] && drawing.edges[0].label == "x")
  }

  @Test func edgesLeadToLaterBoxes() async {
    await #expect(processExitsWith: .failure) { GraphDrawingTests.connect(1, to: 0) }
    await #expect(processExitsWith: .failure) { GraphDrawingTests.connect(0, to: 0) }
    await #expect(processExitsWith: .failure) { GraphDrawingTests.connect(0, to: 2) }
    await #expect(processExitsWith: .failure) { GraphDrawingTests.connect(-1, to: 1) }
  }

  /// Connects boxes of a drawing that has two.
  private static func connect(_ start: Int, to end: Int) {
    var drawing = GraphDrawing(title: "", summary: "")
    for name in ["a", "b"] { drawing.add(.init(name)) }
    drawing.connect(start, to: end)
  }

  @Test func emphasesThatMatterHaveColoursOfTheirOwn() {
    let colours = [GraphDrawing.Emphasis.plain, .source, .learned, .result].map(\.colour)
    #expect(Set(colours).count == colours.count)
  }
}
