import NumericKernels
import WindowFeatures

extension WindowClassifier where Scalar == Double {
  /// Moves the bias of each hidden unit, by as little as will do, until in a pass over `batch` all that the activation
  /// gets is at least `margin` away from each of its `kinks`; and then the weights of each pooled unit, until no two
  /// windows of a form come closer than `margin` in it.
  ///
  /// At a kink the activation has no derivative, and a central difference across one measures the mean of two slopes,
  /// whatever the backward pass computes. The same goes for a maximum that another window is about to take over. Between
  /// the kinks all is smooth, so that a network moved off them shows whether its gradients are right.
  ///
  /// Of two hidden layers the lower one moves first, as what the upper one gets depends on it.
  ///
  /// - Complexity: a forward pass for each hidden layer and one for the pooled units, and O(batch · kinks) for each hidden
  ///   and O(pairs of windows of a form) for each pooled unit.
  func moveOffKinks(_ kinks: [Double], margin: Double, of batch: WindowBatch, _ pass: Pass) {
    for layer in hiddenLayers where !kinks.isEmpty {
      _ = loss(of: batch, pass)
      let inputs = layer.node.value
      for unit in 0..<inputs.columns {
        let values = (0..<inputs.rows).map { inputs[$0, unit] }
        layer.dense.bias.value[0, unit] += values.smallestShift(off: kinks, margin: margin)
      }
    }
    if let pooling {
      _ = loss(of: batch, pass)
      movePooledUnits(pooling.dense, inputs: pooling.input.value, groups: batch.formGroups, margin: margin)
    }
  }

  /// Moves the weights of each unit in a direction drawn at random, until all that it makes of two rows of a group is at
  /// least `margin` apart, or the rows are equal and stay so.
  private func movePooledUnits(_ units: Dense<Double>, inputs: Matrix<Double>, groups: [Int32], margin: Double) {
    let pairs = inputs.differences(within: groups)
    var generator = SeededGenerator(seed: 1)
    for unit in 0..<units.weight.value.rows {
      let direction = Matrix<Double>.uniform(rows: 1, columns: inputs.columns, limit: 1, using: &generator).elements
      let weight = Array(units.weight.value.row(unit))
      let lines = pairs.map { (start: $0.dot(weight), slope: $0.dot(direction)) }
      let step = lines.smallestStep(margin: margin)
      for column in 0..<inputs.columns { units.weight.value[unit, column] += step * direction[column] }
    }
  }
}

extension Matrix where Scalar == Double {
  /// What each two rows of a group differ by, where that is more than rounding.
  fileprivate func differences(within groups: [Int32]) -> [[Double]] {
    var differences: [[Double]] = []
    for first in groups.indices {
      for second in groups.indices[(first + 1)...] where groups[first] == groups[second] {
        let difference = zip(row(first), row(second)).map { $0 - $1 }
        if difference.contains(where: { $0.magnitude > 1e-12 }) { differences.append(difference) }
      }
    }
    return differences
  }
}

extension [Double] {
  /// The number nearest to 0 that, added to all elements, leaves none of them less than `margin` away from a kink.
  ///
  /// - Complexity: O(n · log n), where n is elements · kinks.
  func smallestShift(off kinks: [Double], margin: Double) -> Double {
    // adding c, or anything less than the margin away from it, brings some element to some kink
    let centers = flatMap { element in kinks.map { $0 - element } }
    return centers.map { (lower: $0 - margin, upper: $0 + margin) }.nearestToZeroOutside
  }

  fileprivate func dot(_ other: [Double]) -> Double { zip(self, other).reduce(0) { $0 + $1.0 * $1.1 } }
}

extension [(start: Double, slope: Double)] {
  /// The number t nearest to 0 for which no line, start + slope · t, is less than `margin` away from 0. Level lines are
  /// left where they are.
  ///
  /// - Complexity: O(n · log n)
  func smallestStep(margin: Double) -> Double {
    filter { $0.slope != 0 }.map { line in
      let center = -line.start / line.slope
      let reach = margin / line.slope.magnitude
      return (lower: center - reach, upper: center + reach)
    }.nearestToZeroOutside
  }
}

extension [(lower: Double, upper: Double)] {
  /// The number nearest to 0 that lies in none of these intervals, whose ends are no part of them.
  ///
  /// - Complexity: O(n · log n)
  fileprivate var nearestToZeroOutside: Double {
    var up = 0.0
    for interval in sorted(by: { $0.lower < $1.lower }) where interval.lower < up && up < interval.upper {
      up = interval.upper
    }
    var down = 0.0
    for interval in sorted(by: { $0.upper > $1.upper }) where interval.lower < down && down < interval.upper {
      down = interval.lower
    }
    return up < -down ? up : down
  }
}
