import Testing

@testable import Plotting

@Suite struct GraphLayoutTests {
  /// The rectangle around a label.
  private func frame(_ label: String, around middle: Place) -> Frame {
    let width = TextStyle.label.width(of: label)
    return Frame(x: middle.x - width / 2, y: middle.y - 8, width: width, height: 16)
  }

  private func labels(_ drawing: GraphDrawing, _ layout: GraphLayout) -> [Frame] {
    zip(drawing.edges, layout.labels).compactMap { edge, middle in middle.map { frame(edge.label, around: $0) } }
  }

  @Test(arguments: GraphCase.all) func nothingOverlaps(_ c: GraphCase) {
    let layout = GraphLayout(c.drawing)
    let frames = layout.frames + labels(c.drawing, layout)
    for (index, frame) in frames.enumerated() {
      #expect(!frames[..<index].contains(where: frame.overlaps), "\(index)")
      #expect(frame.x >= -1e-6 && frame.y >= 0)
      #expect(frame.right <= layout.width + 1e-6 && frame.bottom <= layout.height + 1e-6)
    }
  }

  @Test(arguments: GraphCase.all) func labelsAreThoseOfTheirEdges(_ c: GraphCase) {
    let layout = GraphLayout(c.drawing)
    #expect(layout.labels.map { $0 == nil } == c.drawing.edges.map(\.label.isEmpty))
    for (middle, route) in zip(layout.labels, layout.routes) {
      guard let middle else { continue }
      #expect(route.contains { $0.x == middle.x && $0.top <= middle.y && middle.y <= $0.bottom })
    }
  }

  @Test(arguments: GraphCase.all) func edgesLeadFromBoxToBox(_ c: GraphCase) throws {
    let layout = GraphLayout(c.drawing)
    for (edge, route) in zip(c.drawing.edges, layout.routes) {
      let (first, last) = (try #require(route.first), try #require(route.last))
      let (start, end) = (layout.frames[edge.start], layout.frames[edge.end])
      #expect((first.x - start.centre.x).magnitude < 1e-6 && first.top == start.bottom)
      #expect(last.bottom == end.y && last.x > end.x + 1 && last.x < end.right - 1)
      #expect(route.allSatisfy { $0.top <= $0.bottom })
      for (upper, lower) in zip(route, route.dropFirst()) { #expect(lower.top > upper.bottom) }
      // there is room for the head of the arrow
      #expect(last.bottom - last.top >= 8)
    }
  }

  /// The places of an edge, close to each other: along its uprights, and along the curves between them.
  private func places(_ route: [GraphLayout.Upright]) -> [Place] {
    let steps = (0...16).map { Double($0) / 16 }
    let uprights = route.flatMap { upright in
      steps.map { Place(x: upright.x, y: upright.top + $0 * (upright.bottom - upright.top)) }
    }
    let curves = zip(route, route.dropFirst()).flatMap { upper, lower in
      steps.map { t in
        // a cubic curve whose two middle points are at half the height
        let (near, far) = ((1 - t) * (1 - t) * (1 + 2 * t), t * t * (3 - 2 * t))
        let middle = (upper.bottom + lower.top) / 2
        let (a, b, c) = ((1 - t) * (1 - t) * (1 - t), 3 * t * (1 - t), t * t * t)
        return Place(x: near * upper.x + far * lower.x, y: a * upper.bottom + b * middle + c * lower.top)
      }
    }
    return uprights + curves
  }

  @Test(arguments: GraphCase.all) func edgesRunThroughNoBox(_ c: GraphCase) {
    let layout = GraphLayout(c.drawing)
    for route in layout.routes {
      for place in places(route) {
        for frame in layout.frames {
          let inner = Frame(x: frame.x + 0.5, y: frame.y + 0.5, width: frame.width - 1, height: frame.height - 1)
          #expect(!inner.contains(place))
        }
      }
    }
  }

  /// An edge is covered by no label but its own.
  @Test(arguments: GraphCase.all) func edgesRunThroughNoLabel(_ c: GraphCase) {
    let layout = GraphLayout(c.drawing)
    for (number, middle) in layout.labels.enumerated() {
      guard let middle else { continue }
      let label = frame(c.drawing.edges[number].label, around: middle)
      for (other, route) in layout.routes.enumerated() where other != number {
        #expect(!places(route).contains(where: label.contains), "label \(number), edge \(other)")
      }
    }
  }

  @Test(arguments: GraphCase.all) func arrivalsAreApart(_ c: GraphCase) throws {
    let layout = GraphLayout(c.drawing)
    for box in c.drawing.boxes.indices {
      let ports = zip(c.drawing.edges, layout.routes).filter { $0.0.end == box }.compactMap(\.1.last?.x).sorted()
      for (left, right) in zip(ports, ports.dropFirst()) { #expect(right - left > 2) }
    }
  }

  @Test func aBoxHasRoomForItsText() {
    let box = GraphDrawing.Box("softmax cross-entropy", lines: ["a", "W      [300, 325], dense, and more"])
    let frame = box.frame
    #expect(frame.width >= TextStyle.heading.width(of: box.heading) + 16)
    #expect(frame.width >= TextStyle.code.width(of: box.lines[1]) + 16)
    #expect(frame.height >= 26 + 2 * TextStyle.code.lineHeight)
    #expect(GraphDrawing.Box("a").frame.height == 26)
  }
}
