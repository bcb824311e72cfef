import Plotting
import Testing

@testable import wordclf

@Suite struct TraceDrawingTests {
  @Test func boxesHoldValuesAndGradients() {
    let drawing = TraceDrawing(trace: ToyTrace.fork()).graph(title: "t", subtitle: "s")
    #expect(drawing.title == "t" && drawing.subtitle == "s")
    #expect(drawing.boxes.map(\.heading) == ["1 lookup table", "2 dense", "3 relu", "4 concatenation"])
    #expect(drawing.boxes.map(\.emphasis) == [.source, .learned, .plain, .result])
    #expect(
      drawing.boxes[1].lines == [
        "y = x·Wᵀ + b", "y  [1, 1]  ‖·‖ 2.50", "   -2.50", "", "dy ‖·‖ 1", "   1",
        "dx = dy·W; dW = dyᵀ·x, db = Σ rows of dy", "d dense.weight ‖·‖ 2.24", "d dense.bias ‖·‖ 1",
      ])
  }

  @Test func edgesSayWhichPartOfASumComesBack() {
    let drawing = TraceDrawing(trace: ToyTrace.fork()).graph(title: "", subtitle: "")
    #expect(
      drawing.edges.map { "\($0.start) \($0.end) \($0.label)" } == [
        "0 1 dy part ‖·‖ 2.24", "1 2 dy part ‖·‖ 0", "2 3 ", "1 3 dy part ‖·‖ 1", "0 3 dy part ‖·‖ 5",
      ])
  }

  @Test func aValueThatIsTakenTwiceHasTwoEdges() {
    let drawing = TraceDrawing(trace: ToyTrace.twice()).graph(title: "", subtitle: "")
    #expect(drawing.boxes.map(\.emphasis) == [.source, .muted, .result])
    #expect(drawing.edges.map(\.label) == ["", "dy part ‖·‖ 5", "dy part ‖·‖ 1"])
  }
}
