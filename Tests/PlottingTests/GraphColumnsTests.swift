import Testing

@testable import Plotting

@Suite struct GraphColumnsTests {
  /// Widths that differ from slot to slot.
  private func widths(_ graph: GraphLayers) -> [Double] { graph.slots.indices.map { 20 + Double($0 * 37 % 60) } }

  @Test(arguments: GraphCase.all) func neighboursKeepTheirDistance(_ c: GraphCase) {
    let graph = GraphLayers(c.drawing)
    let widths = widths(graph)
    let centres = GraphColumns(graph, widths: widths).centres
    #expect(centres.count == graph.slots.count)
    for layer in graph.layers {
      for (left, right) in zip(layer, layer.dropFirst()) {
        let distance = centres[right] - centres[left] - (widths[left] + widths[right]) / 2
        #expect(distance >= GraphColumns.gap - 1e-6)
      }
    }
    let left = zip(centres, widths).map { $0 - $1 / 2 }.min() ?? 0
    #expect(left.magnitude < 1e-9)
  }

  @Test func aChainHangsStraightDown() {
    let graph = GraphLayers(.prediction)
    let centres = GraphColumns(graph, widths: graph.slots.map { _ in 100 }).centres
    for box in 4...8 { #expect((centres[box] - centres[3]).magnitude < 0.01) }
    // what is joined is in the middle of what it is joined from
    #expect((centres[3] - (centres[0] + centres[1] + centres[2]) / 3).magnitude < 1e-6)
  }

  @Test func anEdgePastLayersIsStraight() throws {
    let graph = GraphLayers(.prediction)
    let centres = GraphColumns(graph, widths: widths(graph)).centres
    let route = try #require(graph.routes.first(where: graph.isLong))
    let passages = route.dropFirst().dropLast()
    #expect(passages.count == 5 && Set(passages.map { centres[$0] }).count == 1)
  }
}
