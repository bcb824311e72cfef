import Testing

@testable import Plotting

@Suite struct GraphLayersTests {
  private func layer(of slot: Int, in graph: GraphLayers) -> Int? { graph.layers.firstIndex { $0.contains(slot) } }

  @Test(arguments: GraphCase.all) func everySlotIsInOneLayer(_ c: GraphCase) {
    let graph = GraphLayers(c.drawing)
    #expect(graph.layers.joined().sorted() == Array(graph.slots.indices))
    #expect(!graph.layers.contains { $0.isEmpty })
    #expect(graph.slots.prefix(c.drawing.boxes.count) == c.drawing.boxes.indices.map { .box($0) }[...])
  }

  @Test(arguments: GraphCase.all) func edgesGoDownLayerByLayer(_ c: GraphCase) throws {
    let graph = GraphLayers(c.drawing)
    #expect(graph.routes.count == c.drawing.edges.count)
    for (number, (route, edge)) in zip(graph.routes, c.drawing.edges).enumerated() {
      #expect(route.first == edge.start && route.last == edge.end)
      let layers = try route.map { try #require(layer(of: $0, in: graph)) }
      #expect(layers == Array(layers[0]..<(layers[0] + layers.count)))
      for (index, slot) in route.enumerated().dropFirst().dropLast() {
        let hasLabel = index == 1 && !edge.label.isEmpty
        #expect(graph.slots[slot] == (hasLabel ? .label(edge: number) : .passage(edge: number)))
      }
      #expect(edge.label.isEmpty || route.count > 2)
    }
  }

  /// Boxes are as far down as their longest path from above says, and boxes without input as far as their consumers let
  /// them.
  @Test func boxesOfAPrediction() throws {
    let drawing = GraphDrawing.prediction
    let graph = GraphLayers(drawing)
    let boxes = graph.layers.map { $0.filter { $0 < drawing.boxes.count } }.filter { !$0.isEmpty }
    #expect(boxes.map(Set.init) == [[0, 1, 2], [3], [4], [5], [6], [7], [8, 9], [10]])
    // one layer for the labels of look-ups, one for that of the short cut, one for the logits
    #expect(graph.layers.count == boxes.count + 3)
    #expect(graph.crossings == 0)
  }

  private func graph(_ boxes: Int, _ edges: [(Int, Int)]) -> GraphLayers {
    var drawing = GraphDrawing(title: "", summary: "")
    for box in 0..<boxes { drawing.add(.init("\(box)")) }
    for (start, end) in edges { drawing.connect(start, to: end) }
    return GraphLayers(drawing)
  }

  @Test func crossingsAreUndone() {
    let graph = graph(6, [(0, 5), (1, 4), (2, 3)])
    #expect(graph.crossings == 0)
    #expect(graph.layers[0].count == 3)
  }

  /// Two boxes that both go to two others cross once, however they lie.
  @Test func crossingsThatMustBe() {
    #expect(graph(4, [(0, 2), (0, 3), (1, 2), (1, 3)]).crossings == 1)
    // three to three: three pairs above times three pairs below
    #expect(graph(6, (0..<3).flatMap { start in (3..<6).map { (start, $0) } }).crossings == 9)
  }

  @Test func longEdges() {
    let graph = graph(4, [(0, 1), (1, 2), (2, 3), (0, 3)])
    #expect(graph.routes.map(graph.isLong) == [false, false, false, true])
    let prediction = GraphLayers(.prediction)
    // labels lie between layers of boxes, and make no edge long
    #expect(
      zip(prediction.routes, GraphDrawing.prediction.edges).filter { prediction.isLong($0.0) }.map(\.1.label) == [
        "skip"
      ])
  }
}
