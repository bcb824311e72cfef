/// Where the slots of a graph are from left to right.
struct GraphColumns: Sendable, Hashable {
  /// The room between neighbours in a layer.
  static let gap = 24.0
  /// How little an edge that passes a layer of boxes counts beside one between neighbours, which ought to be straight.
  private static let longWeight = 1e-6

  /// The centre of each slot; the leftmost slot begins at 0.
  private(set) var centres: [Double]
  private let widths: [Double]

  /// - Parameter widths: the width of each slot.
  /// - Complexity: O(slots + links), a constant number of times.
  init(_ graph: GraphLayers, widths: [Double]) {
    self.widths = widths
    centres = widths.map { _ in 0 }
    var above = graph.slots.map { _ in [Neighbour]() }
    var below = above
    for route in graph.routes {
      let weight = graph.isLong(route) ? Self.longWeight : 1
      for (upper, lower) in zip(route, route.dropFirst()) {
        above[lower].append(Neighbour(slot: upper, weight: weight))
        below[upper].append(Neighbour(slot: lower, weight: weight))
      }
    }
    // the last word is that of the neighbours above, so that a chain of boxes hangs straight down
    for _ in 0..<8 {
      for layer in graph.layers.reversed() { settle(layer, between: below) }
      for layer in graph.layers { settle(layer, between: above) }
    }
    for route in graph.routes where graph.isLong(route) { straighten(route.dropFirst().dropLast(), of: graph) }
    let left = zip(centres, widths).map { $0 - $1 / 2 }.min() ?? 0
    for slot in centres.indices { centres[slot] -= left }
  }

  /// A slot in the layer above or below, with the force it draws with.
  private struct Neighbour {
    let slot: Int
    let weight: Double
  }

  /// Moves the slots of a layer to the middle of their neighbours, as far as the others in the layer let them.
  private mutating func settle(_ layer: [Int], between neighbours: [[Neighbour]]) {
    let weights = layer.map { slot in neighbours[slot].reduce(0) { $0 + $1.weight } }
    let wanted = zip(layer, weights).map { slot, weight in
      weight == 0 ? centres[slot] : neighbours[slot].reduce(0) { $0 + $1.weight * centres[$1.slot] } / weight
    }
    let settled = Spreading.centres(
      wanted: wanted, sizes: layer.map { widths[$0] }, gap: Self.gap, weights: weights.map { max($0, Self.longWeight) })
    for (slot, centre) in zip(layer, settled) { centres[slot] = centre }
  }

  /// Moves the slots of an edge into one line, if the others in their layers leave one free.
  private mutating func straighten(_ passages: ArraySlice<Int>, of graph: GraphLayers) {
    var free = -Double.infinity...Double.infinity
    for slot in passages {
      guard let layer = graph.layers.first(where: { $0.contains(slot) }), let index = layer.firstIndex(of: slot)
      else { continue }
      func distance(to other: Int) -> Double { (widths[slot] + widths[other]) / 2 + Self.gap }
      let lower = index == 0 ? -.infinity : centres[layer[index - 1]] + distance(to: layer[index - 1])
      let upper = index + 1 == layer.count ? .infinity : centres[layer[index + 1]] - distance(to: layer[index + 1])
      guard max(lower, free.lowerBound) <= min(upper, free.upperBound) else { return }
      free = max(lower, free.lowerBound)...min(upper, free.upperBound)
    }
    let mean = passages.reduce(0) { $0 + centres[$1] } / Double(passages.count)
    for slot in passages { centres[slot] = min(max(mean, free.lowerBound), free.upperBound) }
  }
}
