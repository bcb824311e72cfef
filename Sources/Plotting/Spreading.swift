/// Moving things apart along a line so that they do not overlap, each as little as possible.
enum Spreading {
  /// The centres that are nearest to the wanted ones, by weighted least squares, while the order is kept and there is a
  /// gap between neighbours.
  ///
  /// With the room that the things before each one need subtracted from its wanted centre, the centres must not
  /// decrease: this is isotonic regression, solved by pooling neighbours that are in each other's way.
  ///
  /// - Parameter sizes: the extents along the line, in the order of `wanted`.
  /// - Parameter weights: how much each insists on its place; all alike where there are none.
  /// - Complexity: O(n).
  /// - SeeAlso: Best and Chakravarti, "Active Set Algorithms for Isotonic Regression", Mathematical Programming 47
  ///   (1990).
  static func centres(
    wanted: [Double], sizes: [Double], gap: Double, weights: [Double] = []
  ) -> [Double] {
    var offsets: [Double] = []
    for (index, size) in sizes.enumerated() {
      offsets.append(index == 0 ? 0 : offsets[index - 1] + (sizes[index - 1] + size) / 2 + gap)
    }
    var pools: [(sum: Double, weight: Double, count: Int)] = []
    for (index, centre) in wanted.enumerated() {
      let weight = weights.isEmpty ? 1 : weights[index]
      var pool = (sum: weight * (centre - offsets[index]), weight: weight, count: 1)
      while let last = pools.last, last.sum / last.weight > pool.sum / pool.weight {
        pool = (pool.sum + last.sum, pool.weight + last.weight, pool.count + last.count)
        pools.removeLast()
      }
      pools.append(pool)
    }
    let shifts = pools.flatMap { Array(repeating: $0.sum / $0.weight, count: $0.count) }
    return zip(shifts, offsets).map(+)
  }

  /// The same, with all of them between two borders; if they need more room, they start at the first border.
  static func centres(
    wanted: [Double], sizes: [Double], gap: Double, within borders: ClosedRange<Double>
  ) -> [Double] {
    let free = centres(wanted: wanted, sizes: sizes, gap: gap)
    let needed = sizes.reduce(0, +) + gap * Double(sizes.count - 1)
    var before = 0.0
    return zip(free, sizes).map { centre, size in
      let lowest = borders.lowerBound + before + size / 2
      let highest = max(lowest, borders.upperBound - needed + before + size / 2)
      before += size + gap
      return min(max(centre, lowest), highest)
    }
  }
}
