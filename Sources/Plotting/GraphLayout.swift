/// Where everything in the drawing of a graph is.
struct GraphLayout: Sendable, Hashable {
  /// The least room above a layer, where edges change sides: with boxes, and with labels alone.
  private static let leastGaps = (boxes: 30.0, labels: 16.0)
  /// The least room between a bend and the layer that the edge enters.
  private static let arrival = 10.0
  /// The room that an edge keeps to itself where it passes a layer.
  private static let passageWidth = 10.0

  /// A stretch of an edge that runs straight down: from a box, past a layer, or to a box.
  struct Upright: Sendable, Hashable {
    var x: Double
    var top: Double
    var bottom: Double
  }

  /// The boxes, in their order.
  private(set) var frames: [Frame]
  /// The edges, in their order, each as the uprights that curves join.
  private(set) var routes: [[Upright]] = []
  /// The labels of edges, each around its middle; nil for edges without one.
  private(set) var labels: [Place?]
  private(set) var width = 0.0
  private(set) var height = 0.0

  init(_ drawing: GraphDrawing) {
    frames = drawing.boxes.map(\.frame)
    labels = drawing.edges.map { _ in nil }
    let graph = GraphLayers(drawing)
    let sizes = graph.slots.map { slot -> (width: Double, height: Double) in
      switch slot {
      case .box(let box): return (frames[box].width, frames[box].height)
      case .passage: return (Self.passageWidth, 0)
      case .label(let edge):
        return (TextStyle.label.width(of: drawing.edges[edge].label) + 8, TextStyle.label.lineHeight)
      }
    }
    let centres = GraphColumns(graph, widths: sizes.map(\.width)).centres
    width = zip(centres, sizes).map { $0 + $1.width / 2 }.max() ?? 0

    var extents = graph.slots.map { _ in (top: 0.0, bottom: 0.0) }
    for (number, layer) in graph.layers.enumerated() {
      let top = number == 0 ? 0 : height + Self.gap(above: layer, of: graph, centres)
      height = top + (layer.map { sizes[$0].height }.max() ?? 0)
      for slot in layer {
        extents[slot] = (top, height)
        switch graph.slots[slot] {
        case .box(let box):
          frames[box].x = centres[slot] - frames[box].width / 2
          frames[box].y = top
        case .label(let edge): labels[edge] = Place(x: centres[slot], y: (top + height) / 2)
        case .passage: break
        }
      }
    }
    let ports = ports(of: drawing, graph.routes, centres)
    routes = zip(graph.routes, drawing.edges.indices).map { route, edge in
      var uprights = route.map { slot in
        Upright(x: centres[slot], top: extents[slot].top - Self.arrival, bottom: extents[slot].bottom)
      }
      uprights[0].top = frames[drawing.edges[edge].start].bottom
      uprights[uprights.count - 1].x = ports[edge]
      uprights[uprights.count - 1].bottom = frames[drawing.edges[edge].end].y
      return uprights
    }
  }

  /// The room above a layer: the further its edges come from the side, the more.
  private static func gap(above layer: [Int], of graph: GraphLayers, _ centres: [Double]) -> Double {
    let hasBoxes = layer.contains { if case .box = graph.slots[$0] { true } else { false } }
    let shifts = graph.links.filter { layer.contains($0.lower) }.map { centres[$0.upper] - centres[$0.lower] }
    return (hasBoxes ? leastGaps.boxes : leastGaps.labels) + min(36, (shifts.map(\.magnitude).max() ?? 0) * 0.15)
  }

  /// Where each edge enters its box from above: those of one box side by side, in the order in which they come, and one
  /// that comes from straight above goes on straight.
  private func ports(of drawing: GraphDrawing, _ routes: [[Int]], _ centres: [Double]) -> [Double] {
    var ports = routes.map { _ in 0.0 }
    let origins = routes.map { centres[$0.dropLast().last ?? 0] }
    for (box, edges) in Dictionary(grouping: routes.indices, by: { drawing.edges[$0].end }) {
      let frame = frames[box]
      let step = min(22, (frame.width / 2 - 12) / Double(edges.count))
      let sorted = edges.sorted { (origins[$0], $0) < (origins[$1], $1) }
      var (middle, place) = (Double(edges.count - 1) / 2, frame.centre.x)
      if let straight = sorted.firstIndex(where: { (origins[$0] - place).magnitude < 10 }) {
        (middle, place) = (Double(straight), origins[sorted[straight]])
      }
      for (index, edge) in sorted.enumerated() { ports[edge] = place + (Double(index) - middle) * step }
    }
    return ports
  }
}
