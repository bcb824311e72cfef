/// The boxes of a graph in layers from top to bottom, with places kept free for edges that pass through a layer.
///
/// - SeeAlso: Sugiyama, Tagawa and Toda, "Methods for Visual Understanding of Hierarchical System Structures", IEEE
///   Transactions on Systems, Man, and Cybernetics 11 (1981).
struct GraphLayers: Sendable, Hashable {
  /// What takes a place in a layer.
  enum Slot: Sendable, Hashable {
    case box(Int)
    /// Where an edge passes.
    case passage(edge: Int)
    /// Where the label of an edge is.
    case label(edge: Int)
  }

  /// All slots; the boxes come first, in their order.
  private(set) var slots: [Slot]
  /// The numbers of the slots of each layer, from left to right.
  private(set) var layers: [[Int]]
  private let boxCount: Int
  /// The slots that each edge runs through, from its start to its end.
  private(set) var routes: [[Int]] = []

  /// - Complexity: O(edges · layers) slots, ordered in a constant number of sweeps, each of which sorts all layers and
  ///   counts crossings in quadratic time.
  init(_ drawing: GraphDrawing) {
    let ranks = Self.ranks(of: drawing)
    // a layer for labels below each layer of boxes that has an edge with a label
    let labelled = Set(drawing.edges.filter { !$0.label.isEmpty }.map { ranks[$0.start] })
    func layer(_ rank: Int) -> Int { rank + labelled.filter { $0 < rank }.count }

    boxCount = drawing.boxes.count
    slots = drawing.boxes.indices.map(Slot.box)
    layers = Array(repeating: [], count: layer((ranks.max() ?? -1) + 1))
    for (box, rank) in ranks.enumerated() { layers[layer(rank)].append(box) }
    for (index, edge) in drawing.edges.enumerated() {
      let start = layer(ranks[edge.start])
      var route = [edge.start]
      for passed in (start + 1)..<layer(ranks[edge.end]) {
        let hasLabel = passed == start + 1 && !edge.label.isEmpty
        layers[passed].append(slots.count)
        route.append(slots.count)
        slots.append(hasLabel ? .label(edge: index) : .passage(edge: index))
      }
      routes.append(route + [edge.end])
    }
    order()
  }

  /// The layer of each box: one more than that of its lowest input; boxes without input are directly above the first
  /// that takes their value.
  private static func ranks(of drawing: GraphDrawing) -> [Int] {
    var ranks = drawing.boxes.map { _ in 0 }
    for box in drawing.boxes.indices {
      ranks[box] = drawing.edges.filter { $0.end == box }.map { ranks[$0.start] + 1 }.max() ?? 0
    }
    let inner = Set(drawing.edges.map(\.end))
    for box in drawing.boxes.indices where !inner.contains(box) {
      ranks[box] = drawing.edges.filter { $0.start == box }.map { ranks[$0.end] - 1 }.min() ?? 0
    }
    let first = ranks.min() ?? 0
    return ranks.map { $0 - first }
  }

  /// Whether a route passes a layer that has boxes.
  func isLong(_ route: [Int]) -> Bool {
    let inner = route.dropFirst().dropLast()
    return layers.contains { layer in layer.contains(where: inner.contains) && layer.contains { $0 < boxCount } }
  }

  /// Pairs of slots in neighbouring layers that an edge joins.
  var links: [(upper: Int, lower: Int)] {
    routes.flatMap { route in zip(route, route.dropFirst()).map { (upper: $0, lower: $1) } }
  }

  /// Sorts the slots of each layer by the mean position of their neighbours, in the layer above and in the layer below
  /// by turns, and keeps the order with the fewest crossings.
  private mutating func order() {
    let links = links
    var above = slots.map { _ in [Int]() }
    var below = above
    for link in links {
      above[link.lower].append(link.upper)
      below[link.upper].append(link.lower)
    }
    var best = (layers: layers, crossings: crossings)
    for sweep in 0..<12 where best.crossings > 0 {
      let isDownward = sweep.isMultiple(of: 2)
      for layer in isDownward ? Array(layers.indices) : layers.indices.reversed() {
        sort(layer, by: isDownward ? above : below)
      }
      let crossings = crossings
      if crossings < best.crossings { best = (layers, crossings) }
    }
    layers = best.layers
  }

  private mutating func sort(_ layer: Int, by neighbours: [[Int]]) {
    let positions = positions
    let keys = layers[layer].map { slot in
      let places = neighbours[slot].map { positions[$0] }
      return places.isEmpty ? positions[slot] : places.reduce(0, +) / Double(places.count)
    }
    let sorted = zip(keys, layers[layer]).enumerated().sorted { left, right in
      (left.element.0, left.offset) < (right.element.0, right.offset)
    }
    layers[layer] = sorted.map(\.element.1)
  }

  /// Where each slot is in its layer, from 0 at the left to 1 at the right.
  private var positions: [Double] {
    var positions = slots.map { _ in 0.0 }
    for layer in layers {
      for (index, slot) in layer.enumerated() { positions[slot] = (Double(index) + 0.5) / Double(layer.count) }
    }
    return positions
  }

  /// How many pairs of links cross.
  var crossings: Int {
    var positions = slots.map { _ in (layer: 0, index: 0) }
    for (number, layer) in layers.enumerated() {
      for (index, slot) in layer.enumerated() { positions[slot] = (number, index) }
    }
    let ends = links.map { (upper: positions[$0.upper], lower: positions[$0.lower]) }
    var count = 0
    for (index, one) in ends.enumerated() {
      for other in ends[..<index] where other.upper.layer == one.upper.layer {
        let (above, below) = (one.upper.index - other.upper.index, one.lower.index - other.lower.index)
        if above * below < 0 { count += 1 }
      }
    }
    return count
  }
}
